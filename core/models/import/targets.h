#pragma once
#include "core/models/model.h"

namespace models
{

/// The tracks of a Basenji or Baskerville targets.txt: tab-separated, with a header that has the columns identifier, description
/// and perhaps strand_pair. Throws Error naming file and line.
std::vector<OutputTrack> readTargets(const std::filesystem::path&);

} // namespace models
