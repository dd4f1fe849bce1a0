#pragma once
#include "core/base/interval.h"
#include "core/models/inputs/inputs.h"

#include <string>
#include <vector>

namespace models
{

/// One forward pass: which bp go in, which come out. `input` may leave the chromosome (filled with N).
struct Window {
    Interval input, output;
};

/// How a region of any length is covered by windows of a model.
///
/// A region no longer than the model's output is one window centred on it, cut to the bins that overlap the region; a longer
/// one is tiled by adjoining windows from its start, the last one cut. `note` says which in one sentence.
struct RegionPlan {
    std::vector<Window> windows;
    Interval covered; ///< whole bins; values cover exactly this
    std::string note;
};
RegionPlan planRegion(const ModelSpec&, const Interval& region);

/// Values over plan.covered, [bins, tracks].
struct RegionPrediction {
    Interval where;
    int64_t binSize = 0;
    Prediction values;
    std::vector<std::string> notes; ///< how the region was covered, what was padded or masked: one sentence each
    double unknownBases = 0; ///< fraction of the input that was N
};
RegionPrediction predictRegion(const Predictor&, const InputReader&, const Interval& region, const Request&, const Monitor&);

} // namespace models
