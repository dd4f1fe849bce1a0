#pragma once
#include "core/tracks/formats/format.h"
#include "core/tracks/reading/columns.h"
#include "core/tracks/track.h"

#include <map>
#include <string_view>

namespace tracks
{

/// BEDPE (https://bedtools.readthedocs.io/en/latest/content/general-usage.html): two anchors, name, score, strands. Columns may
/// be named by a line "chrom1 start1 …" (also behind '#'); a column "color" colours the arcs. Arcs with an unknown end ("." or
/// −1) are left out. Throws Error with file and line.
std::shared_ptr<Track> openBedpe(const std::filesystem::path&, Format, const Monitor&);
bool isBedpe(const TextLine&);

/// UCSC interact, 18 columns (https://genome.ucsc.edu/goldenPath/help/interact.html). The score of an arc is the column "value",
/// or "score" where that is zero. Throws Error with file and line.
std::shared_ptr<Track> openInteract(const std::filesystem::path&, Format, const Monitor&);
bool isInteract(const TextLine&);

/// One line of interact. Throws Error, whose sentence lacks the file and the line.
Arc parseInteractLine(const std::vector<std::string_view>& fields);

} // namespace tracks
