#include "core/models/families/architecture.h"

namespace models
{

std::vector<Stage> describeArchitecture(const ModelSpec& spec)
{
    Outline outline = outlineOf(spec);
    if (!outline.problem.empty()) { // which is told when the model is opened
        outline = {};
        outline.read("sequence", { spec.inputLength, 4, 1 }, Stage::Unit::Bases);
    }
    for (const Head& head : spec.heads)
        outline.read("output " + head.name, { spec.bins(), int64_t(head.tracks.size()), spec.binSize }, Stage::Unit::Tracks);
    return std::move(outline.stages);
}

} // namespace models
