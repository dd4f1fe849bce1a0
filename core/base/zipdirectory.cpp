#include "core/base/zipdirectory.h"

#include "core/base/error.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fmt/format.h>

namespace base
{

namespace
{

static_assert(std::endian::native == std::endian::little, "zip numbers are little-endian");

constexpr uint32_t localMark = 0x04034b50, entryMark = 0x02014b50, endMark = 0x06054b50, end64Mark = 0x06064b50,
                   locatorMark = 0x07064b50;
constexpr size_t localSize = 30, entrySize = 46, endSize = 22, end64Size = 56, locatorSize = 20;
constexpr size_t longestComment = 0xFFFF;
constexpr uint16_t zip64Field = 1, encrypted = 1;

class Directory
{
public:
    Directory(std::span<const std::byte> archive, const std::filesystem::path& path)
        : m_archive(archive)
        , m_path(path)
    {
    }

    std::vector<ZipMember> members()
    {
        findDirectory();
        std::vector<ZipMember> members;
        size_t at = m_start;
        for (uint64_t i = 0; i < m_count; ++i)
            members.push_back(readEntry(at));
        return members;
    }

private:
    template <class Number>
    Number number(size_t at) const
    {
        Number value;
        std::memcpy(&value, piece(at, sizeof value).data(), sizeof value);
        return value;
    }
    std::span<const std::byte> piece(uint64_t at, uint64_t size) const
    {
        if (at > m_archive.size() || size > m_archive.size() - at)
            damaged(fmt::format("it names bytes {} to {} of {}", at, at + size, m_archive.size()));
        return m_archive.subspan(at, size);
    }
    std::string_view text(uint64_t at, uint64_t size) const
    {
        return { reinterpret_cast<const char*>(piece(at, size).data()), size };
    }
    [[noreturn]] void damaged(const std::string& what) const
    {
        throw Error(fmt::format(
            "{} is damaged or cut short, for as a zip archive {}: copy or download it again.", m_path.string(), what));
    }

    size_t findEnd() const
    {
        if (m_archive.size() >= endSize)
            for (size_t comment = 0; comment <= std::min(longestComment, m_archive.size() - endSize); ++comment) {
                const size_t at = m_archive.size() - endSize - comment;
                if (number<uint32_t>(at) == endMark && number<uint16_t>(at + 20) == comment)
                    return at;
            }
        damaged("it has no directory at its end");
    }

    void findDirectory()
    {
        const size_t end = findEnd();
        m_count = number<uint16_t>(end + 10);
        uint64_t size = number<uint32_t>(end + 12);
        m_start = number<uint32_t>(end + 16);
        if (end >= locatorSize && number<uint32_t>(end - locatorSize) == locatorMark) {
            const uint64_t end64 = number<uint64_t>(end - locatorSize + 8);
            if (piece(end64, end64Size); number<uint32_t>(end64) != end64Mark)
                damaged("it has no ZIP64 directory where it names one");
            m_count = number<uint64_t>(end64 + 32);
            size = number<uint64_t>(end64 + 40);
            m_start = number<uint64_t>(end64 + 48);
        }
        piece(m_start, size);
        m_end = m_start + size;
        if (m_count > size / entrySize)
            damaged(fmt::format("its directory of {} bytes cannot hold {} entries", size, m_count));
    }

    /// Fields that do not fit 32 bits lie in an extra field, in this order and only those.
    void readLarge(size_t at, size_t length, uint64_t& size, uint64_t& packed, uint64_t& offset) const
    {
        for (const size_t end = at + length; at + 4 <= end;) {
            const uint16_t kind = number<uint16_t>(at), bytes = number<uint16_t>(at + 2);
            size_t from = at += 4;
            at += bytes;
            if (kind != zip64Field || at > end)
                continue;
            for (uint64_t* const value : { &size, &packed, &offset })
                if (*value == UINT32_MAX && from + 8 <= at) {
                    *value = number<uint64_t>(from);
                    from += 8;
                }
        }
    }

    ZipMember readEntry(size_t& at) const
    {
        if (at + entrySize > m_end || number<uint32_t>(at) != entryMark)
            damaged(fmt::format("its directory has no entry at byte {}", at));
        const uint16_t flags = number<uint16_t>(at + 8), method = number<uint16_t>(at + 10), name = number<uint16_t>(at + 28),
                       extra = number<uint16_t>(at + 30), comment = number<uint16_t>(at + 32);
        uint64_t packed = number<uint32_t>(at + 20), size = number<uint32_t>(at + 24), offset = number<uint32_t>(at + 42);
        ZipMember member { text(at + entrySize, name), {}, method == 0 && !(flags & encrypted) };
        piece(at + entrySize + name, extra);
        readLarge(at + entrySize + name, extra, size, packed, offset);
        at += entrySize + name + extra + comment;
        if (member.stored && size != packed)
            damaged(fmt::format("its entry “{}” has two sizes", member.name));

        // The local header's own name and extra field set where the content starts; writers pad there.
        if (piece(offset, localSize); number<uint32_t>(offset) != localMark)
            damaged(fmt::format("its entry “{}” is not at byte {}", member.name, offset));
        const uint64_t start = offset + localSize + number<uint16_t>(offset + 26) + number<uint16_t>(offset + 28);
        member.content = piece(start, packed);
        return member;
    }

    std::span<const std::byte> m_archive;
    const std::filesystem::path& m_path;
    uint64_t m_start = 0, m_end = 0, m_count = 0;
};

} // namespace

std::vector<ZipMember> zipMembers(std::span<const std::byte> archive, const std::filesystem::path& path)
{
    return Directory(archive, path).members();
}

} // namespace base
