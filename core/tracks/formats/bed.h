#pragma once
#include "core/tracks/formats/format.h"
#include "core/tracks/reading/columns.h"
#include "core/tracks/track.h"

namespace tracks
{

/// BED, narrowPeak, broadPeak and five-column gene tables, read into memory (plain, gz, bgzip). BED with blocks and gene tables
/// are Kind::Genes. Throws Error with file and line where a line does not fit, and when there is no feature at all.
std::shared_ptr<Track> openBed(const std::filesystem::path&, Format, const Monitor&);

bool isBed(const TextLine&);
bool isNarrowPeak(const TextLine&);
bool isBroadPeak(const TextLine&);
bool isGeneTable(const TextLine&);

} // namespace tracks
