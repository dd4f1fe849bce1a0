#pragma once
#include "core/models/families/outline.h"

#include <vector>

namespace models
{

/// From the input to the outputs, branch after branch (Sequence, Epigenome, Trunk), by what the model file says; without building
/// the network. Of a family that is not known, and of settings that no network can be built from, there are only those two.
std::vector<Stage> describeArchitecture(const ModelSpec&);

} // namespace models
