#pragma once
#include "core/tracks/track.h"

namespace tracks
{

/// A feature and its chromosome, in the genome's spelling.
struct FeatureLocus {
    Interval where;
    std::string name;
};

/// The feature whose centre comes next after (`forward`) or before that of `from`, over the following chromosomes too; nothing
/// beyond the last. Transcripts of the name of `from` that overlap it are passed over, so that one gene is one step. Reads in
/// growing steps. Throws Error and Cancelled.
std::optional<FeatureLocus> nextFeature(
    const Track&, const genome::Genome&, const FeatureLocus& from, bool forward, const Monitor&);

} // namespace tracks
