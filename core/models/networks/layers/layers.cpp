#include "core/models/networks/layers/layers.h"

#include "core/models/device/device.h"
#include "core/models/networks/kernels/tapconv.h"

#include <array>

namespace models
{

namespace
{

constexpr double usualMomentum = 0.1; // of the running statistics, as in PyTorch
thread_local int statisticsHeld = 0;

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

StatisticsHeld::StatisticsHeld()
{
    ++statisticsHeld;
}

StatisticsHeld::~StatisticsHeld()
{
    --statisticsHeld;
}

BatchNorm::BatchNorm(Weights& weights, const std::string& prefix, int64_t channels, double epsilon, WeightKind scale)
    : m_weight(weights.take(prefix + ".batch_norm.weight", { channels }, scale))
    , m_bias(weights.take(prefix + ".batch_norm.bias", { channels }, WeightKind::NormShift))
    , m_mean(weights.take(prefix + ".batch_norm.running_mean", { channels }, WeightKind::RunningMean))
    , m_variance(weights.take(prefix + ".batch_norm.running_var", { channels }, WeightKind::RunningVariance))
    , m_epsilon(epsilon)
{
}

at::Tensor BatchNorm::scale() const
{
    return m_weight / (m_variance + m_epsilon).sqrt();
}

at::Tensor BatchNorm::shift() const
{
    return m_bias - m_mean * scale();
}

at::Tensor BatchNorm::operator()(const at::Tensor& x, bool training) const
{
    if (training && x.device().is_cpu())
        return byBatch(x);
    if (!training && x.dtype() == m_weight.dtype())
        return at::addcmul(shift(), x, scale());
    return fromImage(at::batch_norm(
        asImage(x), m_weight, m_bias, m_mean, m_variance, training, statisticsHeld ? 0 : usualMomentum, m_epsilon, true));
}

/// LibTorch's own sums a channels-last batch in float32 one after the other, which costs a digit over long sequences.
at::Tensor BatchNorm::byBatch(const at::Tensor& input) const
{
    const at::Tensor x = input.to(m_weight.dtype());
    const auto [variance, mean] = at::var_mean(x, at::IntArrayRef { 0, 1 }, false);
    remember(mean, variance, x.size(0) * x.size(1));
    const at::Tensor scale = m_weight * at::rsqrt(variance + m_epsilon);
    return at::addcmul(m_bias - mean * scale, x, scale);
}

void BatchNorm::remember(const at::Tensor& mean, const at::Tensor& variance, int64_t count) const
{
    if (statisticsHeld)
        return;
    const at::NoGradGuard none;
    at::Tensor(m_mean).lerp_(mean, usualMomentum);
    at::Tensor(m_variance).lerp_(variance * (double(count) / double(std::max<int64_t>(1, count - 1))), usualMomentum);
}

LayerNorm::LayerNorm(Weights& weights, const std::string& prefix, int64_t channels, double epsilon)
    : m_weight(weights.take(prefix + ".layer_norm.weight", { channels }, WeightKind::NormScale))
    , m_bias(weights.take(prefix + ".layer_norm.bias", { channels }, WeightKind::NormShift))
    , m_epsilon(epsilon)
{
}

at::Tensor LayerNorm::operator()(const at::Tensor& x) const
{
    return at::layer_norm(x.to(m_weight.dtype()), m_weight.sizes(), m_weight, m_bias, m_epsilon);
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
