#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace models
{

/// One tensor of an open file; `data` points into the mapped file.
struct TensorView {
    std::string name;
    std::string dtype; ///< "F32", "F16", "BF16", "I64", …
    std::vector<int64_t> shape;
    const std::byte* data = nullptr;
    size_t bytes = 0;
};

/// A safetensors file (https://github.com/huggingface/safetensors: 8-byte little-endian length, JSON header, values).
/// The file is mapped, not copied. Every field of the header is checked against the file: lengths, offsets that
/// overlap, leave holes or lie outside, shapes that do not fit, unknown types.
class Safetensors
{
public:
    /// Throws Error naming the file and what is wrong with it.
    explicit Safetensors(const std::filesystem::path&);
    ~Safetensors();

    const std::filesystem::path& path() const { return m_path; }
    const std::map<std::string, std::string>& metadata() const { return m_metadata; }
    const std::vector<TensorView>& tensors() const { return m_tensors; } ///< in order of their place in the file
    const TensorView* find(const std::string& name) const;

private:
    class Mapping;
    void readHeader(const std::string& json, size_t dataStart);

    std::filesystem::path m_path;
    std::unique_ptr<Mapping> m_mapping;
    std::map<std::string, std::string> m_metadata;
    std::vector<TensorView> m_tensors;
};

/// A float32 tensor to be written; `values` must outlive the call.
struct TensorToWrite {
    std::string name;
    std::vector<int64_t> shape;
    const float* values = nullptr;
};
/// Writes atomically. Throws Error.
void writeSafetensors(
    const std::filesystem::path&, const std::vector<TensorToWrite>&, const std::map<std::string, std::string>& metadata);

/// "[5, 64, 80]"
std::string shapeText(const std::vector<int64_t>& shape);

} // namespace models
