#include "views/ink/lettering.h"
#include "views/painting/painters.h"
#include "views/painting/rulerticks.h"

#include <QPainterPath>

#include <cmath>

namespace
{

constexpr double margin = 8;

struct Step {
    int64_t major = 1, minor = 1;
};

/// The smallest round step no shorter than `bp`, and its round parts.
Step stepFor(double bp)
{
    for (int64_t power = 1;; power *= 10) {
        if (double(power) >= bp)
            return { power, power >= 10 ? power / 10 : 1 };
        if (double(2 * power) >= bp)
            return { 2 * power, std::max<int64_t>(power / 2, 1) };
        if (double(5 * power) >= bp)
            return { 5 * power, power };
    }
}

/// In the unit of the step: 61,850,500 · 61,850 kb · 61.8 Mb.
QString tickText(int64_t position, int64_t step)
{
    if (step < 1000)
        return QString::fromStdString(withCommas(position));
    if (step < 100'000)
        return QString::fromStdString(withCommas(position / 1000)) + QStringLiteral(" kb");
    const QString mega = step >= 1'000'000 ? QString::fromStdString(withCommas(position / 1'000'000))
                                           : QString::number(double(position) / 1e6, 'f', 1);
    return mega + QStringLiteral(" Mb");
}

/// Chromosome and length over the data, where the panel has no header of its own.
void paintTitle(QPainter& painter, const QRectF& area, const Scale& scale, const Theme& theme)
{
    QFont bold = theme.smallFont;
    bold.setBold(true);
    const QString chrom = elidedTo(area.width(), QString::fromStdString(scale.interval().chrom), bold);
    const double y = area.top() + 1.1 * theme.smallFont.pixelSize(), width = textWidth(chrom, bold) + 6;
    drawText(painter, { scale.left(), y }, chrom, bold, theme.text);
    const QString length = QString::fromStdString(lengthText(scale.interval().length()));
    if (width + textWidth(length, theme.smallFont) <= area.width())
        drawText(painter, { scale.left() + width, y }, length, theme.smallFont, theme.quietText);
}

void paintHeader(QPainter& painter, const QRectF& area, const Scale& scale, const Theme& theme)
{
    const Interval& visible = scale.interval();
    QFont bold = theme.font;
    bold.setBold(true);
    const double x = area.left() + margin, width = scale.left() - area.left() - 2 * margin;
    const double lower = area.bottom() - 0.6 * theme.smallFont.pixelSize(), upper = lower - lineHeight(theme.smallFont);
    drawText(painter, { x, upper }, elidedTo(width, QString::fromStdString(visible.chrom), bold), bold, theme.text);
    drawText(painter, { x, lower }, elidedTo(width, QString::fromStdString(lengthText(visible.length())), theme.smallFont),
        theme.smallFont, theme.quietText);
}

/// As many labels as have room.
std::vector<RulerTick> ticksFor(const Scale& scale, const QFont& font)
{
    constexpr double gap = 20;
    std::vector<RulerTick> ticks;
    for (double room = 40, widest = 0;; room = widest) {
        ticks = rulerTicks(scale, room);
        for (const RulerTick& tick : ticks)
            widest = std::max(widest, textWidth(tick.label, font) + gap);
        if (widest <= room)
            return ticks;
    }
}

/// In a narrow panel: the first label, moved inside, rather than none.
void paintOnlyLabel(
    QPainter& painter, const std::vector<RulerTick>& ticks, double left, double right, double baseline, const Theme& theme)
{
    for (const RulerTick& tick : ticks) {
        const double width = textWidth(tick.label, theme.smallFont);
        if (tick.label.isEmpty() || tick.x < left || tick.x > right || width > right - left)
            continue;
        const double x = std::clamp(tick.x - width / 2, left, right - width);
        return drawText(painter, { x, baseline }, tick.label, theme.smallFont, theme.text);
    }
}

} // namespace

std::vector<RulerTick> rulerTicks(const Scale& scale, double labelRoom)
{
    std::vector<RulerTick> ticks;
    if (scale.interval().empty() || scale.width() <= 0)
        return ticks;
    const Step step = stepFor(std::max(labelRoom * scale.bpPerPixel(), 1.0));
    const bool roomForMinor = double(step.minor) / scale.bpPerPixel() >= 5;
    const int64_t stride = roomForMinor ? step.minor : step.major;
    const int64_t from = std::max<int64_t>(scale.interval().start + 1, 1);
    for (int64_t position = (from + stride - 1) / stride * stride; position <= scale.interval().end; position += stride)
        ticks.push_back(
            { position, scale.x(double(position) - 0.5), position % step.major ? QString() : tickText(position, step.major) });
    return ticks;
}

void paintRuler(QPainter& painter, const QRectF& area, const Scale& scale, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (scale.left() > area.left())
        paintHeader(painter, area, scale, theme);
    else
        paintTitle(painter, area, scale, theme);
    const double left = scale.left(), right = std::min(scale.right(), area.right());
    const double base = area.bottom() - 2.5;
    QPainterPath lines;
    lines.moveTo(left, base);
    lines.lineTo(right, base);
    bool labelled = false;
    const std::vector<RulerTick> ticks = ticksFor(scale, theme.smallFont);
    for (const RulerTick& tick : ticks) {
        if (tick.x < left + 0.5 || tick.x > right - 0.5)
            continue;
        lines.moveTo(tick.x, base);
        lines.lineTo(tick.x, base - (tick.label.isEmpty() ? 3 : 6));
        const double half = textWidth(tick.label, theme.smallFont) / 2;
        if (tick.label.isEmpty() || tick.x - half < left || tick.x + half > right)
            continue;
        drawText(painter, { tick.x - half, base - 10 }, tick.label, theme.smallFont, theme.text);
        labelled = true;
    }
    if (!labelled)
        paintOnlyLabel(painter, ticks, left, right, base - 10, theme);
    painter.strokePath(lines, QPen(theme.axis, theme.line, Qt::SolidLine, Qt::FlatCap));
    painter.restore();
}
