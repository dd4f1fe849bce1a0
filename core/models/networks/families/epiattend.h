#pragma once
#include "core/models/families/outline.h"
#include "core/models/networks/network.h"
#include "core/models/networks/weights.h"

#include <memory>

namespace models
{

/// The network of families/epiattend.h.
///
/// Tensor names: as Enformer's, and epigenome…, fusion….
std::unique_ptr<Network> buildEpiAttend(const ModelSpec&, const Outline&, Weights&);

} // namespace models
