#pragma once
#include "core/models/model.h"

#include <string>
#include <vector>

namespace models
{

/// A track by what it is called, and the assays that its file tells apart (tracks::Track::assays).
struct NamedTrack {
    std::string name;
    std::vector<std::string> assays = {};
};

/// Which of some tracks fits an input of a model by its name; -1: none.
struct NamedInput {
    int values = -1;
    int coverage = -1; ///< of fractions
    bool operator==(const NamedInput&) const = default;
};

/// Fits tracks to inputs by what they are called: the input's own name as a word of the track's, or other names of the same assay
/// (ATAC, DNase, accessibility; mCG, CG methylation, WGBS; mCH; see tracks::TrackName). A track serves one input, and one whose
/// file tells assays apart serves an input of each of them where no other does; the first of equals is taken. Names that tell of
/// coverage only serve as such.
std::vector<NamedInput> inputsByName(const std::vector<InputTrack>&, const std::vector<NamedTrack>&);

} // namespace models
