#pragma once
#include "core/train/dataset.h"

namespace train
{

/// Which examples each step sees. It follows from the step's number and the seed alone, so that a resumed run goes on exactly
/// where it was. Organisms take turns, step by step; each shuffles its examples anew for every pass over them. Augmentation comes
/// after the split: windows are moved by at most recipe.shift bp, which Dataset leaves room for.
class Order
{
public:
    Order(const Dataset&, const Recipe&, int ranks = 1);

    int64_t stepsPerEpoch() const { return m_stepsPerEpoch; }
    int64_t steps() const; ///< of the whole run
    int organismOf(int64_t step) const { return int(step % int64_t(m_examples.size())); }
    /// What rank `rank` computes in a step: recipe.accumulate batches of recipe.batch examples. With r ranks a step takes r times
    /// as many examples as with one.
    std::vector<Example> of(int64_t step, int rank = 0) const;

private:
    Example augmented(const Example&, int64_t number) const;
    Recipe m_recipe;
    int m_ranks;
    int64_t m_stepsPerEpoch = 1;
    std::vector<std::vector<Example>> m_examples; ///< of each organism
};

} // namespace train
