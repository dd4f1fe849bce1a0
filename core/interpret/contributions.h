#pragma once
#include "core/interpret/attribution.h"
#include "core/interpret/readout.h"
#include "core/models/inputs/inputs.h"

#include <string>
#include <vector>

namespace interpret
{

/// What each input of a window did for a number of its prediction.
struct Contributions {
    Interval where; ///< the whole input window; may leave the chromosome
    int64_t binSize = 0; ///< bp of a bin of the epigenome; 0 without
    Attribution values;
    models::Inputs inputs = {}; ///< what was attributed
};

/// By any method. Throws as Predictor::gradient.
Contributions contributionsTo(const Readout&, const models::Predictor&, const models::InputReader&, AttributionFunction,
    const AttributionOptions&, const Monitor&);

/// Gradient × input for the signal at a gene's TSS (readoutOf). It says what a small change would do; removing an element may do
/// more or less.
Contributions contributionsTo(
    const Promoter&, const models::Predictor&, const models::InputReader&, const models::HeadTracks&, const Monitor&);

/// What an element did: its letters, and each bin of the epigenome by the fraction that the element covers. 0 outside the window.
double contributionOf(const Contributions&, const Interval& element);
/// The part of its epigenome.
double epigenomeOf(const Contributions&, const Interval& element);

} // namespace interpret
