#include "core/base/agreement.h"

#include <algorithm>
#include <cmath>

namespace base
{

void Agreement::add(double measured, double estimated)
{
    if (std::isnan(measured))
        return;
    ++m_count;
    const double x = measured - m_measured, y = estimated - m_estimated;
    m_measured += x / double(m_count);
    m_estimated += y / double(m_count);
    m_spreadMeasured += x * (measured - m_measured);
    m_spreadEstimated += y * (estimated - m_estimated);
    m_together += x * (estimated - m_estimated);
    m_residual += (measured - estimated) * (measured - estimated);
}

void Agreement::merge(const Agreement& other)
{
    if (other.m_count == 0)
        return;
    const double own = double(m_count), theirs = double(other.m_count), all = own + theirs;
    const double x = other.m_measured - m_measured, y = other.m_estimated - m_estimated, weight = own * theirs / all;
    m_spreadMeasured += other.m_spreadMeasured + x * x * weight;
    m_spreadEstimated += other.m_spreadEstimated + y * y * weight;
    m_together += other.m_together + x * y * weight;
    m_residual += other.m_residual;
    m_measured += x * theirs / all;
    m_estimated += y * theirs / all;
    m_count += other.m_count;
}

/// Values that are equal but for the rounding of an earlier step leave noise here, not always an exact zero.
bool Agreement::flat(double spread, double mean) const
{
    return !(spread > 1e-20 * double(m_count) * std::max(1e-300, mean * mean)); // also where it is NaN
}

std::optional<double> Agreement::pearson() const
{
    if (flat(m_spreadMeasured, m_measured) || flat(m_spreadEstimated, m_estimated))
        return std::nullopt;
    return std::clamp(m_together / std::sqrt(m_spreadMeasured) / std::sqrt(m_spreadEstimated), -1.0, 1.0);
}

std::optional<double> Agreement::r2() const
{
    if (flat(m_spreadMeasured, m_measured) || !std::isfinite(m_residual))
        return std::nullopt;
    return 1 - m_residual / m_spreadMeasured;
}

} // namespace base
