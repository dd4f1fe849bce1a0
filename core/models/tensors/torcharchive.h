#pragma once
#include "core/models/tensors/tensorfile.h"

#include <string_view>

namespace models
{

/// The state dict in a checkpoint that torch.save wrote (PyTorch 1.6 or newer; .pt, .pth, .bin, .ckpt): a zip archive of
/// ARCHIVE/data.pkl, the table as a pickle, and ARCHIVE/data/KEY, the values, uncompressed (caffe2/serialize/inline_container.h).
/// Nothing in it is executed (see pickle.h), and every offset is checked against the file. Values are used where they lie;
/// tensors that are transposed or otherwise strided are copied into order. What is not understood is skipped().
class TorchArchive : public TensorFile
{
public:
    /// Throws Error naming the file and what is wrong with it; checkpoints from before 1.6 are refused with what to do.
    explicit TorchArchive(const std::filesystem::path&);

    /// Whether a file with these first 9 bytes is to be opened as one, be it only for the refusal.
    static bool looksLikeOne(std::string_view head);
};

} // namespace models
