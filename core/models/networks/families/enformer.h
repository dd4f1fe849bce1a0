#pragma once
#include "core/models/model.h"
#include "core/models/networks/network.h"

#include <memory>

namespace models
{

/// Enformer (Avsec et al., Nature Methods 18:1196, 2021): letters → convolution tower with attention pooling → transformer with
/// relative positions → central bins → one softplus head per organism. Settings: EnformerSettings.
///
/// Tensor names: stem…, tower.N…, transformer.N…, final…, heads.NAME.dense.FIELD.
std::unique_ptr<Network> buildEnformer(const ModelSpec&, Weights&, const std::string& file);

} // namespace models
