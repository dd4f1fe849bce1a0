#pragma once
#include "core/base/monitor.h"
#include "core/interpret/baseline.h"

namespace interpret
{

/// By how much each input moved a number of a prediction from what it would be at the baseline. How is a matter of the method.
struct Attribution {
    double value = 0; ///< the number
    std::vector<float> bases; ///< of the letter at each position; 0 for N
    std::vector<std::vector<float>> epigenome = {}; ///< of each input's bins; 0 where missing

    /// The attributions of all letters and bins add up to this.
    double sum() const;
};

struct AttributionOptions {
    Baseline baseline = Baseline::Mean;
    int steps = 64; ///< of methods that go from the baseline to the inputs
    uint64_t seed = 1; ///< of Baseline::Shuffled

    /// What is wrong with them, one sentence each.
    std::vector<std::string> check() const;
};

/// How a method tells it. Throws as Predictor::gradient.
using AttributionFunction = Attribution (*)(
    const models::Predictor&, const models::Inputs&, const models::OutputSum&, const AttributionOptions&, const Monitor&);

/// (inputs − baseline) × gradient: of every position the sum of its four letters.
Attribution multiplied(const models::InputValues& inputs, const models::InputValues& baseline, const models::Gradient&);

/// Whether the parts make up the whole. Methods differ in how near they come; where the error is large, the parts do not explain
/// the number.
struct Completeness {
    double value = 0; ///< of the inputs
    double baseline = 0; ///< of the baseline: one more pass forward
    double sum = 0; ///< of the attribution; were it complete: value − baseline
    double error() const { return sum - (value - baseline); }
};
/// Throws as Predictor::gradient.
Completeness completenessOf(const Attribution&, const models::Predictor&, const models::Inputs&, const models::OutputSum&,
    const AttributionOptions&, const Monitor&);

} // namespace interpret
