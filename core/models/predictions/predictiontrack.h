#pragma once
#include "core/models/predictions/predictionstore.h"
#include "core/tracks/track.h"

#include <memory>

namespace models
{

/// A prediction that answers read(interval, bins) like a bigWig: a Signal whose bins are the means (least, most) of the model's
/// own bins, and of an ensemble their spread. Called after the track, with "without epigenome" or "without sequence" where that
/// is masked and "with …" where edited.
std::shared_ptr<tracks::Track> predictionTrack(std::shared_ptr<const PredictionStore>, const PredictionStore::Column&);

} // namespace models
