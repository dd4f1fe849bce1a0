#pragma once
#include "core/base/interval.h"

/// bp ↔ horizontal position. Nothing else converts one into the other.
class Scale
{
public:
    /// The interval is drawn from `left` over `width` (> 0) logical pixels; `reversed`: the minus strand from left to right.
    /// `grain`: pixels of the narrowest column of a signal; paper takes finer ones than a screen.
    Scale(Interval interval, double left, double width, bool reversed = false, double grain = 1)
        : m_interval(std::move(interval))
        , m_left(left)
        , m_width(width)
        , m_grain(grain)
        , m_reversed(reversed)
    {
    }

    const Interval& interval() const { return m_interval; }
    double left() const { return m_left; }
    double right() const { return m_left + m_width; }
    double width() const { return m_width; }
    double grain() const { return m_grain; }
    bool reversed() const { return m_reversed; }
    double bpPerPixel() const { return double(m_interval.length()) / m_width; }
    /// Where the border before the base at `position` lies.
    double x(double position) const
    {
        const double along = (position - double(m_interval.start)) / bpPerPixel();
        return m_reversed ? right() - along : m_left + along;
    }
    /// Position under `x`.
    double position(double x) const { return double(m_interval.start) + (m_reversed ? right() - x : x - m_left) * bpPerPixel(); }
    /// Where [start, end) is drawn: left < right whichever strand is shown.
    struct Span {
        double left, right;
    };
    Span span(double start, double end) const { return m_reversed ? Span { x(end), x(start) } : Span { x(start), x(end) }; }

private:
    Interval m_interval;
    double m_left, m_width, m_grain;
    bool m_reversed;
};
