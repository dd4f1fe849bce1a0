#pragma once
#include "core/base/interval.h"
#include "core/genome/feature.h"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tracks
{

/// Values binned to `mean.size()` equal bins over `where`. NaN means "no data here", which differs from zero.
/// Mean is weighted by the bases that have data; min and max are those of the file's records in the bin.
struct Signal {
    Interval where;
    std::vector<float> mean, min, max;
    int64_t resolution = 0; ///< bp of the zoom level read or of a model's bins; 0: the file's own records
    int64_t shortestRecord = 0; ///< bp, of the file's own records that were read; 0: not known, as of zoom levels
    std::string function = "mean"; ///< what `mean` holds, for the legend: "mean", "features per bin", …
    int members = 1; ///< models that `mean` is the mean of
    std::vector<float> spread = {}; ///< standard deviation between the members, of several
    double binSize() const { return mean.empty() ? 0 : double(where.length()) / double(mean.size()); }
};

/// Features that overlap `where`, by start.
struct Features {
    Interval where;
    std::vector<genome::Feature> items;
};

/// Letters of the reference; empty when the interval is too wide to show any.
struct Bases {
    Interval where;
    std::string letters;
};

/// A link between two anchors. `b` may lie on another chromosome.
struct Arc {
    Interval a, b;
    std::string name;
    double score = std::numeric_limits<double>::quiet_NaN();
    genome::Strand strandA = genome::Strand::None, strandB = genome::Strand::None;
    std::optional<uint32_t> rgb;
};
struct Arcs {
    Interval where;
    std::vector<Arc> items;
    int64_t weaker = 0; ///< more arcs overlap `where`; the strongest are here
};

/// Values of pairs of positions: `bins` equal bins over `where` against the same bins. Empty values: nothing there.
struct Matrix {
    Interval where;
    int64_t bins = 0;
    std::vector<float> values; ///< [row, column]; of attention, the row asks (query) and the column is looked at (key)
    float at(int64_t row, int64_t column) const { return values[size_t(row * bins + column)]; }
    double binSize() const { return bins ? double(where.length()) / double(bins) : 0; }
};

/// What a track answers. A feature track with more features than can be drawn answers with their density as a Signal.
using Slice = std::variant<Signal, Features, Bases, Arcs, Matrix>;

} // namespace tracks
