#pragma once
#include "core/models/model.h"

#include <string>
#include <vector>

namespace models
{

/// A published architecture by name, without weights: sizes, settings and heads of unnamed tracks, which the caller may replace.
/// Each family makes its own (families.h). The function throws Error listing the names for any other.
ModelSpec preset(const std::string& name);
/// All of them in alphabetical order.
std::vector<std::string> presetNames();

/// What a network that reads the epigenome can be given, by assay: accessibility, marks of histones and CTCF as log counts,
/// methylation as fractions of cytosines. A preset that reads the epigenome reads those of withEpigenome
/// unless a run chooses others (train::ModelChoice::inputs).
const std::vector<InputTrack>& knownInputs();

/// What presets are made of: bins of 128 bp, heads of so many tracks without names, and ATAC, mCG and mCH as inputs.
ModelSpec sized(const std::string& family, int64_t inputLength, int64_t bins, Json settings, std::vector<Head> heads);
Head unnamed(const std::string& name, int tracks);
ModelSpec withEpigenome(ModelSpec);

} // namespace models
