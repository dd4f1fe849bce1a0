#pragma once
#include "core/models/model.h"

#include <string>
#include <vector>

namespace models
{

/// Trunk: what the branches become together, and all of a network that has none.
enum class Branch { Trunk, Sequence, Epigenome };

/// A step of a network as people draw it. It reads the stage before it; the first of Branch::Trunk reads the ends of all
/// branches.
struct Stage {
    std::string name; ///< "convolution of width 15, pooled by 2", "8 transformer layers, 8 heads"
    int64_t length = 0; ///< positions it gives
    int64_t channels = 0; ///< values at each position
    Branch branch = Branch::Trunk;
    bool readsSequence = false; ///< the end of the sequence's branch once more
    /// What `channels` counts.
    enum class Unit { Channels, Bases, Tracks };
    Unit unit = Unit::Channels;
    bool operator==(const Stage&) const = default;
};

/// From the input to the outputs, branch after branch (Sequence, Epigenome, Trunk), by what the model file says; without building
/// the network. A family that is not known has only those two. Sizes that the settings do not tell are 0.
std::vector<Stage> describeArchitecture(const ModelSpec&);

} // namespace models
