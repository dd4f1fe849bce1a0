#pragma once
#include "core/models/engine.h"
#include "core/models/networks/weights.h"

namespace models
{

/// The end of every import: builds the network of `spec` from `weights`, completes sizes and number of parameters in `spec`, and
/// writes options.out. Values go from the mapped checkpoint into the file, one tensor at a time. Throws Error when the weights do
/// not fit (all problems in one message).
void writeImported(ModelSpec& spec, Weights& weights, const ImportOptions& options, const Monitor&);

} // namespace models
