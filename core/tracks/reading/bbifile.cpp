#include "core/tracks/reading/bbifile.h"

#include "core/base/error.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <unordered_set>
#include <zlib.h>

namespace tracks
{

namespace
{
static_assert(std::endian::native == std::endian::little, "numberAt reads the host's byte order");

constexpr uint32_t treeMagic = 0x78CA8C91, indexMagic = 0x2468ACE0;
constexpr uint64_t indexHeaderBytes = 48;
constexpr uint32_t largestBlock = 1u << 28;
constexpr uint64_t largestRead = 4u << 20; // neighbouring blocks are fetched together up to here
constexpr uint64_t mostInflation = 1040; // deflate cannot do better than 1032:1

/// chromosome and position as one number that sorts like the pair
struct Locus {
    uint32_t chrom;
    int64_t position;
    auto operator<=>(const Locus&) const = default;
};
} // namespace

BbiFile::BbiFile(const std::filesystem::path& path)
    : m_path(path)
{
    base::requireFile(path);
    m_file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (m_file < 0)
        throw Error(fmt::format("{} cannot be opened: {}.", path.string(), std::strerror(errno)));
    try {
        m_stamp = base::stampOf(path).value_or(base::FileStamp {});
        readHeader();
    } catch (...) {
        ::close(m_file);
        throw;
    }
}

BbiFile::~BbiFile()
{
    ::close(m_file);
}

void BbiFile::damaged(const std::string& what) const
{
    throw Error(fmt::format("{} is damaged or cut short: {}; copy or download it again.", m_path.string(), what));
}

void BbiFile::requireUnchanged() const
{
    const auto now = base::stampOf(m_path);
    if (!now)
        throw Error(fmt::format(
            "{} is no longer there: it was moved or deleted since it was opened; put it back or open it from its new place.",
            m_path.string()));
    if (*now != m_stamp)
        throw Error(fmt::format("{} changed on disk since it was opened: reopen it.", m_path.string()));
}

std::string BbiFile::bytes(uint64_t offset, uint64_t size) const
{
    if (offset > m_stamp.size || size > m_stamp.size - offset)
        damaged(
            fmt::format("it speaks of byte {}, but has only {}", offset > m_stamp.size ? offset : offset + size, m_stamp.size));
    std::string content(size, '\0');
    for (uint64_t done = 0; done < size;) {
        const ssize_t got = ::pread(m_file, content.data() + done, size - done, off_t(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw Error(fmt::format("{} cannot be read: {}.", m_path.string(), std::strerror(errno)));
        if (got == 0)
            throw Error(fmt::format("{} changed on disk since it was opened: reopen it.", m_path.string()));
        done += uint64_t(got);
    }
    return content;
}

void BbiFile::readHeader()
{
    if (m_stamp.size < bbi::headerBytes)
        damaged(fmt::format("it has {} bytes, less than a header", m_stamp.size));
    const std::string header = bytes(0, bbi::headerBytes);
    const auto magic = numberAt<uint32_t>(header, 0);
    if (__builtin_bswap32(magic) == bbi::bigWigMagic || __builtin_bswap32(magic) == bbi::bigBedMagic)
        throw Error(
            fmt::format("{} was written on a big-endian machine, which Epiarc does not read: make it again on this machine.",
                m_path.string()));
    if (magic != bbi::bigWigMagic && magic != bbi::bigBedMagic)
        throw Error(fmt::format("{} is neither a bigWig nor a bigBed file.", m_path.string()));
    m_type = magic == bbi::bigWigMagic ? Type::BigWig : Type::BigBed;

    const auto version = numberAt<uint16_t>(header, 4);
    if (version < 1 || version > 4)
        damaged(fmt::format("its version is {}, and only 1 to 4 exist", version));
    m_definedFields = numberAt<uint16_t>(header, 34);
    m_blockBytes = numberAt<uint32_t>(header, 52);
    if (m_blockBytes > largestBlock)
        damaged(fmt::format("it claims blocks of {} bytes", m_blockBytes));
    m_indexOffset = numberAt<uint64_t>(header, 24);
    checkIndex(m_indexOffset);
    m_entriesPerBlock = std::max<int64_t>(1, numberAt<uint32_t>(bytes(m_indexOffset, indexHeaderBytes), 40));
    readZooms(numberAt<uint16_t>(header, 6));
    readChromosomes(numberAt<uint64_t>(header, 8));
    if (m_chromosomes.empty())
        throw Error(fmt::format(
            "{} holds no data: it was written without any sequence; check the program that made it.", m_path.string()));
    if (const auto sql = numberAt<uint64_t>(header, 36); sql != 0 && m_type == Type::BigBed) {
        const std::string text = bytes(sql, std::min<uint64_t>(1 << 20, sql < m_stamp.size ? m_stamp.size - sql : 1));
        m_autoSql = text.substr(0, text.find('\0'));
    }
}

void BbiFile::readZooms(int count)
{
    const std::string headers = bytes(bbi::headerBytes, uint64_t(count) * bbi::zoomBytes);
    for (int i = 0; i < count; ++i) {
        const Zoom zoom { numberAt<uint32_t>(headers, size_t(i) * bbi::zoomBytes),
            numberAt<uint64_t>(headers, size_t(i) * bbi::zoomBytes + 16) };
        if (zoom.reduction == 0 && zoom.indexOffset == 0)
            continue; // some writers leave unused levels blank
        if (zoom.reduction == 0)
            damaged(fmt::format("zoom level {} reduces by 0", i + 1));
        checkIndex(zoom.indexOffset);
        m_zooms.push_back(zoom);
    }
    std::stable_sort(m_zooms.begin(), m_zooms.end(), [](const Zoom& a, const Zoom& b) { return a.reduction < b.reduction; });
}

void BbiFile::checkIndex(uint64_t offset)
{
    if (numberAt<uint32_t>(bytes(offset, indexHeaderBytes), 0) != indexMagic)
        damaged(fmt::format("there is no index at byte {}, where its header places one", offset));
    bytes(offset + indexHeaderBytes, 4);
}

void BbiFile::readChromosomes(uint64_t offset)
{
    const std::string header = bytes(offset, 32);
    if (numberAt<uint32_t>(header, 0) != treeMagic)
        damaged(fmt::format("there is no list of sequences at byte {}, where its header places one", offset));
    const uint64_t keyBytes = numberAt<uint32_t>(header, 8), valueBytes = numberAt<uint32_t>(header, 12);
    if (keyBytes == 0 && numberAt<uint64_t>(header, 16) == 0)
        return;
    if (keyBytes == 0 || keyBytes > 4096 || valueBytes != 8)
        damaged("its list of sequences has an impossible layout");

    std::vector<uint64_t> open { offset + 32 };
    std::unordered_set<uint64_t> seen { open.front() };
    while (!open.empty()) {
        const uint64_t node = open.back();
        open.pop_back();
        const std::string head = bytes(node, 4);
        const std::string items = bytes(node + 4, uint64_t(numberAt<uint16_t>(head, 2)) * (keyBytes + 8));
        for (size_t at = 0; at < items.size(); at += keyBytes + 8) {
            if (head[0] != 0) {
                const std::string name = items.substr(at, keyBytes);
                m_chromosomes.push_back({ name.substr(0, name.find('\0')), numberAt<uint32_t>(items, at + keyBytes),
                    numberAt<uint32_t>(items, at + keyBytes + 4) });
            } else if (const auto child = numberAt<uint64_t>(items, at + keyBytes); seen.insert(child).second) {
                open.push_back(child);
            } else {
                damaged("its list of sequences runs in a circle");
            }
        }
    }
    std::stable_sort(
        m_chromosomes.begin(), m_chromosomes.end(), [](const Chromosome& a, const Chromosome& b) { return a.id < b.id; });
    for (size_t i = 0; i < m_chromosomes.size(); ++i)
        m_byName.emplace(m_chromosomes[i].name, i);
}

const BbiFile::Chromosome* BbiFile::find(const std::string& name) const
{
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? nullptr : &m_chromosomes[found->second];
}

std::vector<BbiFile::BlockSpan> BbiFile::find(
    int level, const Chromosome& chrom, int64_t start, int64_t end, const Monitor& monitor, size_t most) const
{
    const uint64_t root = (level == Raw ? m_indexOffset : m_zooms.at(size_t(level)).indexOffset) + indexHeaderBytes;
    const Locus from { chrom.id, start }, to { chrom.id, end };
    std::vector<BlockSpan> blocks;
    std::vector<uint64_t> open { root };
    std::unordered_set<uint64_t> seen { root };
    while (!open.empty() && blocks.size() < most) {
        monitor.report(0);
        const uint64_t node = open.back();
        open.pop_back();
        const std::string head = bytes(node, 4);
        const bool leaf = head[0] != 0;
        const size_t itemBytes = leaf ? 32 : 24;
        const std::string items = bytes(node + 4, uint64_t(numberAt<uint16_t>(head, 2)) * itemBytes);
        const size_t firstChild = open.size();
        for (size_t at = 0; at < items.size() && blocks.size() < most; at += itemBytes) {
            const Locus first { numberAt<uint32_t>(items, at), numberAt<uint32_t>(items, at + 4) };
            const Locus last { numberAt<uint32_t>(items, at + 8), numberAt<uint32_t>(items, at + 12) };
            // A zero-length feature at `start` ends there too, so that bounds are compared with <=.
            if (first >= to || last < from)
                continue;
            const auto offset = numberAt<uint64_t>(items, at + 16);
            if (leaf)
                blocks.push_back({ offset, numberAt<uint64_t>(items, at + 24) });
            else if (seen.insert(offset).second)
                open.push_back(offset);
            else
                damaged("its index runs in a circle");
        }
        std::reverse(open.begin() + std::ptrdiff_t(firstChild), open.end());
    }
    return blocks;
}

void BbiFile::read(
    const std::vector<BlockSpan>& blocks, const Monitor& monitor, const std::function<void(std::string_view block)>& use) const
{
    std::string buffer;
    for (size_t i = 0; i < blocks.size();) {
        monitor.report(double(i) / double(blocks.size()));
        uint64_t size = blocks[i].size;
        size_t next = i + 1;
        while (next < blocks.size() && blocks[next].offset == blocks[i].offset + size && size + blocks[next].size <= largestRead)
            size += blocks[next++].size;
        const std::string run = bytes(blocks[i].offset, size);
        const std::string_view view = run;
        for (size_t at = 0; i < next; at += blocks[i++].size)
            use(inflated(view.substr(at, blocks[i].size), buffer));
    }
}

std::string_view BbiFile::inflated(std::string_view packed, std::string& buffer) const
{
    if (m_blockBytes == 0)
        return packed;
    const uint64_t room = std::min<uint64_t>(m_blockBytes, packed.size() * mostInflation);
    if (buffer.size() < room)
        buffer.resize(room);
    uLongf size = uLongf(buffer.size());
    const int problem = ::uncompress(
        reinterpret_cast<Bytef*>(buffer.data()), &size, reinterpret_cast<const Bytef*>(packed.data()), uLong(packed.size()));
    if (problem != Z_OK)
        damaged("a compressed block cannot be unpacked");
    return std::string_view(buffer).substr(0, size);
}

} // namespace tracks
