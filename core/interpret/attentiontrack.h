#pragma once
#include "core/interpret/attentionstore.h"
#include "core/tracks/track.h"

namespace interpret
{

/// The map as a lane: read() answers with the Matrix of the whole window when the interval overlaps it, else with an empty one.
/// It computes (see Track::immediate) until the store has the map.
std::shared_ptr<tracks::Track> attentionTrack(std::shared_ptr<const AttentionStore>, AttentionRequest);

/// What the promoter of a gene looks at, as a Signal: weights per bin of the model.
std::shared_ptr<tracks::Track> attentionRowTrack(std::shared_ptr<const AttentionStore>, AttentionRequest, Promoter);

/// The same as Arcs to elements (see attentionArcs), those that span or touch the interval.
std::shared_ptr<tracks::Track> attentionArcTrack(std::shared_ptr<const AttentionStore>, AttentionRequest, Promoter,
    std::optional<std::vector<Interval>> elements = std::nullopt);

} // namespace interpret
