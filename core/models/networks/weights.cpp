#include "core/models/networks/weights.h"

#include "core/base/error.h"
#include "core/models/safetensors.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace models
{

at::Tensor Weights::take(const std::string& name, const std::vector<int64_t>& shape)
{
    const at::Tensor found = find(name);
    if (found.defined() && found.sizes() == at::IntArrayRef(shape)) {
        m_parameters += found.numel();
        return found;
    }
    if (found.defined())
        m_problems.push_back(
            fmt::format("{} has the shape {} instead of {}", ownName(name), shapeText(found.sizes().vec()), shapeText(shape)));
    else
        m_problems.push_back(fmt::format("{} {} is missing", ownName(name), shapeText(shape)));
    return at::zeros(shape, at::kFloat);
}

void Weights::finish(const std::string& file) const
{
    std::vector<std::string> problems = m_problems;
    for (const std::string& name : unused())
        problems.push_back(fmt::format("{} is not part of the network", name));
    if (!problems.empty())
        throw Error(fmt::format("{} does not fit its network: {}.", file, fmt::join(problems, "; ")));
}

} // namespace models
