#pragma once
#include "core/models/predictions/regions.h"

#include <filesystem>
#include <vector>

namespace models
{

/// A measured bigWig and the track of a head it measures.
struct Observed {
    int track = 0;
    std::filesystem::path file;
    std::string match; ///< "by number" or "by identifier"
};
/// Pairs files with tracks: by the number that begins the file name ("07_NAME.bw": track 7), else by the identifier in it ("+"
/// and "-" may be spelled "_plus" and "_minus"). Folders stand for the bigWigs in them. Ordered by track. Throws Error for a file
/// that fits no track or a track that gets two files.
std::vector<Observed> matchObserved(const Head&, const std::vector<std::filesystem::path>& filesOrFolders);

/// Windows of a BED file; with `split`, those whose fourth column is exactly it. Throws Error when none is left.
std::vector<Interval> readWindows(const std::filesystem::path& bed, const std::string& split);

struct TrackScore {
    Observed observed;
    double pearson = 0; ///< NaN when the measured or predicted values are constant
    int64_t bins = 0; ///< with measured data
};

/// Pearson r per track between prediction and measurement in the model's bins, over all bins of all windows taken together (sums
/// in double), as Baskerville's own evaluation does; bins without measured data do not count.
std::vector<TrackScore> evaluateTracks(const Predictor&, const InputReader&, const std::vector<Interval>& windows,
    const std::vector<Observed>&, const Request&, const Monitor&);

} // namespace models
