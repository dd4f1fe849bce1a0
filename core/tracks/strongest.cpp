#include "core/tracks/strongest.h"

#include <algorithm>
#include <cmath>

namespace tracks
{

std::vector<Arc> strongest(const std::vector<Arc>& arcs, double threshold, int topN)
{
    constexpr double lowest = -std::numeric_limits<double>::infinity();
    const auto score = [&](size_t i) { return std::isnan(arcs[i].score) ? lowest : arcs[i].score; };
    std::vector<size_t> kept;
    for (size_t i = 0; i < arcs.size(); ++i)
        if (score(i) >= threshold)
            kept.push_back(i);
    if (topN > 0 && kept.size() > size_t(topN)) {
        const auto stronger = [&](size_t a, size_t b) { return score(a) > score(b) || (score(a) == score(b) && a < b); };
        std::nth_element(kept.begin(), kept.begin() + topN, kept.end(), stronger);
        kept.resize(size_t(topN));
        std::sort(kept.begin(), kept.end());
    }
    std::vector<Arc> result;
    result.reserve(kept.size());
    for (const size_t i : kept)
        result.push_back(arcs[i]);
    return result;
}

} // namespace tracks
