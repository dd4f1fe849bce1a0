#pragma once
#include "core/models/model.h"
#include "core/models/networks/network.h"
#include "core/models/networks/weights.h"

#include <memory>

namespace models
{

/// Builds the network of `spec.family` from the outline of its settings (core/models/families/outline.h). Throws Error (with
/// `file`) when the family is unknown or its settings cannot be built. The caller checks the weights with Weights::finish.
std::unique_ptr<Network> buildNetwork(const ModelSpec& spec, Weights&, const std::string& file);

} // namespace models
