#pragma once
#include "core/base/monitor.h"
#include "core/links/linktable.h"

#include <cstdint>
#include <limits>

namespace links
{

/// A number and the 95 % interval that resampled genes give it (percentiles 2.5 and 97.5). NaN where it cannot be told.
struct Estimate {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    double value = unknown, low = unknown, high = unknown;
};

/// See core/links/ranking.h for what each means.
struct MethodQuality {
    std::string method;
    Estimate auprc, auroc, precision; ///< precision at 70 % recall
    Estimate gain; ///< AUPRC beyond that of "nearness"; its interval is of differences in the same resampling
    size_t scored = 0; ///< pairs with a score; the others rank last, together
};

/// The pairs whose elements lie so far from the TSS.
struct DistanceClass {
    std::string name; ///< "all", "<10 kb"
    int64_t from = 0, to = std::numeric_limits<int64_t>::max(); ///< bp, to excluded
    size_t pairs = 0, positives = 0, genes = 0;
    std::vector<MethodQuality> methods; ///< in the order of the table

    /// Fraction of positives: the AUPRC of guessing.
    double prevalence() const { return double(positives) / double(pairs); }
};

struct EvaluationSettings {
    int resamples = 1000; ///< 0: no intervals
    uint64_t seed = 1;
};

/// How well each method of a table tells the pairs that are `positive` (per row) from the others, as the benchmark of ENCODE-rE2G
/// does (Gschwind et al. 2023, doi 10.1101/2023.11.09.563812: AUPRC and precision at 70 % recall): first over all pairs, then in
/// each of the classes <10 kb, 10-30 kb, 30-100 kb and >100 kb that has at least five positives. For the intervals genes are
/// drawn with replacement, each with all its pairs in all cell types, since pairs of one gene are no independent observations;
/// all methods see the same draws, and draws without any positive are left out. The same seed gives the same numbers. Throws
/// Error when no pair is positive, and Cancelled.
std::vector<DistanceClass> evaluate(
    const LinkTable&, const std::vector<bool>& positive, const EvaluationSettings& = {}, const Monitor& = {});

} // namespace links
