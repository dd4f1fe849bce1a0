#include "core/models/networks/initialweights.h"

#include <ATen/CPUGeneratorImpl.h>
#include <cmath>

namespace models
{

namespace
{

/// Numbers that flow into one output.
double fanIn(const std::vector<int64_t>& shape)
{
    double product = 1;
    for (size_t i = 1; i < shape.size(); ++i)
        product *= double(shape[i]);
    return product;
}

constexpr double deviationOfCut = 0.87962566103423978; // of a unit normal distribution cut at ±2

} // namespace

InitialWeights::InitialWeights(uint64_t seed)
    : m_generator(at::make_generator<at::CPUGeneratorImpl>(seed))
{
}

at::Tensor InitialWeights::cutNormal(const std::vector<int64_t>& shape, double deviation)
{
    const double edge = std::erf(2 / std::sqrt(2.0));
    const at::Tensor uniform = at::empty(shape, at::kFloat).uniform_(-edge, edge, m_generator);
    return at::erfinv(uniform).mul_(std::sqrt(2.0) * deviation);
}

at::Tensor InitialWeights::find(const std::string&, const std::vector<int64_t>& shape, WeightKind kind)
{
    switch (kind) {
    case WeightKind::Kernel:
        break;
    case WeightKind::Projection:
    case WeightKind::DistanceProjection:
        return cutNormal(shape, std::sqrt(2 / fanIn(shape)) / deviationOfCut);
    case WeightKind::AttentionBias:
        return cutNormal(shape, std::sqrt(2 / double(shape[0])) / deviationOfCut);
    case WeightKind::PoolGate:
        return 2 * at::eye(shape[0], at::kFloat);
    case WeightKind::NormScale:
    case WeightKind::RunningVariance:
        return at::ones(shape, at::kFloat);
    case WeightKind::AttentionOutput:
    case WeightKind::Bias:
    case WeightKind::LastNormScale:
    case WeightKind::NormShift:
    case WeightKind::RunningMean:
        return at::zeros(shape, at::kFloat);
    }
    return cutNormal(shape, 1 / std::sqrt(fanIn(shape)));
}

} // namespace models
