#pragma once
#include "core/models/model.h"

#include <string>
#include <vector>

namespace models
{

/// Which of some tracks fits an input of a model by its name; -1: none.
struct NamedInput {
    int values = -1;
    int coverage = -1; ///< of fractions
    bool operator==(const NamedInput&) const = default;
};

/// Fits tracks to inputs by what they are called: the input's own name as a word of the track's, or other names of the same assay
/// (ATAC, DNase, accessibility; mCG, CG methylation, WGBS; mCH; see tracks::TrackName). A track serves one input; the first of
/// equals is taken. Names that tell of coverage only serve as such.
std::vector<NamedInput> inputsByName(const std::vector<InputTrack>&, const std::vector<std::string>& trackNames);

} // namespace models
