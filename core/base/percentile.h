#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace base
{

/// The least of the values that has `percent` % of them at or below it (nearest rank): one of the values, so that no range ends
/// where nothing was seen. 0 where there are none. The values change their order.
template <typename Value>
double percentile(std::vector<Value>& values, double percent)
{
    if (values.empty())
        return 0;
    const double rank = std::ceil(std::clamp(percent, 0.0, 100.0) / 100 * double(values.size()));
    const auto at = values.begin() + std::ptrdiff_t(std::max(rank, 1.0)) - 1;
    std::nth_element(values.begin(), at, values.end());
    return double(*at);
}

} // namespace base
