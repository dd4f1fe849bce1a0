#pragma once
#include "core/tracks/track.h"

namespace tracks
{

/// A feature and its chromosome, in the genome's spelling.
struct FeaturePlace {
    Interval where;
    std::string name;
};

/// The feature whose centre comes next after (`forward`) or before that of `from`, over the following chromosomes too; nothing
/// beyond the last. Transcripts of the name of `from` that overlap it are passed over, so that one gene is one step. Reads in
/// growing steps. Throws Error and Cancelled.
std::optional<FeaturePlace> nextFeature(
    const Track&, const genome::Genome&, const FeaturePlace& from, bool forward, const Monitor&);

} // namespace tracks
