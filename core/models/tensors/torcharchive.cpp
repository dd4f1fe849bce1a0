#include "core/models/tensors/torcharchive.h"

#include "core/base/error.h"
#include "core/base/mappedfile.h"
#include "core/base/zipdirectory.h"
#include "core/models/tensors/statedict.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fmt/format.h>
#include <unordered_map>

namespace models
{

static_assert(std::endian::native == std::endian::little, "values of a checkpoint are little-endian");

namespace
{

constexpr size_t freeCopies = 16u << 20;

constexpr size_t archiveAlignment = 64; // as the archive's own

struct alignas(archiveAlignment) Line {
    std::byte bytes[archiveAlignment];
};

/// The mapped file and the copies of tensors that do not lie in order.
struct Memory {
    explicit Memory(const std::filesystem::path& path)
        : file(path)
    {
    }
    std::byte* add(size_t bytes)
    {
        copies.push_back(std::make_unique_for_overwrite<Line[]>(bytes / archiveAlignment + 1));
        copied += bytes;
        return copies.back()[0].bytes;
    }
    /// Bytes that may still be copied: ordinary checkpoints never need more than their size.
    size_t room() const { return file.bytes().size() + freeCopies - copied; }

    base::MappedFile file;
    std::vector<std::unique_ptr<Line[]>> copies;
    size_t copied = 0;
};

std::string_view textOf(std::span<const std::byte> bytes)
{
    return { reinterpret_cast<const char*>(bytes.data()), bytes.size() };
}

void copyInOrder(const StoredTensor& tensor, const std::byte* from, size_t bytes, std::byte* to)
{
    const size_t width = bytesOf(tensor.dtype);
    std::vector<int64_t> index(tensor.shape.size(), 0);
    int64_t offset = 0;
    for (const std::byte* const end = to + bytes; to != end; to += width) {
        std::memcpy(to, from + size_t(offset) * width, width);
        for (size_t axis = index.size(); axis-- > 0;) {
            offset += tensor.strides[axis];
            if (++index[axis] < tensor.shape[axis])
                break;
            offset -= tensor.strides[axis] * tensor.shape[axis];
            index[axis] = 0;
        }
    }
}

/// The archive's records by their name behind "ARCHIVE/".
class Records
{
public:
    Records(const base::MappedFile& file, const std::filesystem::path& path)
        : m_path(path)
    {
        constexpr std::string_view table = "/data.pkl";
        const std::vector<base::ZipMember> members = base::zipMembers(file.bytes(), path);
        const auto first = std::ranges::find_if(members, [&](const auto& member) {
            return member.name.ends_with(table) && member.name.find('/') == member.name.size() - table.size();
        });
        if (first == members.end())
            throw Error(fmt::format("{} is a zip archive, but no PyTorch checkpoint: it has no data.pkl.", path.string()));
        const std::string_view folder = first->name.substr(0, first->name.size() - table.size() + 1);
        for (const base::ZipMember& member : members)
            if (member.name.starts_with(folder))
                m_records.emplace(member.name.substr(folder.size()), member);
    }

    /// Throws Error when it is compressed.
    std::optional<std::span<const std::byte>> find(const std::string& name) const
    {
        const auto found = m_records.find(name);
        if (found == m_records.end())
            return std::nullopt;
        if (!found->second.stored)
            throw Error(
                fmt::format("{} cannot be read in place: its entry “{}” is compressed or encrypted, which torch.save never "
                            "does. Take the checkpoint as it was published, or save it again.",
                    m_path.string(), found->second.name));
        return found->second.content;
    }

private:
    const std::filesystem::path& m_path;
    std::unordered_map<std::string_view, base::ZipMember> m_records;
};

TensorView viewOf(const StoredTensor& tensor, const Records& records, Memory& memory, const std::filesystem::path& path)
{
    const auto complain = [&](const std::string& what) {
        throw Error(fmt::format(
            "{} cannot be read: its tensor \"{}\" {}. Download it or save it again.", path.string(), tensor.name, what));
    };
    const auto storage = records.find("data/" + tensor.storage);
    if (!storage && tensor.storageBytes > 0)
        complain(fmt::format("lies in data/{}, which the archive lacks", tensor.storage));
    if (storage && storage->size() < tensor.storageBytes)
        complain(fmt::format("needs {} bytes of data/{}, which has {}", tensor.storageBytes, tensor.storage, storage->size()));
    const std::optional<size_t> bytes = bytesOf(tensor.dtype, tensor.shape);
    if (!bytes)
        complain(fmt::format("has the shape {}, which is larger than any memory", shapeText(tensor.shape)));
    const std::byte* const from
        = storage && *bytes > 0 ? storage->data() + size_t(tensor.offset) * bytesOf(tensor.dtype) : nullptr;
    if (*bytes == 0 || tensor.contiguous())
        return { tensor.name, tensor.dtype, tensor.shape, from, *bytes };

    // A stride of 0 makes any number of values out of one.
    if (*bytes > memory.room())
        complain(fmt::format("of shape {} repeats its values so often that it is larger than its file; save it after "
                             ".contiguous()",
            shapeText(tensor.shape)));
    std::byte* const copy = memory.add(*bytes);
    copyInOrder(tensor, from, *bytes, copy);
    return { tensor.name, tensor.dtype, tensor.shape, copy, *bytes };
}

} // namespace

TorchArchive::TorchArchive(const std::filesystem::path& path)
    : TensorFile(path)
{
    const auto memory = std::make_shared<Memory>(path);
    m_memory = memory;
    if (textOf(memory->file.bytes()).front() == '\x80')
        throw Error(
            fmt::format("{} is a bare Python pickle, as PyTorch wrote checkpoints before version 1.6; these are not read. "
                        "Convert it in PyTorch 1.6 or newer: torch.save(torch.load(OLD, map_location=\"cpu\"), NEW).",
                path.string()));
    const Records records(memory->file, path);
    if (const auto order = records.find("byteorder"); order && textOf(*order) != "little")
        throw Error(
            fmt::format("{} was written on a machine of the other byte order: load and save it on this one.", path.string()));
    const Pickle pickle(textOf(*records.find("data.pkl")), path);
    StateDict weights = readStateDict(pickle, path);
    for (const StoredTensor& tensor : weights.tensors)
        m_tensors.push_back(viewOf(tensor, records, *memory, path));
    m_skipped = std::move(weights.skipped);
}

bool TorchArchive::looksLikeOne(std::string_view head)
{
    if (head.size() > 8 && head[8] == '{') // a safetensors header of just that length
        return false;
    return head.starts_with("PK\3\4") || (head.size() > 1 && head[0] == '\x80' && head[1] >= 2 && head[1] <= 5);
}

} // namespace models
