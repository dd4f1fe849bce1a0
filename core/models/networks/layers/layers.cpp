#include "core/models/networks/layers/layers.h"

#include "core/models/device/device.h"
#include "core/models/networks/kernels/tapconv.h"
#include "core/models/networks/layers/image.h"

#include <array>

namespace models
{

namespace
{

at::Tensor convolve(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, int64_t groups, int64_t dilation = 1)
{
    const std::array<int64_t, 2> stride { 1, 1 }, padding { 0, dilation * (weight.size(2) / 2) }, dilations { 1, dilation };
    const at::Tensor kernel = weight.unsqueeze(2).contiguous(at::MemoryFormat::ChannelsLast);
    return fromImage(at::conv2d(asImage(x.to(weight.dtype())), kernel, bias, at::IntArrayRef(stride), at::IntArrayRef(padding),
        at::IntArrayRef(dilations), groups));
}

} // namespace

at::Tensor activate(at::Tensor x, Activation activation)
{
    const bool mayReuse = !at::GradMode::is_enabled();
    switch (activation) {
    case Activation::Linear:
        break;
    case Activation::Relu:
        return mayReuse ? at::relu_(x) : at::relu(x);
    case Activation::Gelu:
        return mayReuse ? at::gelu_(x, "tanh") : at::gelu(x, "tanh");
    case Activation::QuickGelu:
        return x * at::sigmoid(1.702 * x);
    case Activation::Softplus:
        return at::softplus(x);
    case Activation::Sigmoid:
        return at::sigmoid(x);
    case Activation::Tanh:
        return at::tanh(x);
    case Activation::Exp:
        return at::exp(x);
    }
    return x;
}

Conv::Conv(Weights& weights, const std::string& prefix, int64_t in, int64_t out, int64_t width, bool bias, int64_t dilation)
    : m_weight(weights.take(prefix + ".conv.weight", { out, in, width }, WeightKind::Kernel))
    , m_dilation(dilation)
{
    if (bias)
        m_bias = weights.take(prefix + ".conv.bias", { out }, WeightKind::Bias);
}

at::Tensor Conv::operator()(const at::Tensor& x) const
{
    if (ownFunctions(x) && m_weight.dtype() == at::kFloat)
        return tapConvolution(x, m_weight, m_bias, m_dilation);
    return convolve(x, m_weight, m_bias, 1, m_dilation);
}

SeparableConv::SeparableConv(Weights& weights, const std::string& prefix, int64_t in, int64_t out, int64_t width)
    : m_depthwise(weights.take(prefix + ".separable.depthwise", { in, 1, width }, WeightKind::Kernel))
    , m_pointwise(weights.take(prefix + ".separable.pointwise", { out, in }, WeightKind::Kernel))
    , m_bias(weights.take(prefix + ".separable.bias", { out }, WeightKind::Bias))
{
}

at::Tensor SeparableConv::operator()(const at::Tensor& x) const
{
    return at::linear(convolve(x, m_depthwise, {}, x.size(2)), m_pointwise, m_bias);
}

Dense::Dense(Weights& weights, const std::string& prefix, int64_t in, int64_t out)
    : Dense(weights, prefix, in, out, WeightKind::Kernel)
{
    m_bias = weights.take(prefix + ".dense.bias", { out }, WeightKind::Bias);
}

Dense::Dense(Weights& weights, const std::string& prefix, int64_t in, int64_t out, WeightKind kind)
    : m_weight(weights.take(prefix + ".dense.weight", { out, in }, kind))
{
}

at::Tensor Dense::operator()(const at::Tensor& x) const
{
    return at::linear(x.to(m_weight.dtype()), m_weight, m_bias);
}

at::Tensor Dense::columns(const at::Tensor& x, const at::Tensor& wanted) const
{
    if (!wanted.defined())
        return (*this)(x);
    return at::linear(
        x.to(m_weight.dtype()), m_weight.index_select(0, wanted), m_bias.defined() ? m_bias.index_select(0, wanted) : m_bias);
}

at::Tensor maxPool(const at::Tensor& x, int64_t size)
{
    const at::Tensor groups = x.reshape({ x.size(0), x.size(1) / size, size, x.size(2) });
    at::Tensor largest = groups.select(2, 0);
    for (int64_t i = 1; i < size; ++i)
        largest = at::maximum(largest, groups.select(2, i));
    return size == 1 ? x : largest;
}

} // namespace models
