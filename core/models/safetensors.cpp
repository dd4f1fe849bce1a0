#include "core/models/safetensors.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ostream>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace models
{

static_assert(std::endian::native == std::endian::little, "safetensors values are little-endian");

/// A read-only view of a whole file.
class Safetensors::Mapping
{
public:
    explicit Mapping(const std::filesystem::path& path)
    {
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0)
            throw Error(fmt::format("{} cannot be opened: {}.", path.string(), std::strerror(errno)));
        struct stat status {
        };
        if (::fstat(file, &status) == 0 && status.st_size > 0) {
            m_size = size_t(status.st_size);
            m_address = ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, file, 0);
        }
        ::close(file);
        if (m_address == MAP_FAILED)
            throw Error(fmt::format("{} cannot be read: {}.", path.string(), std::strerror(errno)));
    }
    ~Mapping() { ::munmap(m_address, m_size); }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;

    const std::byte* data() const { return static_cast<const std::byte*>(m_address); }
    size_t size() const { return m_size; }

private:
    void* m_address = MAP_FAILED;
    size_t m_size = 0;
};

namespace
{

constexpr size_t longestHeader = 100'000'000; // the limit of the reference implementation

size_t bytesOf(const std::string& dtype)
{
    static const std::map<std::string, size_t> sizes { { "BOOL", 1 }, { "U8", 1 }, { "I8", 1 }, { "F8_E5M2", 1 },
        { "F8_E4M3", 1 }, { "I16", 2 }, { "U16", 2 }, { "F16", 2 }, { "BF16", 2 }, { "I32", 4 }, { "U32", 4 }, { "F32", 4 },
        { "F64", 8 }, { "I64", 8 }, { "U64", 8 } };
    const auto found = sizes.find(dtype);
    return found == sizes.end() ? 0 : found->second;
}

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
        complain(fmt::format("has the data_offsets {}, which are no pair of places", offsets.dump()));

    TensorView tensor { name, entry["dtype"], shape, nullptr, 0 };
    size_t need = bytesOf(tensor.dtype);
    for (const int64_t size : tensor.shape)
        if (__builtin_mul_overflow(need, size_t(size), &need))
            complain(fmt::format("has the shape {}, which is larger than any memory", shapeText(tensor.shape)));
    const size_t from = offsets[0], to = offsets[1];
    if (from > to || to > dataBytes)
        complain(fmt::format("lies at bytes {} to {} of {}: the file is cut short or damaged", from, to, dataBytes));
    if (to - from != need)
        complain(fmt::format("has {} bytes where its shape {} needs {}", to - from, shapeText(tensor.shape), need));
    tensor.data = values + from;
    tensor.bytes = need;
    return tensor;
}

} // namespace

std::string shapeText(const std::vector<int64_t>& shape)
{
    return fmt::format("[{}]", fmt::join(shape, ", "));
}

Safetensors::Safetensors(const std::filesystem::path& path)
    : m_path(path)
{
    base::requireFile(path);
    m_mapping = std::make_unique<Mapping>(path);
    uint64_t length = 0;
    if (m_mapping->size() < sizeof length)
        damaged(path, fmt::format("it has only {} bytes", m_mapping->size()));
    std::memcpy(&length, m_mapping->data(), sizeof length);
    const size_t rest = m_mapping->size() - sizeof length;
    if (length > longestHeader || length > rest)
        damaged(path, fmt::format("its header claims {} bytes where the file has {}", length, rest));
    readHeader(std::string(reinterpret_cast<const char*>(m_mapping->data()) + sizeof length, length), sizeof length + length);
}

Safetensors::~Safetensors() = default;

void Safetensors::readHeader(const std::string& json, size_t dataStart)
{
    Json header;
    try {
        header = Json::parse(json);
    } catch (const Json::parse_error& problem) {
        damaged(m_path, fmt::format("its header is not JSON (byte {})", problem.byte));
    }
    if (!header.is_object())
        damaged(m_path, "its header is no JSON object");
    const size_t dataBytes = m_mapping->size() - dataStart;
    for (const auto& [name, entry] : header.items()) {
        if (name != "__metadata__") {
            m_tensors.push_back(readEntry(m_path, name, entry, m_mapping->data() + dataStart, dataBytes));
            continue;
        }
        if (!entry.is_object() || !std::ranges::all_of(entry, [](const Json& value) { return value.is_string(); }))
            damaged(m_path, "its __metadata__ is no table of texts");
        m_metadata = entry.get<std::map<std::string, std::string>>();
    }

    std::ranges::stable_sort(m_tensors, [](const TensorView& a, const TensorView& b) {
        return std::pair(a.data, a.bytes) < std::pair(b.data, b.bytes); // an empty tensor before its neighbour
    });
    const std::byte* at = m_mapping->data() + dataStart;
    for (const TensorView& tensor : m_tensors) {
        if (tensor.data != at)
            damaged(m_path,
                fmt::format(
                    "tensor \"{}\" {}", tensor.name, tensor.data < at ? "overlaps another one" : "follows a hole in the data"));
        at += tensor.bytes;
    }
    if (at != m_mapping->data() + m_mapping->size())
        damaged(m_path, fmt::format("{} bytes follow its last tensor", m_mapping->data() + m_mapping->size() - at));
}

const TensorView* Safetensors::find(const std::string& name) const
{
    const auto found = std::ranges::find(m_tensors, name, &TensorView::name);
    return found == m_tensors.end() ? nullptr : &*found;
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
    text.resize((text.size() + 7) / 8 * 8, ' '); // so that the values are aligned
    base::writeAtomically(path, [&](std::ostream& out) {
        const uint64_t length = text.size();
        out.write(reinterpret_cast<const char*>(&length), sizeof length);
        out.write(text.data(), std::streamsize(text.size()));
        for (size_t i = 0; i < tensors.size(); ++i)
            out.write(reinterpret_cast<const char*>(tensors[i].values), std::streamsize(sizes[i]));
    });
}

} // namespace models
