#pragma once
#include "core/models/model.h"

#include <string>
#include <vector>

namespace models
{

/// Published architectures by name, without weights: sizes, settings and heads of unnamed tracks, which the caller may replace.
///
/// "enformer": Avsec et al. 2021, 196,608 bp → 896 bins of 128 bp, 5,313 human and 1,643 mouse tracks
/// "enformer-small": 384 channels, 4 layers, 49,152 bp → 256 bins
/// "epiattend": as its authors describe it, 131,072 bp → 896 bins, reading ATAC, mCG and mCH
/// "epiattend-released": the form of the published code
/// "promoter": ours; EpiAttend on 1,024 bp, 96 channels, 2 layers → 4 bins, for windows about the starts of genes
/// "basenji2": Kelley 2020, 131,072 bp → 896 bins, 5,313 human tracks
/// "mlp": dense layers over the epigenome's bins alone
///
/// Throws Error listing the names for any other.
ModelSpec preset(const std::string& name);
std::vector<std::string> presetNames();

/// What a network that reads the epigenome can be given, by assay: accessibility, marks of histones and CTCF as log counts,
/// methylation as fractions of cytosines. The presets above read ATAC, mCG and mCH unless told otherwise.
const std::vector<InputTrack>& inputRoles();

} // namespace models
