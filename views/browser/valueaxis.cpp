#include "views/browser/valueaxis.h"

#include <algorithm>
#include <cmath>

ValueAxis::ValueAxis(const ValueRange& range, ValueScale::Transform transform, double top, double bottom)
    : m_range(range)
    , m_transform(transform)
    , m_top(top)
    , m_bottom(bottom)
{
}

double ValueAxis::transformed(double value) const
{
    return m_transform == ValueScale::Transform::Log1p ? std::copysign(std::log1p(std::abs(value)), value) : value;
}

double ValueAxis::y(double value) const
{
    const double low = transformed(m_range.low), high = transformed(m_range.high);
    const double share = (transformed(value) - low) / (high - low);
    return m_bottom - std::clamp(share, 0.0, 1.0) * (m_bottom - m_top);
}

QVector<double> ValueAxis::candidates() const
{
    QVector<double> values { m_range.high, m_range.low, 0 };
    if (m_transform == ValueScale::Transform::Linear) {
        if (m_range.low < 0)
            return values << m_range.high / 2 << m_range.low / 2;
        return values << (m_range.low + m_range.high) / 2;
    }
    const double largest = std::max(std::abs(m_range.low), std::abs(m_range.high));
    for (double power = std::pow(10, std::floor(std::log10(largest))); power >= 1 && values.size() < 16; power /= 10)
        values << power << -power;
    return values;
}

QVector<double> ValueAxis::ticks() const
{
    constexpr double closest = 14, closestBetween = 20;
    QVector<double> taken;
    for (const double value : candidates()) {
        if (value < m_range.low || value > m_range.high)
            continue;
        const double room = taken.size() < 2 || value == 0 ? closest : closestBetween;
        const bool free
            = std::none_of(taken.begin(), taken.end(), [&](double other) { return std::abs(y(other) - y(value)) < room; });
        if (free)
            taken << value;
    }
    return taken;
}

QString valueText(double value)
{
    const double size = std::abs(value);
    QString text;
    if (size >= 1e9 || (size > 0 && size < 1e-3))
        text = QString::number(size, 'g', 3);
    else if (size >= 1e6)
        text = QString::number(size / 1e6, 'g', 4) + QLatin1Char('M');
    else if (size >= 1e4)
        text = QString::number(size / 1e3, 'g', 4) + QLatin1Char('k');
    else
        text = QString::number(size, 'g', 4);
    constexpr QChar minus(0x2212);
    return value < 0 ? minus + text : text;
}
