#pragma once
#include "core/tracks/formats/format.h"
#include "core/tracks/reading/columns.h"
#include "core/tracks/records.h"
#include "core/tracks/track.h"

namespace tracks
{

/// bedGraph read as a whole (plain, gz, bgzip): "chrom start end value", lines in any order. A value of NaN is missing data.
/// Throws Error with file and line: too few columns, a value that is no number, reversed or negative coordinates, a second
/// track; no line at all.
std::shared_ptr<Track> openBedGraph(const std::filesystem::path&, Format, const Monitor&);
bool isBedGraph(const TextLine&);

/// One line of bedGraph. Throws Error, whose sentence lacks the file and the line.
Record parseBedGraphLine(const std::vector<std::string_view>& fields);

} // namespace tracks
