#pragma once
#include <vector>

namespace models
{

/// One head of a model and some of its tracks: what a prediction, an attribution or a link is asked of.
struct HeadTracks {
    int head = 0; ///< index into ModelSpec::heads
    std::vector<int> tracks {}; ///< columns of that head, in this order; empty: all of them
    bool operator==(const HeadTracks&) const = default;
};

} // namespace models
