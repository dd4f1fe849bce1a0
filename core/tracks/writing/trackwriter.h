#pragma once
#include "core/tracks/track.h"

#include <vector>

namespace tracks
{

/// What a track holds over some intervals, at its own resolution, as a text other programs read. Coordinates 0-based half-open;
/// names of chromosomes are those of the intervals. Both are atomic and throw Error when there is nothing to write, and
/// Cancelled.

/// Features that overlap an interval, each once, with a "track" line: BED (https://samtools.github.io/hts-specs/BEDv1.pdf) with
/// twelve columns where features have exons, nine where they have a coding part or colours, else six. Blanks in names become '_'.
void writeFeatures(const std::filesystem::path&, const Track&, const std::vector<Interval>&, const Monitor& = {});

/// Values as bedGraph (https://genome.ucsc.edu/goldenPath/help/bedgraph.html) with a "track" line; neighbours with the same value
/// are one line, stretches without data none.
void writeBedGraph(const std::filesystem::path&, const Track&, const std::vector<Interval>&, const Monitor& = {});

/// Values as bigWig, at the track's own resolution; the lengths of chromosomes are the genome's. Intervals may overlap.
void writeBigWig(
    const std::filesystem::path&, const Track&, const std::vector<Interval>&, const genome::Genome&, const Monitor& = {});

} // namespace tracks
