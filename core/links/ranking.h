#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace links
{

/// One pair to be ranked.
struct RankedPair {
    double score = 0; ///< larger: ranks higher; NaN: unknown
    bool positive = false;
    size_t gene = 0; ///< its number, from 0
};

/// How well the positives stand at the top. NaN where there is none of them; auroc also where there is nothing else.
struct RankingQuality {
    double auprc = 0, auroc = 0, precision = 0;
};

/// Pairs from the highest score to the lowest. Equal scores count as one group, whatever their order; unknown ones are the last
/// group. Every gene can count any number of times, for bootstrapping genes.
///
/// auprc: average precision, the sum over groups of the recall gained × the precision reached; guessing reaches the fraction of
/// positives. auroc: the chance that a positive outranks a negative, half for ties (Mann & Whitney 1947); guessing reaches 0.5.
/// precision: at the strictest threshold that finds at least 70 % of the positives, without interpolation.
class Ranking
{
public:
    Ranking(std::vector<RankedPair>, size_t genes);

    /// `weights`: how many times each gene counts.
    RankingQuality quality(std::span<const int> weights) const;
    size_t scored() const { return m_scored; } ///< pairs with a score

private:
    struct Entry {
        size_t gene;
        bool positive, last; ///< last of a group of equal scores
    };
    std::vector<Entry> m_entries;
    std::vector<int> m_positives, m_negatives; ///< per gene
    size_t m_scored = 0;
};

} // namespace links
