#pragma once
#include "core/interpret/attribution.h"
#include "core/interpret/promoter.h"
#include "core/models/inputs/inputs.h"

#include <string>
#include <vector>

namespace interpret
{

/// What each input around a gene did for its predicted signal: gradient × input. It says what a small
/// change would do; removing an element may do more or less.
struct Contributions {
    Interval where; ///< the whole input window; may leave the chromosome
    int64_t binSize = 0; ///< bp of a bin of the epigenome; 0 without
    Attribution values;
};

/// Of the sum over the three bins around the TSS, as Enformer's authors measure CAGE, of some tracks of a head, for a gene on the
/// minus strand of their partners. Throws as Predictor::attribute.
Contributions contributionsTo(const Promoter&, const models::Predictor&, const models::InputReader&, int head,
    const std::vector<int>& tracks, const Monitor&);

/// What an element did: its letters, and each bin of the epigenome by the share that the element covers. 0 outside the window.
double contributionOf(const Contributions&, const Interval& element);
/// The part of its epigenome.
double epigenomeOf(const Contributions&, const Interval& element);

} // namespace interpret
