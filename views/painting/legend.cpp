#include "views/painting/legend.h"

#include "views/geometry/grain.h"
#include "views/ink/lettering.h"

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

std::vector<Entry> entriesOf(const SignalPlot& plot, const Theme& theme)
{
    std::vector<Entry> entries;
    const LaneView& lane = plot.lane;
    const tracks::Signal* first = lane.layers.front().signal();
    for (qsizetype i = 0; i < lane.layers.size(); ++i) {
        const LayerView& layer = lane.layers[i];
        Entry entry { theme.readable(layer.colour), layer.name, {}, plot.isLine(i) };
        if (i > 0 && first && layer.signal())
            entry.note = correlationText(correlation(*first, *layer.signal(), plot.scale.interval()), lane.layers.size() == 2);
        entries.push_back(entry);
    }
    return entries;
}

double widthOf(const Entry& entry, const QFont& font)
{
    const double note = entry.note.isEmpty() ? 0 : textWidth(entry.note, font) + 6;
    return swatch + swatchGap + textWidth(entry.name, font) + note;
}

/// Of the name of a heat map's row, which has no swatch.
double rowWidth(const Entry& entry, const QFont& font)
{
    return widthOf(entry, font) - swatch - swatchGap + 2 * padding;
}

double widthOf(const std::vector<Entry>& entries, const QFont& font)
{
    double width = 2 * padding + entryGap * double(entries.size() - 1);
    for (const Entry& entry : entries)
        width += widthOf(entry, font);
    return width;
}

/// What was done to the values of the whole lane.
QString laneNote(const SignalPlot& plot)
{
    return notesOf(plot.lane, plot.scale).join(QStringLiteral(", "));
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
double peakY(const SignalPlot& plot, double left, double right)
{
    double y = plot.axis.bottom();
    for (const Columns& columns : plot.columns)
        for (const Column& column : columns)
            if (!column.missing() && column.right > left && column.left < right)
                y = std::min(y, plot.axis.y(column.high));
    return y;
}

void paintGround(QPainter& painter, const QRectF& box, const Theme& theme)
{
    QColor ground = theme.laneBackground;
    ground.setAlphaF(0.8F);
    painter.fillRect(box, ground);
}

void paintTexts(QPainter& painter, double x, double middle, const Entry& entry, const Theme& theme)
{
    const double baseline = baselineAround(middle, theme.smallFont);
    drawText(painter, { x, baseline }, entry.name, theme.smallFont, theme.text);
    drawText(painter, { x + textWidth(entry.name, theme.smallFont) + 6, baseline }, entry.note, theme.smallFont, theme.quietText);
}

void paintEntry(QPainter& painter, double x, double middle, const Entry& entry, const Theme& theme)
{
    QColor fill = entry.colour;
    fill.setAlphaF(0.8F * fill.alphaF());
    if (entry.line)
        painter.fillRect(QRectF(x, middle - 0.75 * theme.line, swatch, 1.5 * theme.line), entry.colour);
    else
        painter.fillRect(QRectF(x, middle - 4, swatch, 8), fill);
    paintTexts(painter, x + swatch + swatchGap, middle, entry, theme);
}

/// How strongly a heat map is coloured between two positions.
double strengthBetween(const SignalPlot& plot, qsizetype layer, double left, double right)
{
    double strength = 0;
    for (const Column& column : plot.columns[size_t(layer)])
        if (!column.missing() && column.right > left && column.left < right)
            strength = std::max(strength, std::abs(plot.axis.fraction(column.extreme()) - plot.axis.fraction(0)));
    return strength;
}

/// At the left end of the rows, unless much more is to be seen there than at the right.
void paintRowNames(QPainter& painter, const SignalPlot& plot, std::vector<Entry> entries, const Theme& theme)
{
    double widest = 0, atLeft = 0, atRight = 0;
    const QRectF& data = plot.data;
    for (Entry& entry : entries)
        entry.name = elidedTo(160, entry.name, theme.smallFont);
    Entry first = entries.front();
    first.note = laneNote(plot);
    if (rowWidth(first, theme.smallFont) <= data.width() / 2)
        entries.front() = first;
    for (const Entry& entry : entries)
        widest = std::max(widest, rowWidth(entry, theme.smallFont));
    for (qsizetype layer = 0; layer < plot.lane.layers.size(); ++layer) {
        atLeft += strengthBetween(plot, layer, data.left(), data.left() + widest);
        atRight += strengthBetween(plot, layer, data.right() - widest, data.right());
    }
    for (size_t i = 0; i < entries.size(); ++i) {
        const Entry& entry = entries[i];
        const QRectF row = plot.row(qsizetype(i));
        const double width = rowWidth(entry, theme.smallFont);
        if (entry.name.isEmpty() || row.height() < lineHeight(theme.smallFont) - 2 || widest > row.width() / 2)
            continue;
        const QRectF box(atLeft > 2 * atRight + 0.2 ? row.right() - width : row.left(), row.top(), width, row.height());
        paintGround(painter, box, theme);
        paintTexts(painter, box.left() + padding, row.center().y(), entry, theme);
    }
}

} // namespace

void paintLegend(QPainter& painter, const QRectF& data, const SignalPlot& plot, const Theme& theme)
{
    const double height = lineHeight(theme.smallFont) + 3;
    std::vector<Entry> entries = entriesOf(plot, theme);
    if (plot.isHeatMap())
        return paintRowNames(painter, plot, std::move(entries), theme);
    const double room = data.width() - 2 * corner;
    const QString note = laneNote(plot);
    double noteWidth = note.isEmpty() ? 0 : entryGap + textWidth(note, theme.smallFont);
    if (std::vector<Entry> beside = entries; fit(beside, room - noteWidth, theme.smallFont))
        entries = beside;
    else
        noteWidth = 0; // the lane's header tells it too
    if (data.height() < 2.2 * height || !fit(entries, room - noteWidth, theme.smallFont))
        return;
    const double width = widthOf(entries, theme.smallFont) + noteWidth;
    QRectF box(data.right() - corner - width, data.top() + 4, width, height);
    // The right corner, so that it stays put while panning; the left one only when that uncovers a peak.
    const QRectF other(data.left() + corner, box.top(), width, height);
    if (peakY(plot, box.left(), box.right()) < box.bottom() && peakY(plot, other.left(), other.right()) >= box.bottom())
        box = other;
    paintGround(painter, box, theme);
    double x = box.left() + padding;
    for (const Entry& entry : entries) {
        paintEntry(painter, x, box.center().y(), entry, theme);
        x += widthOf(entry, theme.smallFont) + entryGap;
    }
    if (noteWidth > 0)
        drawText(painter, { x, baselineAround(box.center().y(), theme.smallFont) }, note, theme.smallFont, theme.quietText);
}
