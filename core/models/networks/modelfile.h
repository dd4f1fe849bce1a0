#pragma once
#include "core/models/model.h"
#include "core/models/networks/weights.h"

namespace models
{

/// Writes a model: tensors on the CPU in float32, and spec in the metadata. Atomic. Throws Error.
void writeModel(const ModelSpec& spec, const std::vector<NamedTensor>& tensors, const std::filesystem::path& out);

/// Puts models of one network and one set of heads into a file that predicts with all of them (EnsemblePredictor); the name and
/// all else it says is the first one's. Throws Error (a model that is an ensemble itself, or another network).
ModelSpec writeEnsemble(const std::vector<std::filesystem::path>& members, const std::filesystem::path& out);

} // namespace models
