#include "core/models/import/targets.h"

#include "core/genome/lines.h"

#include <algorithm>
#include <fmt/format.h>

namespace models
{

namespace
{

size_t column(const std::vector<std::string_view>& header, std::string_view name, const genome::LineReader& lines)
{
    const auto found = std::ranges::find(header, name);
    if (found == header.end())
        throw Error(fmt::format("{}the header has no column \"{}\".", lines.location(), name));
    return size_t(found - header.begin());
}

} // namespace

std::vector<OutputTrack> readTargets(const std::filesystem::path& path)
{
    genome::LineReader lines(path);
    std::string header, line;
    std::vector<std::string_view> names, fields;
    lines.next(header);
    genome::splitTabs(header, names);
    const size_t identifier = column(names, "identifier", lines), description = column(names, "description", lines);
    const bool stranded = std::ranges::find(names, "strand_pair") != names.end();
    const size_t pair = stranded ? column(names, "strand_pair", lines) : 0;
    std::vector<OutputTrack> tracks;
    while (lines.next(line)) {
        if (line.empty())
            continue;
        genome::splitTabs(line, fields);
        if (fields.size() < names.size())
            throw Error(fmt::format("{}{} columns where the header has {}.", lines.location(), fields.size(), names.size()));
        const auto partner = stranded ? genome::toInteger(fields[pair]) : std::optional<int64_t>(int64_t(tracks.size()));
        if (!partner || *partner < 0)
            throw Error(fmt::format("{}strand_pair \"{}\" is no track number.", lines.location(), fields[pair]));
        const std::string text(fields[description]);
        tracks.push_back({ std::string(fields[identifier]), text, text.substr(0, text.find(':')), int(*partner) });
    }
    return tracks;
}

void checkStrandPairs(const std::vector<OutputTrack>& tracks, const std::filesystem::path& path)
{
    for (const OutputTrack& track : tracks)
        if (track.strandPair >= int(tracks.size()))
            throw Error(fmt::format("{}: track {} names {} as its strand_pair, but there are only {} tracks.", path.string(),
                track.name, track.strandPair, tracks.size()));
}

} // namespace models
