#pragma once
#include "core/models/tensors/pickle.h"

#include <map>

namespace models
{

/// How PyTorch notes a tensor: a view of values that lie in the archive's record "data/STORAGE".
struct StoredTensor {
    std::string name;
    std::string dtype; ///< as safetensors names it
    std::string storage;
    uint64_t storageBytes = 0;
    int64_t offset = 0; ///< values before the first one
    std::vector<int64_t> shape, strides; ///< strides in values; 0 for axes of length 1. Inside the storage.
    bool contiguous() const; ///< row-major without gaps
};

/// The weights in a checkpoint: a table of tensors at the top or under "state_dict", "model" or "model_state_dict".
struct StateDict {
    std::vector<StoredTensor> tensors; ///< in the table's order; names differ
    std::map<std::string, std::string> skipped; ///< other entries of the table: name → what they are
};

/// Understands the calls with which torch.save notes tensors and parameters (torch/_utils.py, torch/_tensor.py) and no others.
/// Throws Error naming `path`: no such table (what there is instead is told), or tensors that do not fit their storage.
StateDict readStateDict(const Pickle&, const std::filesystem::path& path);

} // namespace models
