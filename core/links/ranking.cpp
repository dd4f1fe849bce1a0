#include "core/links/ranking.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

namespace links
{

Ranking::Ranking(std::vector<RankedPair> pairs, size_t genes)
    : m_positives(genes)
    , m_negatives(genes)
{
    const auto unknown
        = std::partition(pairs.begin(), pairs.end(), [](const RankedPair& pair) { return !std::isnan(pair.score); });
    m_scored = size_t(unknown - pairs.begin());
    std::sort(pairs.begin(), unknown, [](const RankedPair& a, const RankedPair& b) { return a.score > b.score; });
    for (size_t i = 0; i < pairs.size(); ++i) {
        const RankedPair& pair = pairs[i];
        // An unknown score differs from every other.
        const bool last = i + 1 == pairs.size() || (i < m_scored && pairs[i + 1].score != pair.score);
        m_entries.push_back({ pair.gene, pair.positive, last });
        ++(pair.positive ? m_positives : m_negatives)[pair.gene];
    }
}

RankingQuality Ranking::quality(std::span<const int> weights) const
{
    const auto total = [&](const std::vector<int>& counts) {
        return std::inner_product(counts.begin(), counts.end(), weights.begin(), int64_t(0));
    };
    const int64_t positives = total(m_positives), negatives = total(m_negatives);
    const double none = std::numeric_limits<double>::quiet_NaN();
    RankingQuality quality { 0, 0, none };
    int64_t found = 0, wrong = 0, foundHere = 0, wrongHere = 0;
    for (const Entry& entry : m_entries) {
        (entry.positive ? foundHere : wrongHere) += weights[entry.gene];
        if (!entry.last)
            continue;
        found += foundHere;
        wrong += wrongHere;
        if (foundHere) {
            const double precision = double(found) / double(found + wrong);
            quality.auprc += double(foundHere) * precision;
            quality.auroc += double(foundHere) * (double(negatives - wrong) + 0.5 * double(wrongHere));
            if (std::isnan(quality.precision) && 10 * found >= 7 * positives)
                quality.precision = precision;
        }
        foundHere = wrongHere = 0;
    }
    quality.auprc = positives ? quality.auprc / double(positives) : none;
    quality.auroc = positives && negatives ? quality.auroc / (double(positives) * double(negatives)) : none;
    return quality;
}

} // namespace links
