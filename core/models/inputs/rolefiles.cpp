#include "core/models/inputs/rolefiles.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace models
{

namespace
{

struct RoleName {
    std::string input, aspect; ///< aspect: "", "coverage" or "percent"
};

RoleName parse(const std::string& text)
{
    for (const std::string aspect : { "coverage", "percent" })
        if (text.ends_with("." + aspect))
            return { text.substr(0, text.size() - aspect.size() - 1), aspect };
    return { text, "" };
}

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

std::vector<Role> openRoles(const ModelSpec& spec, const RoleFiles& files, const genome::Genome& genome, const Monitor& monitor)
{
    std::vector<Role> roles(spec.inputs.size());
    for (const auto& [name, file] : files) {
        const RoleName role = parse(name);
        const size_t number = numberOf(spec, role.input);
        if (!role.aspect.empty() && spec.inputs[number].summary != InputTrack::Summary::Fraction)
            throw Error(fmt::format("{} is no fraction: it takes no {}.", role.input, role.aspect));
        auto& place = role.aspect == "coverage" ? roles[number].coverage : roles[number].values;
        if (place)
            throw Error(fmt::format("{} was given twice: keep one file.", name));
        place = openOn(file, genome, monitor);
        roles[number].percent |= role.aspect == "percent";
    }
    for (size_t i = 0; i < roles.size(); ++i)
        if (roles[i].coverage && !roles[i].values)
            throw Error(fmt::format("There is coverage of {0}, but no values: add a file for {0}.", spec.inputs[i].name));
    std::ranges::transform(spec.inputs, roles, roles.begin(), completed);
    return roles;
}

} // namespace models
