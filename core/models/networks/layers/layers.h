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

/// Largest of every `size` neighbours; the length must be a multiple of it.
at::Tensor maxPool(const at::Tensor& x, int64_t size);

} // namespace models
