#include "core/genome/annotation/packedfeature.h"

#include <bit>
#include <cstring>

namespace genome
{

namespace
{

// A feature: bytes that follow (number), flags, start, length, then what the flags announce.
enum Flags : uint8_t {
    PlusStrand = 1,
    MinusStrand = 2,
    HasThick = 4,
    HasScore = 8,
    HasColour = 16,
    HasName = 32,
    HasId = 64,
    HasBlocks = 128,
};

/// Seven bits a byte, lowest first; small negative numbers are short too.
void putNumber(int64_t number, std::string& bytes)
{
    for (auto rest = uint64_t(number) << 1 ^ uint64_t(number >> 63);; rest >>= 7) {
        if (rest < 128) {
            bytes += char(rest);
            return;
        }
        bytes += char(rest | 128);
    }
}

int64_t takeNumber(std::string_view& bytes)
{
    uint64_t number = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = uint8_t(bytes.front());
        bytes.remove_prefix(1);
        number |= uint64_t(byte & 127) << shift;
        if (byte < 128)
            return int64_t(number >> 1) ^ -int64_t(number & 1);
    }
}

void putWord(uint32_t word, std::string& bytes)
{
    bytes.append(reinterpret_cast<const char*>(&word), sizeof word);
}

uint32_t takeWord(std::string_view& bytes)
{
    uint32_t word = 0;
    std::memcpy(&word, bytes.data(), sizeof word);
    bytes.remove_prefix(sizeof word);
    return word;
}

void putText(const std::string& text, std::string& bytes)
{
    putNumber(int64_t(text.size()), bytes);
    bytes += text;
}

std::string takeText(std::string_view& bytes)
{
    const auto length = size_t(takeNumber(bytes));
    std::string text(bytes.substr(0, length));
    bytes.remove_prefix(length);
    return text;
}

uint8_t flagsOf(const Feature& feature)
{
    return uint8_t((feature.strand == Strand::Plus ? PlusStrand : 0) | (feature.strand == Strand::Minus ? MinusStrand : 0)
        | (feature.thickStart != 0 || feature.thickEnd != 0 ? HasThick : 0) | (std::isnan(feature.score) ? 0 : HasScore)
        | (feature.rgb ? HasColour : 0) | (feature.name.empty() ? 0 : HasName) | (feature.id.empty() ? 0 : HasId)
        | (feature.blocks.empty() ? 0 : HasBlocks));
}

} // namespace

void pack(const Feature& feature, std::string& bytes)
{
    std::string body;
    const uint8_t flags = flagsOf(feature);
    body += char(flags);
    putNumber(feature.start, body);
    putNumber(feature.end - feature.start, body);
    if (flags & HasThick) {
        putNumber(feature.thickStart - feature.start, body);
        putNumber(feature.thickEnd - feature.thickStart, body);
    }
    if (flags & HasScore)
        putWord(std::bit_cast<uint32_t>(feature.score), body);
    if (flags & HasColour)
        putWord(*feature.rgb, body);
    if (flags & HasName)
        putText(feature.name, body);
    if (flags & HasId)
        putText(feature.id, body);
    if (flags & HasBlocks) {
        putNumber(int64_t(feature.blocks.size()), body);
        int64_t before = feature.start;
        for (const Block& block : feature.blocks) {
            putNumber(block.start - before, body);
            putNumber(block.end - block.start, body);
            before = block.end;
        }
    }
    putText(body, bytes);
}

FeatureSpan unpackSpan(std::string_view& bytes)
{
    const auto size = size_t(takeNumber(bytes));
    std::string_view body = bytes.substr(1, size - 1);
    bytes.remove_prefix(size);
    const int64_t start = takeNumber(body);
    return { start, start + takeNumber(body) };
}

Feature unpack(std::string_view& bytes)
{
    const auto size = size_t(takeNumber(bytes));
    std::string_view body = bytes.substr(0, size);
    bytes.remove_prefix(size);
    Feature feature;
    const auto flags = uint8_t(body.front());
    body.remove_prefix(1);
    feature.start = takeNumber(body);
    feature.end = feature.start + takeNumber(body);
    feature.strand = flags & PlusStrand ? Strand::Plus : flags & MinusStrand ? Strand::Minus : Strand::None;
    if (flags & HasThick) {
        feature.thickStart = feature.start + takeNumber(body);
        feature.thickEnd = feature.thickStart + takeNumber(body);
    }
    if (flags & HasScore)
        feature.score = std::bit_cast<float>(takeWord(body));
    if (flags & HasColour)
        feature.rgb = takeWord(body);
    if (flags & HasName)
        feature.name = takeText(body);
    if (flags & HasId)
        feature.id = takeText(body);
    if (flags & HasBlocks) {
        feature.blocks.resize(size_t(takeNumber(body)));
        int64_t before = feature.start;
        for (Block& block : feature.blocks) {
            block.start = before + takeNumber(body);
            block.end = before = block.start + takeNumber(body);
        }
    }
    return feature;
}

} // namespace genome
