#pragma once
#include "core/models/families/outline.h"
#include "core/models/networks/network.h"
#include "core/models/networks/weights.h"

#include <memory>

namespace models
{

/// The network of families/mlp.h.
///
/// Tensor names: layers.N.dense.FIELD, heads.NAME.dense.FIELD.
std::unique_ptr<Network> buildMlp(const ModelSpec&, const Outline&, Weights&);

} // namespace models
