#pragma once
#include "core/models/networks/weights.h"

#include <functional>

namespace train
{

/// The running mean of weights over the steps (Polyak averaging), which often predicts better than the weights of any one step.
class WeightAverage
{
public:
    /// `decay`: the fraction it keeps in a step; less during the first steps, which would else count for long. 0: no averaging,
    /// the weights themselves count.
    WeightAverage(const std::vector<models::NamedTensor>& weights, double decay);

    void add();
    /// Calls `work` while the weights are their mean, and gives them back.
    void with(const std::function<void()>& work) const;

    /// "average.NAME"; its own, which change with the next step.
    std::vector<models::NamedTensor> tensors() const;
    int64_t count() const { return m_count; }
    /// Throws Error when a tensor is missing.
    void restore(const std::function<at::Tensor(const std::string&)>& find, int64_t count);

private:
    std::vector<models::NamedTensor> m_weights;
    std::vector<at::Tensor> m_means;
    double m_decay;
    int64_t m_count = 0; ///< steps
};

} // namespace train
