#pragma once
#include "core/models/tensors/tensorfile.h"

namespace models
{

/// A safetensors file (https://github.com/huggingface/safetensors: 8-byte little-endian length, JSON header, values).
/// The file is mapped, not copied. Every field of the header is checked against the file: lengths, offsets that
/// overlap, leave holes or lie outside, shapes that do not fit, unknown types.
class Safetensors : public TensorFile
{
public:
    /// Throws Error naming the file and what is wrong with it.
    explicit Safetensors(const std::filesystem::path&);

private:
    void readHeader(std::string_view json, const std::byte* values, size_t dataBytes);
};

/// A float32 tensor to be written; `values` must outlive the call.
struct TensorToWrite {
    std::string name;
    std::vector<int64_t> shape;
    const float* values = nullptr;
};
/// Writes atomically; values start at a multiple of 64 bytes. Throws Error.
void writeSafetensors(
    const std::filesystem::path&, const std::vector<TensorToWrite>&, const std::map<std::string, std::string>& metadata);

} // namespace models
