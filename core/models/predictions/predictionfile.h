#pragma once
#include "core/models/predictions/regions.h"

#include <filesystem>
#include <vector>

namespace models
{

/// Predicted values of one head over a region: values.tracks columns, described by `tracks` in the same order.
struct HeadPrediction {
    std::string head;
    std::vector<OutputTrack> tracks;
    RegionPrediction prediction;
};

/// How a prediction is written; decided by the name before anything is computed.
enum class PredictionFormat { BigWig, BigWigFolder, Tsv, Safetensors };
/// An existing folder or a name that ends with '/': one bigWig per track; else by extension .bw/.bigwig, .tsv, .safetensors.
/// Throws Error.
PredictionFormat predictionFormat(const std::filesystem::path&);

/// BigWig: one track only. BigWigFolder: NUMBER_IDENTIFIER.bw each (made when missing). Tsv: chrom, start, end (0-based,
/// half-open), then a column per track. Safetensors: one tensor [bins, tracks] per head, named after it. Of an ensemble both also
/// hold the standard deviation between its members: columns "TRACK sd", tensors "HEAD.sd". Metadata: region (1-based), chrom,
/// start, end, bin_size, and "tracks.HEAD" with the names as a JSON list. Values beyond the chromosome's ends are cut, except in
/// safetensors. All files appear whole or not at all. Returns what was written. Throws Error.
std::vector<std::filesystem::path> writePrediction(
    const std::filesystem::path&, PredictionFormat, const std::vector<HeadPrediction>&, int64_t chromLength, const Monitor&);

} // namespace models
