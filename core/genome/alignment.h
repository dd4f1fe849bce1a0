#pragma once
#include "core/base/interval.h"
#include "core/base/monitor.h"

#include <filesystem>
#include <vector>

namespace genome
{

/// Two stretches of two genomes that descend from one, letter by letter or nearly so.
struct AlignedPiece {
    Interval target, query; ///< both on the plus strand of their genome
    bool sameStrand = true; ///< else the end of one lies at the beginning of the other
    double bases = 0; ///< that are aligned within it
};

/// Reads a UCSC chain (https://genome.ucsc.edu/goldenPath/help/chain.html) or net (…/help/net.html), told apart by their content;
/// plain, gzip or bgzip. Chains give one piece per block without a gap. Nets give the stretches of each fill between its gaps,
/// its aligned bases shared among them by length; fills within gaps are fills of their own. Throws Error with file and line, and
/// Cancelled.
std::vector<AlignedPiece> readAlignment(const std::filesystem::path&, const Monitor& = {});

} // namespace genome
