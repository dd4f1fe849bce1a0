#include "core/models/tensors/tensorfile.h"

#include "core/base/file.h"
#include "core/models/tensors/safetensors.h"
#include "core/models/tensors/torcharchive.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace models
{

bool TensorView::aligned() const
{
    return reinterpret_cast<uintptr_t>(data) % bytesOf(dtype) == 0;
}

const TensorView* TensorFile::find(const std::string& name) const
{
    const auto found = std::ranges::find(m_tensors, name, &TensorView::name);
    return found == m_tensors.end() ? nullptr : &*found;
}

std::unique_ptr<TensorFile> openTensors(const std::filesystem::path& path)
{
    base::requireFile(path);
    if (TorchArchive::looksLikeOne(base::readHead(path, 9)))
        return std::make_unique<TorchArchive>(path);
    return std::make_unique<Safetensors>(path);
}

size_t bytesOf(const std::string& dtype)
{
    static const std::map<std::string, size_t> sizes { { "BOOL", 1 }, { "U8", 1 }, { "I8", 1 }, { "F8_E5M2", 1 },
        { "F8_E4M3", 1 }, { "I16", 2 }, { "U16", 2 }, { "F16", 2 }, { "BF16", 2 }, { "I32", 4 }, { "U32", 4 }, { "F32", 4 },
        { "F64", 8 }, { "I64", 8 }, { "U64", 8 } };
    const auto found = sizes.find(dtype);
    return found == sizes.end() ? 0 : found->second;
}

std::optional<size_t> bytesOf(const std::string& dtype, const std::vector<int64_t>& shape)
{
    size_t bytes = bytesOf(dtype);
    for (const int64_t size : shape)
        if (__builtin_mul_overflow(bytes, size_t(size), &bytes))
            return std::nullopt;
    return bytes;
}

std::string shapeText(const std::vector<int64_t>& shape)
{
    return fmt::format("[{}]", fmt::join(shape, ", "));
}

} // namespace models
