#pragma once
#include "core/models/engine.h"

namespace models
{

/// Imports an Enformer written by enformer-pytorch (github.com/lucidrains/enformer-pytorch): options.weights is safetensors or a
/// PyTorch checkpoint, options.params its config.json (the constructor's settings, or an object that holds them as "config"),
/// options.targets optional names of the tracks of the head that has as many. Throws Error.
ModelSpec importEnformer(const ImportOptions&, const Monitor&);

} // namespace models
