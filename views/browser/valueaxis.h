#pragma once
#include "views/browser/laneview.h"

/// Value ↔ height in a lane. Log1p is sign(v)·log(1 + |v|), so that negative values have a place too.
class ValueAxis
{
public:
    /// `range.low` lies at `bottom`, `range.high` at `top` (pixels, top < bottom).
    ValueAxis(const ValueRange& range, ValueScale::Transform transform, double top, double bottom);

    /// Height of the value, at the nearer end when it is outside the range.
    double y(double value) const;
    /// Where bars stand: zero, or the end of the range nearest to it.
    double baseline() const { return y(0); }
    /// Real values worth a label: the ends, zero and, with room, one or two between; at least 14 px apart.
    QVector<double> ticks() const;
    const ValueRange& range() const { return m_range; }

private:
    double transformed(double value) const;
    QVector<double> candidates() const;

    ValueRange m_range;
    ValueScale::Transform m_transform;
    double m_top, m_bottom;
};

/// "0", "0.25", "1200", "15k", "2.5M".
QString valueText(double value);
