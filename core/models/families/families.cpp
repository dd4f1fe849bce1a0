#include "core/models/families/families.h"

#include "core/models/families/baskerville.h"
#include "core/models/families/enformer.h"
#include "core/models/families/epiattend.h"
#include "core/models/families/mlp.h"

#include <algorithm>
#include <fmt/format.h>

namespace models
{

const std::vector<Family>& families()
{
    static const std::vector<Family> all {
        { "baskerville", outlineBaskerville, { { "basenji2", basenji2 } }, baskervilleImporter(), fitBaskerville },
        { "enformer", outlineEnformer, { { "enformer", enformer }, { "enformer-small", enformerSmall } }, enformerImporter() },
        { "epiattend", outlineEpiAttend,
            { { "epiattend", epiattend }, { "epiattend-released", epiattendReleased }, { "promoter", promoter } } },
        { "mlp", outlineMlp, { { "mlp", mlp } } },
    };
    return all;
}

void fitSettings(ModelSpec& spec)
{
    const auto family = std::ranges::find(families(), spec.family, &Family::name);
    if (family != families().end() && family->fit)
        family->fit(spec);
}

void outlineInto(Outline& outline, const ModelSpec& spec, const std::string& file)
{
    const auto family = std::ranges::find(families(), spec.family, &Family::name);
    if (family == families().end())
        throw Error(
            fmt::format("{} holds a model of the family \"{}\", which this version of Epiarc does not know: update Epiarc.", file,
                spec.family));
    family->outline(spec, file, outline);
}

} // namespace models
