#include "views/painting/legend.h"

#include "views/document/laneoptions.h"
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
        QStringList notes = layer.signal() ? notesOf(lane) : QStringList();
        if (i > 0 && first && layer.signal())
            notes << correlationText(correlation(*first, *layer.signal(), plot.scale.interval()), lane.layers.size() == 2);
        notes.removeAll(QString());
        entry.note = notes.join(QStringLiteral(", "));
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
    for (Entry& entry : entries) {
        entry.name = elidedTo(160, entry.name, theme.smallFont);
        widest = std::max(widest, widthOf(entry, theme.smallFont) - swatch - swatchGap + 2 * padding);
    }
    const QRectF& data = plot.data;
    for (qsizetype layer = 0; layer < plot.lane.layers.size(); ++layer) {
        atLeft += strengthBetween(plot, layer, data.left(), data.left() + widest);
        atRight += strengthBetween(plot, layer, data.right() - widest, data.right());
    }
    for (size_t i = 0; i < entries.size(); ++i) {
        const Entry& entry = entries[i];
        const QRectF row = plot.row(qsizetype(i));
        const double width = widthOf(entry, theme.smallFont) - swatch - swatchGap + 2 * padding;
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
    if (data.height() < 2.2 * height || !fit(entries, data.width() - 2 * corner, theme.smallFont))
        return;
    const double width = widthOf(entries, theme.smallFont);
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
}
