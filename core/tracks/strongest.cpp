#include "core/tracks/strongest.h"

#include <algorithm>
#include <cmath>

namespace tracks
{

static double scoreOf(const Arc& arc)
{
    return std::isnan(arc.score) ? -std::numeric_limits<double>::infinity() : arc.score;
}

std::vector<const Arc*> strongestAmong(const std::vector<Arc>& arcs, double threshold, int topN)
{
    std::vector<const Arc*> kept;
    for (const Arc& arc : arcs)
        if (scoreOf(arc) >= threshold)
            kept.push_back(&arc);
    if (topN > 0 && kept.size() > size_t(topN)) {
        const auto stronger
            = [](const Arc* a, const Arc* b) { return scoreOf(*a) > scoreOf(*b) || (scoreOf(*a) == scoreOf(*b) && a < b); };
        std::nth_element(kept.begin(), kept.begin() + topN, kept.end(), stronger);
        kept.resize(size_t(topN));
        std::sort(kept.begin(), kept.end());
    }
    return kept;
}

std::vector<Arc> strongest(const std::vector<Arc>& arcs, double threshold, int topN)
{
    const auto kept = strongestAmong(arcs, threshold, topN);
    std::vector<Arc> result;
    result.reserve(kept.size());
    for (const Arc* arc : kept)
        result.push_back(*arc);
    return result;
}

} // namespace tracks
