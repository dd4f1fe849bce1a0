#include "views/painting/heatmap.h"

#include "views/ink/columnink.h"

#include <QImage>

#include <algorithm>
#include <functional>

namespace
{

QColor opposite(const QColor& colour)
{
    if (colour.hsvSaturationF() < 0.25F)
        return QColor(0xd5, 0x5e, 0x00, colour.alpha()); // grey has no opposite
    float hue = colour.hsvHueF() + 0.5F;
    hue -= std::floor(hue);
    return QColor::fromHsvF(hue, colour.hsvSaturationF(), colour.valueF(), colour.alphaF());
}

QRgb mixed(const QColor& ground, const QColor& colour, double fraction)
{
    fraction *= double(colour.alphaF());
    const auto channel = [&](int from, int to) { return int(std::lround(from + (to - from) * fraction)); };
    return qRgb(
        channel(ground.red(), colour.red()), channel(ground.green(), colour.green()), channel(ground.blue(), colour.blue()));
}

/// One pixel for the narrowest column; columns at the ends may be cut.
QImage imageOf(const Columns& columns, const std::function<QRgb(const Column&)>& colourOf)
{
    double narrowest = columns.front().right - columns.front().left;
    for (size_t i = 1; i + 1 < columns.size(); ++i)
        narrowest = std::min(std::max(narrowest, 0.1), std::max(0.1, columns[i].right - columns[i].left));
    const double left = columns.front().left, width = columns.back().right - left;
    QImage image(std::clamp(int(std::lround(width / std::max(narrowest, 0.1))), 1, 20'000), 1, QImage::Format_RGB32);
    size_t column = 0;
    for (int x = 0; x < image.width(); ++x) {
        const double middle = left + (x + 0.5) * width / image.width();
        while (column + 1 < columns.size() && columns[column].right <= middle)
            ++column;
        image.setPixel(x, 0, colourOf(columns[column]));
    }
    return image;
}

} // namespace

HeatRamp::HeatRamp(const ValueAxis& axis, const QColor& layer, const Theme& theme, const QColor& own)
    : m_axis(axis)
    , m_zero(axis.fraction(0))
    , m_steps(m_zero > 0 && m_zero < 1 ? 127 : 255)
{
    const QColor above = theme.readable(layer), below = theme.readable(own.isValid() ? own : opposite(layer));
    m_colours.reserve(size_t(2 * m_steps) + 1);
    for (int step = -m_steps; step <= m_steps; ++step)
        m_colours.push_back(mixed(theme.laneBackground, step < 0 ? below : above, std::abs(step) / double(m_steps)));
}

QRgb HeatRamp::colourAt(double fraction) const
{
    const double strength = (fraction - m_zero) / std::max(m_zero, 1 - m_zero);
    return m_colours[size_t(m_steps + int(std::lround(std::clamp(strength, -1.0, 1.0) * m_steps)))];
}

void paintHeat(QPainter& painter, const QRectF& row, const Columns& columns, const HeatRamp& ramp, const Theme& theme)
{
    const auto colourOf
        = [&](const Column& column) { return column.missing() ? theme.missing.rgb() : ramp.colourOf(column.extreme()); };
    painter.save();
    // Neighbours share an edge: smoothing would let the background shine through.
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (theme.heatAsImage && !columns.empty())
        painter.drawImage(QRectF(QPointF(columns.front().left, row.top()), QPointF(columns.back().right, row.bottom())),
            imageOf(columns, colourOf));
    else
        ColumnInk(painter, row, columns).bands(row, colourOf);
    painter.restore();
}

void paintRamps(QPainter& painter, const QRectF& bar, const std::vector<HeatRamp>& ramps)
{
    const int steps = ramps.size() > 1 ? 16 : 32;
    const double width = bar.width() / double(ramps.size()), height = bar.height() / steps;
    for (size_t ramp = 0; ramp < ramps.size(); ++ramp)
        for (int step = 0; step < steps; ++step) {
            const double top = bar.bottom() - height * (step + 1);
            painter.fillRect(QRectF(bar.left() + width * double(ramp), top, width, std::min(height + 0.5, bar.bottom() - top)),
                QColor::fromRgb(ramps[ramp].colourAt((step + 0.5) / steps)));
        }
}
