#pragma once
#include "views/geometry/laneview.h"

/// Value ↔ height in a lane. Log1p is sign(v)·log(1 + |v|). Symlog is linear up to c, a hundredth of the range's largest
/// magnitude, and sign(v)·(1 + log(|v| / c)) beyond. Negative values are drawn by both.
class ValueAxis
{
public:
    /// `range.low` lies at `bottom`, `range.high` at `top` (pixels, top < bottom).
    ValueAxis(const ValueRange& range, ValueScale::Transform transform, double top, double bottom);

    /// How far up the axis the value lies, 0 … 1; at the nearer end when it is outside the range.
    double fraction(double value) const;
    /// Height of the value in pixels.
    double y(double value) const { return m_bottom - fraction(value) * (m_bottom - m_top); }
    /// Where bars stand: zero, or the end of the range nearest to it.
    double baseline() const { return y(0); }
    /// Real values worth a label: the ends, zero and, with room, one or two between; at least so many pixels apart.
    QVector<double> ticks(double apart = 14) const;
    const ValueRange& range() const { return m_range; }
    double top() const { return m_top; }
    double bottom() const { return m_bottom; }

private:
    double transformed(double value) const;
    QVector<double> candidates() const;

    ValueRange m_range;
    ValueScale::Transform m_transform;
    double m_top, m_bottom;
    double m_linear; ///< Symlog: values up to here are drawn linearly
};

/// "0", "0.25", "1200", "15k", "2.5M".
QString valueText(double value);
