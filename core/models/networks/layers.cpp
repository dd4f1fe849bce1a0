#include "core/models/networks/layers.h"

#include <array>

namespace models
{

namespace
{

/// [batch, length, channels] seen as an image [batch, channels, 1, length] in channels-last memory, which oneDNN and cuDNN like
/// best.
at::Tensor asImage(const at::Tensor& x)
{
    return x.transpose(1, 2).unsqueeze(2);
}
at::Tensor fromImage(const at::Tensor& image)
{
    return image.squeeze(2).transpose(1, 2).contiguous();
}

at::Tensor convolve(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, int64_t groups)
{
    const std::array<int64_t, 2> stride { 1, 1 }, padding { 0, weight.size(3) / 2 }, dilation { 1, 1 };
    return fromImage(at::conv2d(
        asImage(x), weight, bias, at::IntArrayRef(stride), at::IntArrayRef(padding), at::IntArrayRef(dilation), groups));
}

at::Tensor imageKernel(const at::Tensor& weight)
{
    return weight.unsqueeze(2).contiguous(at::MemoryFormat::ChannelsLast);
}

void move(at::Tensor& tensor, const at::Device& device)
{
    if (tensor.defined())
        tensor = tensor.to(device);
}

} // namespace

bool isActivation(const std::string& name)
{
    static const std::array known { "linear", "relu", "gelu", "softplus", "sigmoid", "tanh", "exp" };
    return std::find(known.begin(), known.end(), name) != known.end();
}

at::Tensor activate(at::Tensor x, const std::string& name)
{
    const bool mayReuse = !at::GradMode::is_enabled();
    if (name == "gelu")
        return mayReuse ? at::gelu_(x, "tanh") : at::gelu(x, "tanh");
    if (name == "relu")
        return mayReuse ? at::relu_(x) : at::relu(x);
    if (name == "softplus")
        return at::softplus(x);
    if (name == "sigmoid")
        return at::sigmoid(x);
    if (name == "tanh")
        return at::tanh(x);
    if (name == "exp")
        return at::exp(x);
    return x;
}

Conv::Conv(Weights& weights, const std::string& place, int64_t in, int64_t out, int64_t width, bool bias)
    : m_weight(imageKernel(weights.take(place + ".conv.weight", { out, in, width })))
{
    if (bias)
        m_bias = weights.take(place + ".conv.bias", { out });
}

at::Tensor Conv::operator()(const at::Tensor& x) const
{
    return convolve(x, m_weight, m_bias, 1);
}

void Conv::to(const at::Device& device)
{
    move(m_weight, device);
    move(m_bias, device);
}

SeparableConv::SeparableConv(Weights& weights, const std::string& place, int64_t in, int64_t out, int64_t width)
    : m_depthwise(imageKernel(weights.take(place + ".separable.depthwise", { in, 1, width })))
    , m_pointwise(weights.take(place + ".separable.pointwise", { out, in }))
    , m_bias(weights.take(place + ".separable.bias", { out }))
{
}

at::Tensor SeparableConv::operator()(const at::Tensor& x) const
{
    return at::linear(convolve(x, m_depthwise, {}, x.size(2)), m_pointwise, m_bias);
}

void SeparableConv::to(const at::Device& device)
{
    move(m_depthwise, device);
    move(m_pointwise, device);
    move(m_bias, device);
}

Dense::Dense(Weights& weights, const std::string& place, int64_t in, int64_t out, bool bias)
    : m_weight(weights.take(place + ".dense.weight", { out, in }))
{
    if (bias)
        m_bias = weights.take(place + ".dense.bias", { out });
}

at::Tensor Dense::columns(const at::Tensor& x, const at::Tensor& wanted) const
{
    return at::linear(x, m_weight.index_select(0, wanted), m_bias.defined() ? m_bias.index_select(0, wanted) : m_bias);
}

void Dense::to(const at::Device& device)
{
    move(m_weight, device);
    move(m_bias, device);
}

BatchNorm::BatchNorm(Weights& weights, const std::string& place, int64_t channels, double epsilon)
{
    const auto field
        = [&](const char* name) { return weights.take(place + ".batch_norm." + name, { channels }).to(at::kDouble); };
    const at::Tensor gamma = field("weight"), beta = field("bias"), mean = field("running_mean"), variance = field("running_var");
    const at::Tensor scale = gamma / (variance + epsilon).sqrt();
    m_scale = scale.to(at::kFloat);
    m_shift = (beta - mean * scale).to(at::kFloat);
}

void BatchNorm::to(const at::Device& device)
{
    move(m_scale, device);
    move(m_shift, device);
}

LayerNorm::LayerNorm(Weights& weights, const std::string& place, int64_t channels, double epsilon)
    : m_weight(weights.take(place + ".layer_norm.weight", { channels }))
    , m_bias(weights.take(place + ".layer_norm.bias", { channels }))
    , m_epsilon(epsilon)
{
}

void LayerNorm::to(const at::Device& device)
{
    move(m_weight, device);
    move(m_bias, device);
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
