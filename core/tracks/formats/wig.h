#pragma once
#include "core/tracks/formats/format.h"
#include "core/tracks/track.h"

namespace tracks
{

/// Wiggle (https://genome.ucsc.edu/goldenPath/help/wiggle.html) read as a whole (plain, gz, bgzip): sections "fixedStep chrom=…
/// start=… step=… span=…" with a value a line and "variableStep chrom=… span=…" with position and value, in any order; positions
/// begin at 1, what follows "=" may be in quotation marks. A line of four columns is bedGraph, as files of browsers mix them. A
/// value of NaN is missing data. Throws Error with file and line: a section without chrom or start, a value that is no number, a
/// value before the first section, a second track; no value at all.
std::shared_ptr<Track> openWig(const std::filesystem::path&, Format, const Monitor&);

} // namespace tracks
