#pragma once
#include "core/tracks/slice.h"

#include <filesystem>

namespace tracks
{

/// What stands above the links of a file, and their look where they have none of their own.
struct LinkHeader {
    std::string name; ///< of the track, in BED and interact
    std::vector<std::string> notes; ///< one comment line each: what the links are, and what they are not
    std::optional<uint32_t> colour; ///< 0xRRGGBB of arcs without a colour
};

/// Writers of links. All are atomic, keep the order of the arcs and throw Error when there is none, or the disk is full. Scores
/// become whole numbers 0 … 1000 of the largest score where a format asks for that.

/// BEDPE (https://bedtools.readthedocs.io/en/latest/content/general-usage.html) with colour and thickness (1 … 6 by score) as IGV
/// reads them: "#columns color=11;thickness=12". Without any colour, the column is left out, since IGV knows no "none" there.
void writeBedpe(const std::filesystem::path&, const std::vector<Arc>&, const LinkHeader&);

/// UCSC interact (https://genome.ucsc.edu/goldenPath/help/interact.html): source `a`, target `b`; the score itself is in "value".
/// The format cannot say "no score": it becomes 0.
void writeInteract(const std::filesystem::path&, const std::vector<Arc>&, const LinkHeader&);

/// The second anchors as BED (https://samtools.github.io/hts-specs/BEDv1.pdf): name, score of 0 … 1000, colour.
void writeBed(const std::filesystem::path&, const std::vector<Arc>&, const LinkHeader&);

} // namespace tracks
