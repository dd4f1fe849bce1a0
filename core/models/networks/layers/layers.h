#pragma once
#include "core/models/families/activation.h"
#include "core/models/networks/weights.h"

#include <string>

namespace models
{

/// Layers of the sequence models, for values [batch, length, channels]. Each asks `Weights` for its tensors by `prefix` when it
/// is made, and works with and without gradients.

/// Reuses the memory of `x` when no gradients are recorded: give it a value that nobody else holds.
at::Tensor activate(at::Tensor x, Activation);

/// Length convolution with "same" padding; odd widths only. weight [out, in, width]
class Conv
{
public:
    Conv(Weights&, const std::string& prefix, int64_t in, int64_t out, int64_t width, bool bias = true, int64_t dilation = 1);
    at::Tensor operator()(const at::Tensor& x) const;
    const at::Tensor& weight() const { return m_weight; }
    const at::Tensor& bias() const { return m_bias; } ///< undefined without

private:
    at::Tensor m_weight, m_bias;
    int64_t m_dilation;
};

/// Depthwise convolution of odd width without bias, then a 1×1 convolution with bias.
class SeparableConv
{
public:
    SeparableConv(Weights&, const std::string& prefix, int64_t in, int64_t out, int64_t width);
    at::Tensor operator()(const at::Tensor& x) const;

private:
    at::Tensor m_depthwise, m_pointwise, m_bias;
};

/// weight [out, in]
class Dense
{
public:
    Dense(Weights&, const std::string& prefix, int64_t in, int64_t out);
    /// Without bias.
    Dense(Weights&, const std::string& prefix, int64_t in, int64_t out, WeightKind);
    at::Tensor operator()(const at::Tensor& x) const;
    /// Only the outputs listed in `wanted` (int64); all when it is undefined.
    at::Tensor columns(const at::Tensor& x, const at::Tensor& wanted) const;
    const at::Tensor& weight() const { return m_weight; }
    const at::Tensor& bias() const { return m_bias; } ///< undefined without

private:
    at::Tensor m_weight, m_bias;
};

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

/// Largest of every `size` neighbours; the length must be a multiple of it.
at::Tensor maxPool(const at::Tensor& x, int64_t size);

} // namespace models
