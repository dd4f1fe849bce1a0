#include "views/painting/painters.h"

#include "views/ink/lettering.h"
#include "views/painting/axispainter.h"
#include "views/painting/featurerows.h"
#include "views/painting/laneheader.h"
#include "views/painting/legend.h"
#include "views/painting/matrixview.h"
#include "views/painting/signalplot.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace
{

/// Space around rows and values; small lanes keep less.
double inset(double height)
{
    return height >= 30 ? 6 : height >= 16 ? 3 : 1;
}

QRectF dataIn(const QRectF& area, const Scale& scale)
{
    const double left = std::max(scale.left(), area.left()), right = std::min(scale.right(), area.right());
    return { left, area.top(), std::max(right - left, 0.0), area.height() };
}

bool isOther(const LayerView& layer)
{
    return layer.slice && !layer.signal();
}

/// Layers that are not signals share the height. Returns what is not drawn for want of room, as text.
QString paintOthers(QPainter& painter, const QRectF& area, const Scale& scale, const LaneView& lane, const Theme& theme)
{
    int leftOut = 0;
    QStringList notes;
    for (qsizetype i = 0; i < lane.layers.size(); ++i) {
        const LayerView& layer = lane.layers[i];
        if (!isOther(layer))
            continue;
        const QRectF strip = layerArea(area, scale, lane, i);
        if (const auto* features = std::get_if<tracks::Features>(layer.slice.get()))
            leftOut += paintFeatures(painter, strip, scale, *features, layer.colour, theme, lane.byScore);
        else if (const auto* bases = std::get_if<tracks::Bases>(layer.slice.get()))
            paintBases(painter, strip, scale, *bases, theme);
        else if (const auto* arcs = std::get_if<tracks::Arcs>(layer.slice.get()))
            notes << countText(paintArcs(painter, strip, scale, *arcs, lane.arcs, layer.colour, theme));
        else if (const auto* matrix = std::get_if<tracks::Matrix>(layer.slice.get()))
            paintMatrix(painter, strip, scale, *matrix, lane.scale, layer.colour, theme);
    }
    notes << leftOutText(leftOut);
    notes.removeAll(QString());
    return notes.join(QStringLiteral(" · "));
}

void paintProblem(QPainter& painter, const QRectF& data, const QString& problem, const Theme& theme)
{
    const double line = lineHeight(theme.font), room = data.height() - 4;
    const QFont& font = room >= line ? theme.font : theme.smallFont;
    const int lines = int(room / lineHeight(font));
    const QStringList text = lines > 0 ? wrappedTo(std::min(data.width() - 32, 640.0), lines, problem, font) : QStringList();
    if (text.isEmpty())
        return;
    double widest = 0;
    for (const QString& part : text)
        widest = std::max(widest, textWidth(part, font));
    const double height = double(text.size()) * lineHeight(font);
    QRectF box(data.center().x() - widest / 2 - 8, data.center().y() - height / 2, widest + 16, height);
    QColor ground = theme.laneBackground;
    ground.setAlphaF(0.85F);
    painter.fillRect(box, ground);
    double middle = box.top() + lineHeight(font) / 2;
    for (const QString& part : text) {
        drawText(
            painter, { data.center().x() - textWidth(part, font) / 2, baselineAround(middle, font) }, part, font, theme.problem);
        middle += lineHeight(font);
    }
}

void paintHeader(QPainter& painter, const QRectF& header, const LaneView& lane, const Scale& scale,
    const std::optional<SignalPlot>& plot, const QString& leftOut, const Theme& theme)
{
    if (plot)
        paintValueAxis(painter, header, *plot, theme);
    const double beside = leftOutRoom(header, leftOut, theme);
    // Where it does not stand beside the name, the name stays above it.
    const double below = leftOut.isEmpty() || beside > 0 ? 0 : lineHeight(theme.smallFont);
    paintLaneName(painter, header.adjusted(0, 0, 0, -below), lane, scale, plot ? valueAxisRoom(*plot, theme) : beside, theme);
    paintLeftOut(painter, header, leftOut, theme);
}

void paintBusy(QPainter& painter, const QRectF& data, const Theme& theme)
{
    QColor quiet = theme.quietText;
    quiet.setAlphaF(0.7F);
    for (int dash = 0; dash < 3; ++dash)
        painter.fillRect(QRectF(data.right() - 8 - 10 * (dash + 1) + 4, data.top() + 1, 6, 2), quiet);
}

} // namespace

void paintLane(QPainter& painter, const QRectF& area, const Scale& scale, const LaneView& lane, const Theme& theme)
{
    const QRectF data = dataIn(area, scale);
    const QRectF header(area.left(), area.top(), scale.left() - area.left(), area.height());
    if (data.width() < 1 || data.height() < 4)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double margin = inset(area.height());
    const QRectF inner = data.adjusted(0, margin, 0, -margin);
    const bool values
        = std::any_of(lane.layers.begin(), lane.layers.end(), [](const LayerView& layer) { return layer.signal() != nullptr; });
    const bool withHeader = header.width() > 1;
    std::optional<SignalPlot> plot;
    if (values)
        paintSignals(painter, plot.emplace(lane, scale, inner), margin, theme);
    const QString leftOut = paintOthers(painter, area, scale, lane, theme);
    if (withHeader)
        paintHeader(painter, header, lane, scale, plot, leftOut, theme);
    if (plot && lane.legend && lane.layers.size() > 1)
        paintLegend(painter, data, *plot, theme);
    QStringList problems { logoProblem(lane, scale) };
    for (const LayerView& layer : lane.layers)
        if (!layer.problem.isEmpty() && !problems.contains(layer.problem))
            problems << layer.problem;
    problems.removeAll(QString());
    if (!problems.isEmpty())
        paintProblem(painter, data, problems.join(QLatin1Char(' ')), theme);
    if (std::any_of(lane.layers.begin(), lane.layers.end(), [](const LayerView& layer) { return layer.busy; }))
        paintBusy(painter, data, theme);
    painter.restore();
}

QRectF layerArea(const QRectF& area, const Scale& scale, const LaneView& lane, qsizetype index)
{
    const double margin = inset(area.height());
    const QRectF inner = dataIn(area, scale).adjusted(0, margin, 0, -margin);
    const auto before = std::count_if(lane.layers.begin(), lane.layers.begin() + index, isOther);
    const auto count = std::max<std::ptrdiff_t>(1, std::count_if(lane.layers.begin(), lane.layers.end(), isOther));
    const double height = inner.height() / double(count);
    return { inner.left(), inner.top() + double(before) * height, inner.width(), height };
}

double preferredHeight(const LaneView& lane, const Scale& scale, const Theme& theme)
{
    double height = 0;
    for (const LayerView& layer : lane.layers)
        if (const auto* features = layer.slice ? std::get_if<tracks::Features>(layer.slice.get()) : nullptr)
            height += featureRowHeight * theme.textScale
                * std::max(1, packRows(*features, scale, theme.smallFont, std::numeric_limits<int>::max()).rows);
    return height > 0 ? height + 12 : lane.height;
}
