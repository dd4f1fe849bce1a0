#pragma once
#include "core/base/error.h"

#include <functional>
#include <stop_token>
#include <string_view>

/// What a long computation tells the world, and how the world stops it.
///
/// Every blocking core function takes one. `report` both tells the progress and throws Cancelled when
/// a stop was asked, so that cancellation cannot be forgotten. A default Monitor hears nothing and never stops.
class Monitor
{
public:
    using Report = std::function<void(double fraction, std::string_view stage)>;

    Monitor() = default;
    Monitor(std::stop_token stop, Report report)
        : m_stop(std::move(stop))
        , m_report(std::move(report))
    {
    }

    /// fraction: 0 … 1 of this monitor's range.
    void report(double fraction, std::string_view stage = {}) const
    {
        if (m_stop.stop_requested())
            throw Cancelled {};
        if (m_report)
            m_report(m_from + fraction * (m_to - m_from), stage);
    }

    /// The same monitor, seen through a sub-range.
    Monitor part(double from, double to) const
    {
        Monitor sub = *this;
        sub.m_from = m_from + from * (m_to - m_from);
        sub.m_to = m_from + to * (m_to - m_from);
        return sub;
    }

    bool stopRequested() const { return m_stop.stop_requested(); }

private:
    std::stop_token m_stop;
    Report m_report;
    double m_from = 0, m_to = 1;
};
