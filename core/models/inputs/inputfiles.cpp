#include "core/models/inputs/inputfiles.h"

#include "core/models/inputs/inputname.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

namespace models
{

namespace
{

size_t numberOf(const ModelSpec& spec, const std::string& input)
{
    std::vector<std::string> names;
    for (const InputTrack& known : spec.inputs)
        names.push_back(known.name);
    const auto found = std::ranges::find(names, input);
    if (found == names.end())
        throw Error(fmt::format("{} has no input \"{}\"; its inputs are: {}.", spec.name, input, fmt::join(names, ", ")));
    return size_t(found - names.begin());
}

} // namespace

std::shared_ptr<const tracks::Track> openOn(
    const std::filesystem::path& file, const genome::Genome& genome, const Monitor& monitor)
{
    auto track = tracks::open(file, monitor);
    if (track->useNames(genome) == 0)
        throw Error(fmt::format(
            "{} has none of the chromosomes of {}: give files of one genome.", file.string(), genome.path().string()));
    return track;
}

std::vector<InputSignal> openInputs(
    const ModelSpec& spec, const InputFiles& files, const genome::Genome& genome, const Monitor& monitor)
{
    std::vector<InputSignal> found(spec.inputs.size());
    std::map<std::filesystem::path, std::shared_ptr<const tracks::Track>> byFile;
    for (const auto& [name, file] : files) {
        const auto [input, aspect] = InputName::parse(name);
        const size_t number = numberOf(spec, input);
        const bool coverage = aspect == InputName::Aspect::Coverage, percent = aspect == InputName::Aspect::Percent;
        if ((coverage || percent) && spec.inputs[number].summary != InputTrack::Summary::Fraction)
            throw Error(fmt::format("{} is no fraction: it takes no {}.", input, coverage ? "coverage" : "percent"));
        auto& opened = coverage ? found[number].coverage : found[number].values;
        if (opened)
            throw Error(fmt::format("{} was given twice: keep one file.", name));
        auto& track = byFile[file];
        if (!track)
            track = openOn(file, genome, monitor);
        opened = track;
        found[number].percent |= percent;
    }
    for (size_t i = 0; i < found.size(); ++i)
        if (found[i].coverage && !found[i].values)
            throw Error(fmt::format("There is coverage of {0}, but no values: add a file for {0}.", spec.inputs[i].name));
    return found;
}

} // namespace models
