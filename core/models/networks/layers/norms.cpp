#include "core/models/networks/layers/norms.h"

#include "core/models/networks/layers/image.h"

namespace models
{

namespace
{

constexpr double usualMomentum = 0.1; // of the running statistics, as in PyTorch
thread_local int statisticsHeld = 0;

} // namespace

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

} // namespace models
