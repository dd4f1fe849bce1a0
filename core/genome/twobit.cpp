#include "core/genome/twobit.h"

#include "core/base/error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace genome
{

static constexpr uint32_t signature = 0x1A412743;

static uint32_t swapped(uint32_t value)
{
    return __builtin_bswap32(value);
}

bool isTwoBit(std::string_view head)
{
    uint32_t first = 0;
    if (head.size() < sizeof first)
        return false;
    std::memcpy(&first, head.data(), sizeof first);
    return first == signature || first == swapped(signature);
}

struct Sequence {
    int64_t packedAt = 0; ///< byte of the file where its letters begin, four to a byte
    std::vector<Block> unknown; ///< runs of N, sorted
};

struct Descriptor {
    int number = -1;
    explicit Descriptor(int number)
        : number(number)
    {
    }
    ~Descriptor() { ::close(number); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
};

/// The file and what its headers say. pread keeps no position, so that threads need no lock.
struct TwoBit::Content {
    fs::path path;
    Descriptor file;
    int64_t size = 0;
    bool swap = false;
    std::vector<Chromosome> chromosomes;
    std::unordered_map<std::string, Sequence> sequences;

    explicit Content(const fs::path&);

    /// Throws Error unless the file is long enough.
    void require(int64_t at, int64_t count, std::string_view what) const;
    void bytes(int64_t at, void* to, int64_t count) const;
    std::vector<uint32_t> words(int64_t at, int64_t count, std::string_view what) const;
    void readIndex();
    void readSequence(const std::string& name, int64_t at);
    std::vector<Block> readUnknown(const std::string& name, int64_t at, int64_t count, int64_t length) const;
};

void TwoBit::Content::bytes(int64_t at, void* to, int64_t count) const
{
    for (int64_t done = 0; done < count;) {
        const ssize_t got = ::pread(file.number, static_cast<char*>(to) + done, size_t(count - done), at + done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            throw Error(
                fmt::format("{} ends before byte {}: it was cut short or changed while it was open. Copy or download it again.",
                    path.string(), withCommas(at + count)));
        done += got;
    }
}

void TwoBit::Content::require(int64_t at, int64_t count, std::string_view what) const
{
    if (at > size || count > size - at)
        throw Error(fmt::format(
            "{} is damaged or cut short: the {} would end beyond the end of the file ({} bytes). Copy or download it again.",
            path.string(), what, withCommas(size)));
}

std::vector<uint32_t> TwoBit::Content::words(int64_t at, int64_t count, std::string_view what) const
{
    require(at, count * 4, what);
    std::vector<uint32_t> found(static_cast<size_t>(count));
    bytes(at, found.data(), count * 4);
    if (swap)
        std::ranges::transform(found, found.begin(), swapped);
    return found;
}

TwoBit::Content::Content(const fs::path& path)
    : path(path)
    , file(::open(path.c_str(), O_RDONLY | O_CLOEXEC))
{
    if (file.number < 0)
        throw Error(fmt::format("{} cannot be opened: {}.", path.string(), std::strerror(errno)));
    size = int64_t(fs::file_size(path));
    readIndex();
}

void TwoBit::Content::readIndex()
{
    swap = words(0, 1, "header")[0] != signature;
    const auto header = words(0, 4, "header");
    const uint32_t version = header[1], count = header[2];
    if (version > 1)
        throw Error(fmt::format("{} is 2bit of version {}; versions 0 and 1 are known.", path.string(), version));
    const int64_t offsetBytes = version == 1 ? 8 : 4;
    int64_t at = 16;
    if (int64_t(count) > (size - at) / (2 + offsetBytes))
        throw Error(fmt::format(
            "{} is damaged or cut short: it announces {} sequences, more than {} bytes can hold. Copy or download it again.",
            path.string(), withCommas(count), withCommas(size)));
    if (count == 0)
        throw Error(fmt::format("{} is a 2bit file without sequences.", path.string()));
    for (uint32_t i = 0; i < count; ++i) {
        uint8_t nameLength = 0;
        bytes(at, &nameLength, 1);
        std::string name(nameLength, '\0');
        bytes(at + 1, name.data(), nameLength);
        at += 1 + nameLength;
        const auto offset = words(at, offsetBytes / 4, "index of sequences");
        at += offsetBytes;
        const uint64_t low = offset[swap && version == 1 ? 1 : 0], high = version == 1 ? offset[swap ? 0 : 1] : 0;
        readSequence(name, int64_t(std::min(high << 32 | low, uint64_t(size))));
    }
}

void TwoBit::Content::readSequence(const std::string& name, int64_t at)
{
    const std::string what = fmt::format("sequence “{}”", name);
    const auto head = words(at, 2, what);
    const int64_t length = head[0], unknown = head[1];
    Sequence sequence;
    sequence.unknown = readUnknown(name, at + 8, unknown, length);
    at += 8 + unknown * 8;
    const int64_t masked = words(at, 1, what)[0];
    sequence.packedAt = at + 8 + masked * 8;
    require(sequence.packedAt, (length + 3) / 4, what);
    chromosomes.push_back({ name, length });
    sequences.emplace(name, std::move(sequence));
}

std::vector<Block> TwoBit::Content::readUnknown(const std::string& name, int64_t at, int64_t count, int64_t length) const
{
    const std::string what = fmt::format("list of unknown stretches of “{}”", name);
    require(at, count * 8, what);
    const auto starts = words(at, count, what), lengths = words(at + count * 4, count, what);
    std::vector<Block> blocks;
    for (size_t i = 0; i < starts.size(); ++i) {
        const Block block { starts[i], int64_t(starts[i]) + lengths[i] };
        if (block.end > length || (!blocks.empty() && block.start < blocks.back().end))
            throw Error(fmt::format("{} is damaged: stretch {} of the {} does not fit its {} bp. Copy or download it again.",
                path.string(), i + 1, what, withCommas(length)));
        blocks.push_back(block);
    }
    return blocks;
}

TwoBit::TwoBit(const fs::path& path)
    : TwoBit(std::make_unique<Content>(path))
{
}

TwoBit::TwoBit(std::unique_ptr<Content> content)
    : Genome(content->path, content->chromosomes)
    , m(std::move(content))
{
}

TwoBit::~TwoBit() = default;

std::string TwoBit::fetch(const Interval& interval) const
{
    const Sequence& sequence = m->sequences.at(interval.chrom);
    const int64_t firstByte = interval.start / 4;
    std::string packed(size_t((interval.end + 3) / 4 - firstByte), '\0');
    m->bytes(sequence.packedAt + firstByte, packed.data(), int64_t(packed.size()));
    std::string letters(size_t(interval.length()), 'N');
    for (int64_t position = interval.start; position < interval.end; ++position) {
        const auto four = static_cast<unsigned char>(packed[size_t(position / 4 - firstByte)]);
        letters[size_t(position - interval.start)] = "TCAG"[four >> (6 - 2 * (position % 4)) & 3];
    }
    auto block = std::ranges::upper_bound(sequence.unknown, interval.start, {}, &Block::end);
    for (; block != sequence.unknown.end() && block->start < interval.end; ++block) {
        const int64_t from = std::max(block->start, interval.start), to = std::min(block->end, interval.end);
        std::fill_n(letters.begin() + (from - interval.start), to - from, 'N');
    }
    return letters;
}

} // namespace genome
