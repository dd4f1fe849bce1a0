#pragma once
#include "core/base/monitor.h"
#include "core/data/split.h"

#include <filesystem>
#include <optional>

namespace data
{

/// How windows are laid over regions.
struct WindowRules {
    int64_t length = 0; ///< bp that a model reads
    int64_t predicted = 0; ///< bp of it that count, in the middle; 0: all
    int64_t stride = 0; ///< bp from one window to the next; 0: `predicted`
    int64_t snap = 1; ///< windows begin at multiples of this, e.g. the bin
    double mostUnknown = 0.05; ///< fraction of N in what is read
    double mostBlacklisted = 0.1; ///< fraction of blacklisted bp in what counts
    /// One window about each of these loci, e.g. the starts of genes, instead of windows that follow each other; those of equal
    /// beginning once.
    std::optional<std::vector<Interval>> around {};
    std::vector<std::string> check() const; ///< what is impossible, as sentences
};

struct Windows {
    std::vector<Region> kept; ///< with the part of their region, by region and position
    int64_t unknown = 0, blacklisted = 0; ///< how many were left out
};

/// Windows that lie whole within a region, so that nothing that is read in one part is read in another, less those with too much
/// N or blacklist. Regions of other organisms than `genome` numbers are left alone; chromosomes of the blacklist are spelled as
/// in the genome. Throws Error: rules that contradict themselves, no sequence, damaged files; Cancelled.
Windows windowsOver(const genome::Genome&, int number, const std::vector<Region>&, const std::vector<Interval>& blacklist,
    const WindowRules&, const Monitor& = {});

/// BED with the part as fourth column, as `evaluate tracks --regions` takes it. Throws Error.
void writeRegions(const std::filesystem::path& bed, const std::vector<Region>&);

} // namespace data
