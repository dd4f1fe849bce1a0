#pragma once
#include "core/models/networks/weights.h"

#include <string>

namespace models
{

/// For its lifetime running statistics stay as they are on this thread: what is computed again was counted before.
class StatisticsHeld
{
public:
    StatisticsHeld();
    ~StatisticsHeld();
    StatisticsHeld(const StatisticsHeld&) = delete;
    StatisticsHeld& operator=(const StatisticsHeld&) = delete;
};

/// Batch normalisation: over the batch and all positions in training (running statistics move by a tenth, variance unbiased, as
/// in PyTorch), else by the running statistics.
class BatchNorm
{
public:
    BatchNorm(Weights&, const std::string& prefix, int64_t channels, double epsilon, WeightKind scale = WeightKind::NormScale);
    at::Tensor operator()(const at::Tensor& x, bool training = false) const;
    /// What it amounts to outside training: x·scale + shift.
    at::Tensor scale() const;
    at::Tensor shift() const;

    const at::Tensor& weight() const { return m_weight; }
    const at::Tensor& bias() const { return m_bias; }
    const at::Tensor& mean() const { return m_mean; } ///< running
    const at::Tensor& variance() const { return m_variance; } ///< running
    double epsilon() const { return m_epsilon; }
    /// Moves the running statistics towards those of a batch of `count` values per channel (variance not yet unbiased).
    void remember(const at::Tensor& mean, const at::Tensor& variance, int64_t count) const;

private:
    at::Tensor byBatch(const at::Tensor& x) const;
    at::Tensor m_weight, m_bias, m_mean, m_variance;
    double m_epsilon;
};

class LayerNorm
{
public:
    LayerNorm(Weights&, const std::string& prefix, int64_t channels, double epsilon);
    /// In float32, whatever x is.
    at::Tensor operator()(const at::Tensor& x) const;

private:
    at::Tensor m_weight, m_bias;
    double m_epsilon;
};

} // namespace models
