#pragma once
#include "core/models/model.h"

namespace interpret
{

/// Inputs that say nothing, from which an attribution counts. What is missing stays missing, and N stays N.
enum class Baseline {
    Mean, ///< of a letter a quarter of each, of a count nothing, of a fraction its mean over the window: where all around is
          ///< methylated, it is the gap that matters
    Zeros, ///< nothing of everything
    Shuffled ///< the letters between N in another order with the same pairs of neighbours; signals as of Mean
};
/// See core/base/words.h.
constexpr std::array<const char*, 3> wordsFor(Baseline)
{
    return { "mean", "zeros", "shuffled" };
}

/// `seed`: of the order of letters.
models::InputValues baselineOf(Baseline, const models::ModelSpec&, const models::Inputs&, uint64_t seed);

/// "a quarter of each letter, counts of 0, fractions at their mean"; with the seed where it counts.
std::string describe(Baseline, uint64_t seed);

} // namespace interpret
