#pragma once
#include "core/base/monitor.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tracks
{

/// Values that follow each other without a gap: value i covers [start + i·step, start + (i+1)·step). NaN: no data there.
struct ValueRun {
    int64_t start = 0; ///< 0-based, bp
    int64_t step = 1; ///< bp per value
    std::vector<float> values;
};

/// Everything known of one chromosome; runs by increasing start and not overlapping.
struct ChromosomeValues {
    std::string name;
    int64_t length = 0;
    std::vector<ValueRun> runs;
};

/// Writes a bigWig with zoom levels on a regular grid (the container: see BbiFile). Chromosomes may come in any order; values
/// beyond the end of a chromosome are cut. Runs of one value each, as of single cytosines, share blocks. Not through libBigWig,
/// whose writer loses sums in zoom levels and crashes where it may not write. PATH is whole or untouched. Throws Error when there
/// is no value at all, runs overlap, a chromosome has no length, or the disk is full.
void writeBigWig(const std::filesystem::path&, std::vector<ChromosomeValues>, const Monitor& = {});

} // namespace tracks
