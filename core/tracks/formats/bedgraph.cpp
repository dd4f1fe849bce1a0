#include "core/tracks/formats/bedgraph.h"

#include "core/genome/annotation/bedline.h"
#include "core/tracks/reading/datalines.h"
#include "core/tracks/valuetrack.h"

#include <algorithm>
#include <fmt/format.h>

namespace tracks
{

Record parseBedGraphLine(const std::vector<std::string_view>& fields, const std::string& location)
{
    std::string chrom;
    genome::Feature feature;
    genome::parseBedLine({ fields.begin(), fields.begin() + std::ptrdiff_t(std::min<size_t>(3, fields.size())) },
        genome::BedDialect::Bed, location, chrom, feature);
    if (fields.size() < 4)
        throw Error(fmt::format("{}a bedGraph line needs chromosome, start, end and value; this one has no value.", location));
    const auto value = genome::toNumber(fields[3]);
    if (!value)
        throw Error(fmt::format("{}the value “{}” is not a number.", location, fields[3].substr(0, 40)));
    return { feature.start, feature.end, float(*value) };
}

std::shared_ptr<Track> openBedGraph(const std::filesystem::path& path, Format format, const Monitor& monitor)
{
    DataLines lines(path, monitor);
    Records records;
    std::vector<std::string_view> fields;
    while (lines.next(fields)) {
        const Record record = parseBedGraphLine(fields, lines.location());
        records.add(std::string(fields[0]), record);
    }
    records.seal();
    const std::string name = lines.trackName().empty() ? plainName(path) : lines.trackName();
    return std::make_shared<ValueTrack>(path, name, describe(format), std::move(records));
}

} // namespace tracks
