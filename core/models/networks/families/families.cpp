#include "core/models/networks/families/families.h"

#include "core/models/networks/families/baskerville.h"
#include "core/models/networks/families/enformer.h"
#include "core/models/networks/families/epiattend.h"
#include "core/models/networks/families/mlp.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

namespace models
{

namespace
{

/// The side of a row of core/models/families/families.h that needs LibTorch.
struct Builder {
    std::string_view family;
    std::unique_ptr<Network> (*build)(const ModelSpec&, const Outline&, Weights&);
};

constexpr std::array builders {
    Builder { "baskerville", buildBaskerville },
    Builder { "enformer", buildEnformer },
    Builder { "epiattend", buildEpiAttend },
    Builder { "mlp", buildMlp },
};

} // namespace

std::unique_ptr<Network> buildNetwork(const ModelSpec& spec, Weights& weights, const std::string& file)
{
    const Outline outline = checkedOutline(spec, file);
    const auto builder = std::ranges::find(builders, spec.family, &Builder::family);
    if (builder == builders.end())
        throw std::logic_error("The family " + spec.family + " has an outline, but no network.");
    auto network = builder->build(spec, outline, weights);
    network->adopt(weights);
    return network;
}

} // namespace models
