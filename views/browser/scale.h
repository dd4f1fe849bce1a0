#pragma once
#include "core/base/interval.h"

/// bp ↔ horizontal position. The one place where the two are converted.
class Scale
{
public:
    /// The interval is drawn from `left` over `width` (> 0) logical pixels.
    Scale(Interval interval, double left, double width)
        : m_interval(std::move(interval))
        , m_left(left)
        , m_width(width)
    {
    }

    const Interval& interval() const { return m_interval; }
    double left() const { return m_left; }
    double right() const { return m_left + m_width; }
    double width() const { return m_width; }
    double bpPerPixel() const { return double(m_interval.length()) / m_width; }
    /// Left edge of the base at `position`.
    double x(double position) const { return m_left + (position - double(m_interval.start)) / bpPerPixel(); }
    /// Base under `x`.
    double position(double x) const { return double(m_interval.start) + (x - m_left) * bpPerPixel(); }

private:
    Interval m_interval;
    double m_left, m_width;
};
