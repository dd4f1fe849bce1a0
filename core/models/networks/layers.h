#pragma once
#include "core/models/networks/weights.h"

#include <string>

namespace models
{

/// Layers of the sequence models, for values [batch, length, channels]. Each asks `Weights` for its tensors by `place` when it is
/// made.

/// "linear", "relu", "gelu" (tanh approximation, as in Baskerville and Enformer), "softplus", "sigmoid", "tanh", "exp".
bool isActivation(const std::string& name);
/// Reuses the memory of `x` when no gradients are recorded: give it a value that nobody else holds.
at::Tensor activate(at::Tensor x, const std::string& name);

/// Length convolution with "same" padding; odd widths only. weight [out, in, width]
class Conv
{
public:
    Conv(Weights&, const std::string& place, int64_t in, int64_t out, int64_t width, bool bias = true);
    at::Tensor operator()(const at::Tensor& x) const;
    void to(const at::Device&);

private:
    at::Tensor m_weight, m_bias; ///< weight as [out, in, 1, width], channels last
};

/// Depthwise convolution of odd width without bias, then a 1×1 convolution with bias.
class SeparableConv
{
public:
    SeparableConv(Weights&, const std::string& place, int64_t in, int64_t out, int64_t width);
    at::Tensor operator()(const at::Tensor& x) const;
    void to(const at::Device&);

private:
    at::Tensor m_depthwise, m_pointwise, m_bias;
};

/// weight [out, in]
class Dense
{
public:
    Dense(Weights&, const std::string& place, int64_t in, int64_t out, bool bias = true);
    at::Tensor operator()(const at::Tensor& x) const { return at::linear(x, m_weight, m_bias); }
    /// Only some of the outputs.
    at::Tensor columns(const at::Tensor& x, const at::Tensor& wanted) const;
    void to(const at::Device&);

private:
    at::Tensor m_weight, m_bias;
};

/// Batch normalisation at inference, folded into one scale and one shift per channel.
class BatchNorm
{
public:
    BatchNorm(Weights&, const std::string& place, int64_t channels, double epsilon);
    at::Tensor operator()(const at::Tensor& x) const { return at::addcmul(m_shift, x, m_scale); }
    void to(const at::Device&);

private:
    at::Tensor m_scale, m_shift;
};

class LayerNorm
{
public:
    LayerNorm(Weights&, const std::string& place, int64_t channels, double epsilon);
    at::Tensor operator()(const at::Tensor& x) const { return at::layer_norm(x, m_weight.sizes(), m_weight, m_bias, m_epsilon); }
    void to(const at::Device&);

private:
    at::Tensor m_weight, m_bias;
    double m_epsilon;
};

/// Largest of every `size` neighbours; the length must be a multiple of it.
at::Tensor maxPool(const at::Tensor& x, int64_t size);

} // namespace models
