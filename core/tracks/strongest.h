#pragma once
#include "core/tracks/slice.h"

namespace tracks
{

/// The arcs whose score reaches `threshold`, of these the `topN` highest (0: all), in the order they came in. An arc without a
/// score reaches only a threshold of −∞ and comes last; of equal scores the earlier arc wins.
std::vector<Arc> strongest(const std::vector<Arc>&, double threshold, int topN);
/// The same without copies: they point into `arcs`.
std::vector<const Arc*> strongestAmong(const std::vector<Arc>& arcs, double threshold, int topN);

} // namespace tracks
