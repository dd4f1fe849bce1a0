#include "core/models/tensors/safetensors.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/mappedfile.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fmt/format.h>
#include <ostream>
#include <span>

namespace models
{

static_assert(std::endian::native == std::endian::little, "safetensors values are little-endian");

namespace
{

constexpr size_t longestHeader = 100'000'000; // the limit of the reference implementation
constexpr size_t alignment = 64; // of the values written: a cache line

[[noreturn]] void damaged(const std::filesystem::path& path, const std::string& what)
{
    throw Error(fmt::format("{} is no valid safetensors file: {}. Download or convert it again.", path.string(), what));
}

bool isCount(const Json& value)
{
    return value.is_number_unsigned() && value.get<uint64_t>() <= uint64_t(INT64_MAX);
}

/// One entry of the header; `end` of its data relative to `dataStart` must lie inside `dataBytes`.
TensorView readEntry(
    const std::filesystem::path& path, const std::string& name, const Json& entry, const std::byte* values, size_t dataBytes)
{
    const auto complain = [&](const std::string& what) { damaged(path, fmt::format("tensor \"{}\" {}", name, what)); };
    if (!entry.is_object() || !entry.contains("dtype") || !entry.contains("shape") || !entry.contains("data_offsets"))
        complain("lacks dtype, shape or data_offsets");
    const Json &shape = entry["shape"], &offsets = entry["data_offsets"];
    if (!entry["dtype"].is_string() || bytesOf(entry["dtype"]) == 0)
        complain(fmt::format("has the unknown type {}", entry["dtype"].dump()));
    if (!shape.is_array() || !std::ranges::all_of(shape, isCount))
        complain(fmt::format("has the shape {}, which is no list of sizes", shape.dump()));
    if (!offsets.is_array() || offsets.size() != 2 || !isCount(offsets[0]) || !isCount(offsets[1]))
        complain(fmt::format("has the data_offsets {}, which are no pair of offsets", offsets.dump()));

    TensorView tensor { name, entry["dtype"], shape, nullptr, 0 };
    const std::optional<size_t> need = bytesOf(tensor.dtype, tensor.shape);
    if (!need)
        complain(fmt::format("has the shape {}, which is larger than any memory", shapeText(tensor.shape)));
    const size_t from = offsets[0], to = offsets[1];
    if (from > to || to > dataBytes)
        complain(fmt::format("lies at bytes {} to {} of {}: the file is cut short or damaged", from, to, dataBytes));
    if (to - from != *need)
        complain(fmt::format("has {} bytes where its shape {} needs {}", to - from, shapeText(tensor.shape), *need));
    tensor.data = values + from;
    tensor.bytes = *need;
    return tensor;
}

} // namespace

Safetensors::Safetensors(const std::filesystem::path& path)
    : TensorFile(path)
{
    const auto file = std::make_shared<base::MappedFile>(path);
    m_memory = file;
    const std::span<const std::byte> bytes = file->bytes();
    uint64_t length = 0;
    if (bytes.size() < sizeof length)
        damaged(path, fmt::format("it has only {} bytes", bytes.size()));
    std::memcpy(&length, bytes.data(), sizeof length);
    const size_t rest = bytes.size() - sizeof length;
    if (length > longestHeader || length > rest)
        damaged(path, fmt::format("its header claims {} bytes where the file has {}", length, rest));
    const std::byte* header = bytes.data() + sizeof length;
    readHeader({ reinterpret_cast<const char*>(header), length }, header + length, rest - length);
}

void Safetensors::readHeader(std::string_view json, const std::byte* values, size_t dataBytes)
{
    Json header;
    try {
        header = Json::parse(json);
    } catch (const Json::parse_error& problem) {
        damaged(m_path, fmt::format("its header is not JSON (byte {})", problem.byte));
    }
    if (!header.is_object())
        damaged(m_path, "its header is no JSON object");
    for (const auto& [name, entry] : header.items()) {
        if (name != "__metadata__") {
            m_tensors.push_back(readEntry(m_path, name, entry, values, dataBytes));
            continue;
        }
        if (!entry.is_object() || !std::ranges::all_of(entry, [](const Json& value) { return value.is_string(); }))
            damaged(m_path, "its __metadata__ is no table of texts");
        m_metadata = entry.get<std::map<std::string, std::string>>();
    }

    std::ranges::stable_sort(m_tensors, [](const TensorView& a, const TensorView& b) {
        return std::pair(a.data, a.bytes) < std::pair(b.data, b.bytes); // an empty tensor before its neighbour
    });
    const std::byte* at = values;
    for (const TensorView& tensor : m_tensors) {
        if (tensor.data != at)
            damaged(m_path,
                fmt::format(
                    "tensor \"{}\" {}", tensor.name, tensor.data < at ? "overlaps another one" : "follows a hole in the data"));
        at += tensor.bytes;
    }
    if (at != values + dataBytes)
        damaged(m_path, fmt::format("{} bytes follow its last tensor", values + dataBytes - at));
}

void writeSafetensors(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors,
    const std::map<std::string, std::string>& metadata)
{
    nlohmann::ordered_json header;
    header["__metadata__"] = metadata;
    size_t at = 0;
    std::vector<size_t> sizes;
    for (const TensorToWrite& tensor : tensors) {
        size_t bytes = sizeof(float);
        for (const int64_t size : tensor.shape)
            bytes *= size_t(size);
        header[tensor.name] = { { "dtype", "F32" }, { "shape", tensor.shape }, { "data_offsets", { at, at + bytes } } };
        sizes.push_back(bytes);
        at += bytes;
    }
    std::string text = header.dump();
    const size_t start = (sizeof(uint64_t) + text.size() + alignment - 1) / alignment * alignment;
    text.resize(start - sizeof(uint64_t), ' ');
    base::writeAtomically(path, [&](std::ostream& out) {
        const uint64_t length = text.size();
        out.write(reinterpret_cast<const char*>(&length), sizeof length);
        out.write(text.data(), std::streamsize(text.size()));
        for (size_t i = 0; i < tensors.size(); ++i)
            out.write(reinterpret_cast<const char*>(tensors[i].values), std::streamsize(sizes[i]));
    });
}

} // namespace models
