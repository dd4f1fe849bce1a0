#pragma once
#include "core/models/families/outline.h"
#include "core/models/networks/network.h"
#include "core/models/networks/weights.h"

#include <memory>

namespace models
{

/// The network of families/enformer.h.
///
/// Tensor names: stem…, tower.N…, transformer.N…, final…, heads.NAME.dense.FIELD.
std::unique_ptr<Network> buildEnformer(const ModelSpec&, const Outline&, Weights&);

} // namespace models
