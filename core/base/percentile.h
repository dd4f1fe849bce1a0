#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace base
{

/// The nearest rank, from 1: the least whole number that is at least `percent` % of `count`, which is 1 or more. Percents such as
/// 99.9 are not exact in binary: the last bits of the product lift no rank above a whole number.
inline size_t nearestRank(double percent, size_t count)
{
    const double exact = std::clamp(percent, 0.0, 100.0) * double(count) / 100;
    const double error = 4 * std::numeric_limits<double>::epsilon() * exact;
    return std::clamp<size_t>(size_t(std::ceil(exact - error)), 1, count);
}

/// The least of the values that has `percent` % of them at or below it (nearest rank): one of the values, so that no range ends
/// where nothing was seen. 0 where there are none. The values change their order.
template <typename Value>
double percentile(std::vector<Value>& values, double percent)
{
    if (values.empty())
        return 0;
    const auto at = values.begin() + std::ptrdiff_t(nearestRank(percent, values.size())) - 1;
    std::nth_element(values.begin(), at, values.end());
    return double(*at);
}

} // namespace base
