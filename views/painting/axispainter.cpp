#include "views/painting/axispainter.h"

#include "views/ink/lettering.h"
#include "views/painting/heatmap.h"

#include <QPainterPath>

#include <algorithm>

namespace
{

constexpr double tick = 4, tickGap = 3, rampWidth = 8, chipGap = 4;

QVector<double> ticksOf(const SignalPlot& plot, const Theme& theme)
{
    return plot.axis.ticks(14 * theme.textScale);
}

QSizeF chipSize(const Theme& theme)
{
    return QSizeF(14, 12) * theme.textScale;
}

QFont fontOf(double value, const SignalPlot& plot, const Theme& theme)
{
    QFont font = theme.smallFont;
    const ValueRange& range = plot.axis.range();
    font.setBold(plot.lane.scale.range == ValueScale::Range::Fixed && (value == range.low || value == range.high));
    return font;
}

double numbersWidth(const SignalPlot& plot, const Theme& theme)
{
    double widest = 0;
    for (const double value : ticksOf(plot, theme))
        widest = std::max(widest, textWidth(valueText(value), fontOf(value, plot, theme)));
    return widest;
}

/// Ticks and numbers left of `x`.
void paintTicks(QPainter& painter, const QRectF& header, double x, const SignalPlot& plot, const Theme& theme)
{
    const ValueAxis& axis = plot.axis;
    QPainterPath lines;
    lines.moveTo(x, axis.top());
    lines.lineTo(x, axis.bottom());
    const double halfText = theme.smallFont.pixelSize() * 0.46;
    const bool room = header.height() >= lineHeight(theme.smallFont);
    for (const double value : ticksOf(plot, theme)) {
        const double y = axis.y(value);
        lines.moveTo(x - tick, y);
        lines.lineTo(x, y);
        if (!room)
            continue;
        const QFont font = fontOf(value, plot, theme);
        const QString text = valueText(value);
        const double middle = std::clamp(y, header.top() + halfText, header.bottom() - halfText);
        drawText(painter, { x - tick - tickGap - textWidth(text, font), baselineAround(middle, font) }, text, font,
            font.bold() ? theme.text : theme.quietText);
    }
    painter.strokePath(lines, QPen(theme.axis, theme.line, Qt::SolidLine, Qt::FlatCap));
}

/// The group's colour and initial, so that colours need not be told apart.
void paintChip(QPainter& painter, const QRectF& header, double right, const QString& group, const Theme& theme)
{
    const QSizeF size = chipSize(theme);
    const double height = std::min(size.height(), header.height() - 2);
    const QRectF chip(right - size.width(), header.top() + std::min(3.0, (header.height() - height) / 2), size.width(), height);
    const QColor colour = groupColour(group);
    QPainterPath path;
    path.addRoundedRect(chip, 4, 4);
    painter.fillPath(path, colour);
    const QString initial = group.left(1).toUpper();
    QFont font = theme.smallFont;
    font.setBold(true);
    if (height >= size.height())
        drawText(painter, { chip.center().x() - textWidth(initial, font) / 2, baselineAround(chip.center().y(), font) }, initial,
            font, Qt::white);
}

bool wearsChip(const SignalPlot& plot)
{
    return !plot.lane.scale.group.isEmpty() && plot.lane.scale.range != ValueScale::Range::Fixed;
}

} // namespace

void paintValueAxis(QPainter& painter, const QRectF& header, const SignalPlot& plot, const Theme& theme)
{
    double x = header.right() - 0.5;
    if (plot.isHeatMap()) {
        std::vector<HeatRamp> ramps;
        for (const LayerView& layer : plot.lane.layers)
            if (ramps.size() < 4)
                ramps.emplace_back(plot.axis, layer.colour, theme, layer.below);
        const double top = plot.axis.top(), height = plot.axis.bottom() - top;
        paintRamps(painter, { header.right() - rampWidth, top, rampWidth, height }, ramps);
        x -= rampWidth;
    }
    paintTicks(painter, header, x, plot, theme);
    if (wearsChip(plot))
        paintChip(painter, header, x - tick - tickGap - numbersWidth(plot, theme) - chipGap, plot.lane.scale.group, theme);
}

double valueAxisRoom(const SignalPlot& plot, const Theme& theme)
{
    return numbersWidth(plot, theme) + tick + tickGap + (plot.isHeatMap() ? rampWidth : 0)
        + (wearsChip(plot) ? chipSize(theme).width() + chipGap : 0);
}

QColor groupColour(const QString& group)
{
    // FNV-1a: Qt's hash differs between computers.
    uint32_t hash = 2166136261u;
    for (const char byte : group.toUtf8())
        hash = (hash ^ uint8_t(byte)) * 16777619u;
    return QColor::fromRgb(QColor::fromHsv(int((hash ^ (hash >> 16)) % 360), 165, 165).rgb());
}
