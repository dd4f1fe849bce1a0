#include "views/browser/legend.h"

#include "views/browser/columns.h"
#include "views/browser/lettering.h"

#include <QCoreApplication>

#include <algorithm>

namespace
{

constexpr double swatch = 12, swatchGap = 5, entryGap = 14, padding = 5, corner = 8;

struct Entry {
    QColor colour;
    QString name, note;
    bool line = false;
};

QString correlationText(const Correlation& found, bool withBins)
{
    if (std::isnan(found.r))
        return {};
    const QString r = QString::number(found.r, 'f', 2).replace(QLatin1Char('-'), QChar(0x2212));
    return withBins
        ? QCoreApplication::translate("Painters", "r = %1 (%2 bins)").arg(r, QString::fromStdString(withCommas(found.bins)))
        : QCoreApplication::translate("Painters", "r = %1").arg(r);
}

std::vector<Entry> entriesOf(const LaneView& lane, const Interval& visible)
{
    std::vector<Entry> entries;
    const tracks::Signal* first = lane.layers.front().signal();
    for (const LayerView& layer : lane.layers) {
        Entry entry { layer.colour, layer.name, {}, !entries.empty() };
        const tracks::Signal* signal = layer.signal();
        if (entry.line && first && signal)
            entry.note = correlationText(correlation(*first, *signal, visible), lane.layers.size() == 2);
        entries.push_back(entry);
    }
    return entries;
}

double widthOf(const Entry& entry, const QFont& font)
{
    const double note = entry.note.isEmpty() ? 0 : textWidth(entry.note, font) + 6;
    return swatch + swatchGap + textWidth(entry.name, font) + note;
}

double widthOf(const std::vector<Entry>& entries, const QFont& font)
{
    double width = 2 * padding + entryGap * double(entries.size() - 1);
    for (const Entry& entry : entries)
        width += widthOf(entry, font);
    return width;
}

/// Shortens names until all fit; false when even short ones do not.
bool fit(std::vector<Entry>& entries, double width, const QFont& font)
{
    for (double longest = 240; widthOf(entries, font) > width; longest -= 20) {
        if (longest < 40)
            return false;
        for (Entry& entry : entries)
            entry.name = elidedTo(longest, entry.name, font);
    }
    return true;
}

/// Highest point of any signal between two positions.
double peakY(const LaneView& lane, const Scale& scale, const ValueAxis& axis, double left, double right)
{
    double y = axis.y(axis.range().low);
    for (const LayerView& layer : lane.layers) {
        const tracks::Signal* signal = layer.signal();
        for (const Column& column : signal ? columnsOf(*signal, scale) : std::vector<Column>())
            if (!column.missing() && column.right > left && column.left < right)
                y = std::min(y, axis.y(column.max));
    }
    return y;
}

void paintEntry(QPainter& painter, double x, double middle, const Entry& entry, const Theme& theme)
{
    QColor fill = entry.colour;
    fill.setAlphaF(0.8F);
    if (entry.line)
        painter.fillRect(QRectF(x, middle - 0.75, swatch, 1.5), entry.colour);
    else
        painter.fillRect(QRectF(x, middle - 4, swatch, 8), fill);
    x += swatch + swatchGap;
    const double baseline = baselineAround(middle, theme.smallFont);
    drawText(painter, { x, baseline }, entry.name, theme.smallFont, theme.text);
    drawText(painter, { x + textWidth(entry.name, theme.smallFont) + 6, baseline }, entry.note, theme.smallFont, theme.quietText);
}

} // namespace

void paintLegend(
    QPainter& painter, const QRectF& data, const Scale& scale, const LaneView& lane, const ValueAxis& axis, const Theme& theme)
{
    const double height = lineHeight(theme.smallFont) + 3;
    std::vector<Entry> entries = entriesOf(lane, scale.interval());
    if (data.height() < 2.2 * height || !fit(entries, data.width() - 2 * corner, theme.smallFont))
        return;
    const double width = widthOf(entries, theme.smallFont);
    QRectF box(data.right() - corner - width, data.top() + 4, width, height);
    // The right corner, so that it stays put while panning; the left one only when that uncovers a peak.
    const QRectF other(data.left() + corner, box.top(), width, height);
    if (peakY(lane, scale, axis, box.left(), box.right()) < box.bottom()
        && peakY(lane, scale, axis, other.left(), other.right()) >= box.bottom())
        box = other;
    QColor ground = theme.laneBackground;
    ground.setAlphaF(0.8F);
    painter.fillRect(box, ground);
    double x = box.left() + padding;
    for (const Entry& entry : entries) {
        paintEntry(painter, x, box.center().y(), entry, theme);
        x += widthOf(entry, theme.smallFont) + entryGap;
    }
}
