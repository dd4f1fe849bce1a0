#include "core/models/networks/families/families.h"

#include "core/models/networks/families/baskerville.h"
#include "core/models/networks/families/enformer.h"
#include "core/models/networks/families/epiattend.h"
#include "core/models/networks/families/mlp.h"

#include <array>
#include <fmt/format.h>

namespace models
{

namespace
{

struct Family {
    const char* name;
    std::unique_ptr<Network> (*build)(const ModelSpec&, Weights&, const std::string& file);
};

// A new family is a new pair of files and one line here.
constexpr std::array families {
    Family { "baskerville", buildBaskerville },
    Family { "enformer", buildEnformer },
    Family { "epiattend", buildEpiAttend },
    Family { "mlp", buildMlp },
};

} // namespace

std::unique_ptr<Network> buildNetwork(const ModelSpec& spec, Weights& weights, const std::string& file)
{
    for (const Family& family : families)
        if (spec.family == family.name) {
            auto network = family.build(spec, weights, file);
            network->adopt(weights);
            return network;
        }
    throw Error(fmt::format(
        "{} holds a model of the family \"{}\", which this version of Epiarc does not know: update Epiarc.", file, spec.family));
}

} // namespace models
