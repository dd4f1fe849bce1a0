#include "views/geometry/valueaxis.h"

#include <algorithm>
#include <cmath>

namespace
{

double largest(const ValueRange& range)
{
    return std::max(std::abs(range.low), std::abs(range.high));
}

} // namespace

ValueAxis::ValueAxis(const ValueRange& range, ValueScale::Transform transform, double top, double bottom)
    : m_range(range)
    , m_transform(transform)
    , m_top(top)
    , m_bottom(bottom)
    , m_linear(largest(range) / 100)
{
}

double ValueAxis::transformed(double value) const
{
    const double size = std::abs(value);
    switch (m_transform) {
    case ValueScale::Transform::Log1p:
        return std::copysign(std::log1p(size), value);
    case ValueScale::Transform::Symlog:
        return size <= m_linear ? value / m_linear : std::copysign(1 + std::log(size / m_linear), value);
    case ValueScale::Transform::Linear:
        break;
    }
    return value;
}

double ValueAxis::fraction(double value) const
{
    const double low = transformed(m_range.low), high = transformed(m_range.high);
    return std::clamp((transformed(value) - low) / (high - low), 0.0, 1.0);
}

QVector<double> ValueAxis::candidates() const
{
    QVector<double> values { m_range.high, m_range.low, 0 };
    // Below one, log1p is nearly linear and has no powers of ten to show.
    const bool powers
        = m_transform == ValueScale::Transform::Symlog || (m_transform == ValueScale::Transform::Log1p && largest(m_range) > 1);
    if (!powers && m_range.low < 0)
        return values << m_range.high / 2 << m_range.low / 2;
    if (!powers)
        return values << (m_range.low + m_range.high) / 2;
    const double least = m_transform == ValueScale::Transform::Symlog ? m_linear : 1;
    for (double power = std::pow(10, std::floor(std::log10(largest(m_range)))); power >= least * (1 - 1e-9) && values.size() < 16;
         power /= 10)
        values << power << -power;
    return values;
}

QVector<double> ValueAxis::ticks(double apart) const
{
    const double apartBetween = apart + (m_transform == ValueScale::Transform::Linear ? 6 : 2);
    QVector<double> taken;
    for (const double value : candidates()) {
        if (value < m_range.low || value > m_range.high)
            continue;
        const double room = taken.size() < 2 || value == 0 ? apart : apartBetween;
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
