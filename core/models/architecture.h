#pragma once
#include "core/models/model.h"

#include <string>
#include <vector>

namespace models
{

/// A step of a network as people draw it.
struct Stage {
    std::string name; ///< "convolution of width 15, pooled by 2", "8 transformer layers, 8 heads"
    int64_t length = 0; ///< positions it gives
    int64_t channels = 0; ///< values at each position
    bool operator==(const Stage&) const = default;
};

/// From the input to the outputs, by what the model file says; without building the network. A family that is not known has only
/// those two. Sizes that the settings do not tell are 0.
std::vector<Stage> describeArchitecture(const ModelSpec&);

} // namespace models
