#include "core/models/networks/weights.h"

#include "core/base/error.h"
#include "core/models/tensors/safetensors.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace models
{

namespace
{

/// A sum is finite only when everything in it is, or when large numbers overflow it: then a look at each decides.
bool isFinite(const at::Tensor& values)
{
    return std::isfinite(values.sum().item<float>()) || at::isfinite(values).all().item<bool>();
}

} // namespace

bool trains(WeightKind kind)
{
    return kind != WeightKind::RunningMean && kind != WeightKind::RunningVariance;
}

bool adapts(WeightKind kind)
{
    switch (kind) {
    case WeightKind::Kernel:
    case WeightKind::Projection:
    case WeightKind::DistanceProjection:
    case WeightKind::AttentionOutput:
    case WeightKind::AttentionBias: // with a row for each head
    case WeightKind::PoolGate:
        return true;
    case WeightKind::Bias:
    case WeightKind::NormScale:
    case WeightKind::LastNormScale:
    case WeightKind::NormShift:
    case WeightKind::RunningMean:
    case WeightKind::RunningVariance:
        break;
    }
    return false;
}

bool decays(WeightKind kind)
{
    return adapts(kind); // as published, where every array of two axes or more does
}

bool staysExact(WeightKind kind)
{
    return kind == WeightKind::DistanceProjection || (!decays(kind) && kind != WeightKind::Bias);
}

at::Tensor Weights::take(const std::string& name, const std::vector<int64_t>& shape, WeightKind kind)
{
    at::Tensor found = find(name, shape, kind);
    if (!found.defined())
        m_problems.push_back(fmt::format("{} {} is missing", ownName(name), shapeText(shape)));
    else if (found.sizes() != at::IntArrayRef(shape))
        m_problems.push_back(
            fmt::format("{} has the shape {} instead of {}", ownName(name), shapeText(found.sizes().vec()), shapeText(shape)));
    else if (!isFinite(found))
        m_problems.push_back(fmt::format("{} holds values that are no finite numbers", ownName(name)));
    if (!found.defined() || found.sizes() != at::IntArrayRef(shape))
        found = at::zeros(shape, at::kFloat);
    m_taken.push_back({ name, found, kind });
    return found;
}

at::Tensor Weights::constant(at::Tensor values)
{
    m_constants.push_back(values);
    return values;
}

int64_t Weights::parameters() const
{
    int64_t count = 0;
    for (const NamedTensor& tensor : m_taken)
        if (tensor.trains())
            count += tensor.values.numel();
    return count;
}

void Weights::finish(const std::string& file) const
{
    std::vector<std::string> problems = m_problems;
    for (const std::string& name : unused())
        problems.push_back(fmt::format("{} is not part of the network", name));
    constexpr size_t most = 20;
    const size_t count = problems.size();
    if (count > most) {
        problems.resize(most);
        problems.push_back(fmt::format("and {} more", count - most));
    }
    if (!problems.empty())
        throw Error(fmt::format("{} does not fit its network: {}.", file, fmt::join(problems, "; ")));
}

} // namespace models
