#include "views/browser/painters.h"

#include "views/browser/featurerows.h"
#include "views/browser/laneheader.h"
#include "views/browser/legend.h"
#include "views/browser/lettering.h"

#include <algorithm>
#include <limits>

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

void paintSignals(QPainter& painter, const QRectF& data, const Scale& scale, const LaneView& lane, const ValueAxis& axis,
    double margin, const Theme& theme)
{
    painter.fillRect(QRectF(data.left(), axis.baseline() - 0.5, data.width(), 1), theme.grid);
    const double thickness = std::min(3.0, data.height() / 4), floor = data.bottom() + margin;
    const QRectF below(data.left(), std::min(axis.baseline() + 1, floor - thickness), data.width(), thickness);
    bool line = false;
    for (const LayerView& layer : lane.layers) {
        if (const tracks::Signal* signal = layer.signal()) {
            if (!line)
                paintMissing(painter, below, scale, *signal, theme);
            paintSignal(painter, data, scale, *signal, theme.readable(layer.colour), axis.range(), lane.scale.transform, line);
        }
        // Further layers are lines even while the first is still being read.
        line = true;
    }
}

/// Layers that are not signals share the height. Returns how many features found no room.
int paintOthers(QPainter& painter, const QRectF& data, const Scale& scale, const LaneView& lane, const Theme& theme)
{
    const auto other = [](const LayerView& layer) { return layer.slice && !layer.signal(); };
    const auto count = std::count_if(lane.layers.begin(), lane.layers.end(), other);
    const double height = data.height() / std::max<double>(1, double(count));
    QRectF strip(data.left(), data.top(), data.width(), height);
    int leftOut = 0;
    for (const LayerView& layer : lane.layers) {
        if (!other(layer))
            continue;
        if (const auto* features = std::get_if<tracks::Features>(layer.slice.get()))
            leftOut += paintFeatures(painter, strip, scale, *features, layer.colour, theme);
        else if (const auto* bases = std::get_if<tracks::Bases>(layer.slice.get()))
            paintBases(painter, strip, scale, *bases, theme);
        else if (const auto* arcs = std::get_if<tracks::Arcs>(layer.slice.get()))
            paintArcs(painter, strip, scale, *arcs, layer.colour, theme);
        strip.translate(0, height);
    }
    return leftOut;
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
    const ValueAxis axis(valueRange(lane, scale.interval()), lane.scale.transform, inner.top(), inner.bottom());
    const bool withHeader = header.width() > 1;
    if (values) {
        if (withHeader)
            paintValueAxis(painter, header, axis, theme);
        paintSignals(painter, inner, scale, lane, axis, margin, theme);
    }
    const int leftOut = paintOthers(painter, inner, scale, lane, theme);
    if (withHeader) {
        paintLaneName(painter, header, lane, values ? valueAxisRoom(axis, theme) : leftOutRoom(header, leftOut, theme), theme);
        paintLeftOut(painter, header, leftOut, theme);
    }
    if (values && lane.layers.size() > 1)
        paintLegend(painter, data, scale, lane, axis, theme);
    QStringList problems;
    for (const LayerView& layer : lane.layers)
        if (!layer.problem.isEmpty() && !problems.contains(layer.problem))
            problems << layer.problem;
    if (!problems.isEmpty())
        paintProblem(painter, data, problems.join(QLatin1Char(' ')), theme);
    if (std::any_of(lane.layers.begin(), lane.layers.end(), [](const LayerView& layer) { return layer.busy; }))
        paintBusy(painter, data, theme);
    painter.restore();
}

double preferredHeight(const LaneView& lane, const Scale& scale, const Theme& theme)
{
    double height = 0;
    for (const LayerView& layer : lane.layers)
        if (const auto* features = layer.slice ? std::get_if<tracks::Features>(layer.slice.get()) : nullptr)
            height += featureRowHeight
                * std::max(1, packRows(*features, scale, theme.smallFont, std::numeric_limits<int>::max()).rows);
    return height > 0 ? height + 12 : lane.height;
}
