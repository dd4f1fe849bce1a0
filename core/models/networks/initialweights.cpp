#include "core/models/networks/initialweights.h"

#include <ATen/CPUGeneratorImpl.h>
#include <cmath>

namespace models
{

namespace
{

bool contains(const std::string& name, const char* part)
{
    return name.find(part) != std::string::npos;
}

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

at::Tensor InitialWeights::find(const std::string& name, const std::vector<int64_t>& shape)
{
    if (contains(name, "_norm."))
        return name.ends_with("running_var") || (name.ends_with(".weight") && !contains(name, ".back."))
            ? at::ones(shape, at::kFloat)
            : at::zeros(shape, at::kFloat);
    if (name.ends_with(".attention.content_bias") || name.ends_with(".attention.position_bias"))
        return cutNormal(shape, std::sqrt(2 / double(shape[0])) / deviationOfCut);
    if (name.ends_with(".bias") || contains(name, ".attention.out_"))
        return at::zeros(shape, at::kFloat);
    if (name.ends_with(".pool.dense.weight"))
        return 2 * at::eye(shape[0], at::kFloat);
    if (contains(name, ".attention."))
        return cutNormal(shape, std::sqrt(2 / fanIn(shape)) / deviationOfCut);
    return cutNormal(shape, 1 / std::sqrt(fanIn(shape)));
}

} // namespace models
