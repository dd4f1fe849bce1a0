#pragma once
#include "core/models/model.h"

namespace models
{

/// The tracks of a Basenji or Baskerville targets.txt: tab-separated, with a header that has the columns identifier, description
/// and perhaps strand_pair. Throws Error naming file and line.
std::vector<OutputTrack> readTargets(const std::filesystem::path&);
/// Throws Error naming the track whose strand_pair is none of `tracks`.
void checkStrandPairs(const std::vector<OutputTrack>& tracks, const std::filesystem::path&);

} // namespace models
