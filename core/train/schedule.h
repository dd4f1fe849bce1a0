#pragma once
#include "core/base/json.h"
#include "core/train/runconfig.h"

namespace train
{

/// The learning rate of every step: grows linearly over recipe.warmUp steps (step 1 with rate / warmUp), then stays, falls as
/// half a cosine that would be 0 after the last step, or is multiplied by plateauFactor whenever plateauPatience epochs went by
/// without a better validation loss. Also decides when to stop early.
class Schedule
{
public:
    Schedule(const Recipe&, int64_t steps);

    /// Of the step-th step, counted from 0.
    double rate(int64_t step) const;
    /// A validation loss, once per epoch; true when it is the best so far. One that is no number never is.
    bool observe(double loss);
    /// recipe.patience epochs were not better.
    bool exhausted() const;

    /// What resuming needs.
    Json state() const;
    void restore(const Json&);

private:
    Recipe m_recipe;
    int64_t m_steps;
    double m_factor = 1; ///< of plateaus
    double m_best;
    int64_t m_sinceBest = 0, m_sinceDrop = 0; ///< epochs
};

} // namespace train
