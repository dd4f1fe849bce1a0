#pragma once
#include "core/models/model.h"
#include "core/models/networks/weights.h"

namespace models
{

/// Writes a model: tensors on the CPU in float32, and spec in the metadata. Atomic. Throws Error.
void writeModel(const ModelSpec& spec, const std::vector<NamedTensor>& tensors, const std::filesystem::path& out);

} // namespace models
