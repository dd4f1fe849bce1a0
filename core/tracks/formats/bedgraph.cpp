#include "core/tracks/formats/bedgraph.h"

#include "core/genome/annotation/bedline.h"
#include "core/tracks/reading/datalines.h"
#include "core/tracks/valuetrack.h"

#include <fmt/format.h>

namespace tracks
{

bool isBedGraph(const TextLine& line)
{
    return hasInterval(line) && line.fields.size() == 4 && isNumber(line.fields[3]) && line.extension != ".bed";
}

Record parseBedGraphLine(const std::vector<std::string_view>& fields)
{
    const auto [start, end] = genome::parseBedInterval(fields, {});
    if (fields.size() < 4)
        throw Error("a bedGraph line needs chromosome, start, end and value; this one has no value.");
    const auto value = genome::toNumber(fields[3]);
    if (!value)
        throw Error(fmt::format("the value “{}” is not a number.", fields[3].substr(0, 40)));
    return { start, end, float(*value) };
}

std::shared_ptr<Track> openBedGraph(const std::filesystem::path& path, Format format, const Monitor& monitor)
{
    DataLines lines(path, monitor, { .severalTracks = false });
    Records records;
    lines.forEach([&](const auto& fields) { records.add(fields[0], parseBedGraphLine(fields)); });
    records.seal();
    const std::string name = lines.trackName().empty() ? plainName(path) : lines.trackName();
    return std::make_shared<ValueTrack>(path, name, describe(format), std::move(records));
}

} // namespace tracks
