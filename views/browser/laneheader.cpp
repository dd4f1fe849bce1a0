#include "views/browser/laneheader.h"

#include "views/browser/lettering.h"

#include <QCoreApplication>
#include <QPainterPath>

#include <algorithm>

namespace
{

constexpr double margin = 8, tick = 4, tickGap = 3;

/// Units, or what the bins hold when that is not a mean ("features per bin").
QString quietLine(const LaneView& lane)
{
    if (!lane.units.isEmpty() || lane.layers.isEmpty())
        return lane.units;
    const tracks::Signal* signal = lane.layers.front().signal();
    return signal && signal->function != "mean" ? QString::fromStdString(signal->function) : QString();
}

QString leftOutText(int count)
{
    return QCoreApplication::translate("Painters", "+%1 more").arg(QString::fromStdString(withCommas(count)));
}

} // namespace

void paintLaneName(QPainter& painter, const QRectF& header, const LaneView& lane, double axisRoom, const Theme& theme)
{
    const double width = header.width() - 2 * margin - axisRoom, x = header.left() + margin;
    const double nameHeight = lineHeight(theme.font), unitsHeight = lineHeight(theme.smallFont);
    const QString units = elidedTo(width, quietLine(lane), theme.smallFont);
    const double available = header.height() - 4;
    if (available < unitsHeight)
        return;
    // Two lines of name win over units.
    const QStringList name = wrappedTo(width, available >= 2 * nameHeight ? 2 : 1, lane.name, theme.font);
    const bool withUnits = !units.isEmpty() && available >= double(name.size()) * nameHeight + unitsHeight;
    const double block = double(name.size()) * nameHeight + (withUnits ? unitsHeight : 0);
    double y = available < 28 ? header.center().y() - block / 2 : header.top() + 4;
    for (const QString& line : name) {
        drawText(painter, { x, baselineAround(y + nameHeight / 2, theme.font) }, line, theme.font, theme.text);
        y += nameHeight;
    }
    if (withUnits)
        drawText(painter, { x, baselineAround(y + unitsHeight / 2, theme.smallFont) }, units, theme.smallFont, theme.quietText);
}

void paintValueAxis(QPainter& painter, const QRectF& header, const ValueAxis& axis, const Theme& theme)
{
    const double x = header.right() - 0.5;
    QPainterPath lines;
    lines.moveTo(x, axis.y(axis.range().high));
    lines.lineTo(x, axis.y(axis.range().low));
    const double halfText = theme.smallFont.pixelSize() * 0.46;
    const bool room = header.height() >= lineHeight(theme.smallFont);
    for (const double value : axis.ticks()) {
        const double y = axis.y(value);
        lines.moveTo(x - tick, y);
        lines.lineTo(x, y);
        if (!room)
            continue;
        const QString text = valueText(value);
        const double middle = std::clamp(y, header.top() + halfText, header.bottom() - halfText);
        drawText(painter, { x - tick - tickGap - textWidth(text, theme.smallFont), baselineAround(middle, theme.smallFont) },
            text, theme.smallFont, theme.quietText);
    }
    painter.strokePath(lines, QPen(theme.axis, theme.line, Qt::SolidLine, Qt::FlatCap));
}

double valueAxisRoom(const ValueAxis& axis, const Theme& theme)
{
    double widest = 0;
    for (const double value : axis.ticks())
        widest = std::max(widest, textWidth(valueText(value), theme.smallFont));
    return widest + tick + tickGap + 4 - margin + 4;
}

void paintLeftOut(QPainter& painter, const QRectF& header, int count, const Theme& theme)
{
    if (count <= 0 || header.height() < lineHeight(theme.smallFont))
        return;
    const QString text = leftOutText(count);
    const double y = header.height() < 28 ? header.center().y() : header.bottom() - 9;
    drawText(painter, { header.right() - margin - textWidth(text, theme.smallFont), baselineAround(y, theme.smallFont) }, text,
        theme.smallFont, theme.quietText);
}

double leftOutRoom(const QRectF& header, int count, const Theme& theme)
{
    // In tall lanes the name stays above it.
    return count > 0 && header.height() < 60 ? textWidth(leftOutText(count), theme.smallFont) + margin : 0;
}
