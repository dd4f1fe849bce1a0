#pragma once
#include "core/models/families/outline.h"
#include "core/models/networks/network.h"
#include "core/models/networks/weights.h"

#include <memory>

namespace models
{

/// The network of families/baskerville.h: the layers of its trunk, one after the other.
///
/// Tensor names: trunk.BLOCK[.REPEAT].LAYER.FIELD and heads.NAME.dense.FIELD.
std::unique_ptr<Network> buildBaskerville(const ModelSpec&, const Outline&, Weights&);

} // namespace models
