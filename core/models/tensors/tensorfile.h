#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace models
{

/// One tensor of an open file; `data` points into memory that TensorFile::memory keeps, row-major without gaps.
struct TensorView {
    std::string name;
    std::string dtype; ///< as safetensors names them: "F32", "F16", "BF16", "F64", "I64", "I32", "U8", "BOOL", …
    std::vector<int64_t> shape; ///< empty: one value
    const std::byte* data = nullptr;
    size_t bytes = 0;
    bool aligned() const; ///< whether `data` may be read through a pointer to its type
};

/// Named tensors in a file that is mapped, not copied: memory is used for what is read only.
class TensorFile
{
public:
    virtual ~TensorFile() = default;
    TensorFile(const TensorFile&) = delete;
    TensorFile& operator=(const TensorFile&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    /// In the file's order. Two may share memory.
    const std::vector<TensorView>& tensors() const { return m_tensors; }
    const TensorView* find(const std::string& name) const;
    /// Texts that go with the tensors; a PyTorch checkpoint has none.
    const std::map<std::string, std::string>& metadata() const { return m_metadata; }
    /// Entries beside the tensors that are none Epiarc reads: name → what they are, for messages.
    const std::map<std::string, std::string>& skipped() const { return m_skipped; }

    /// Keeps the tensors' memory for as long as it is held, also when this object is gone. The memory may be written to; the
    /// file stays as it is.
    std::shared_ptr<const void> memory() const { return m_memory; }

protected:
    explicit TensorFile(const std::filesystem::path& path)
        : m_path(path)
    {
    }
    std::filesystem::path m_path;
    std::vector<TensorView> m_tensors;
    std::map<std::string, std::string> m_metadata, m_skipped;
    std::shared_ptr<const void> m_memory;
};

/// A safetensors file or a PyTorch checkpoint (zip), told apart by content. Throws Error naming the file and what is wrong with
/// it.
std::unique_ptr<TensorFile> openTensors(const std::filesystem::path&);

/// Bytes of one value; 0 for an unknown type.
size_t bytesOf(const std::string& dtype);
/// Bytes of a tensor; none when they are more than any memory.
std::optional<size_t> bytesOf(const std::string& dtype, const std::vector<int64_t>& shape);
/// "[5, 64, 80]"
std::string shapeText(const std::vector<int64_t>& shape);

} // namespace models
