#pragma once
#include <cstdint>
#include <string>
#include <vector>

/// A small uncompressed bigWig put together byte by byte, for contents that no writer makes on purpose.
struct HandmadeBigWig {
    struct Item {
        uint32_t start, end;
        float value;
    };
    struct Summary {
        uint32_t start, end, covered;
        float min, max, sum;
    };
    uint32_t length = 1000;
    std::vector<Item> items;
    uint32_t reduction = 100;
    std::vector<Summary> summaries;
    uint16_t version = 4, zoomCount = 1;
    uint32_t blockBytes = 0; ///< 0: not compressed
    uint64_t shiftIndex = 0, shiftZoomIndex = 0, shiftChromosomes = 0; ///< added to the true offsets
    uint32_t keyBytes = 4;
    uint8_t blockType = 1;
    uint16_t extraItems = 0; ///< claimed beyond those that are there
    bool indexInACircle = false;

    std::string bytes() const
    {
        std::string out;
        const auto put = [&](auto value) { out.append(reinterpret_cast<const char*>(&value), sizeof value); };
        const uint64_t chromosomes = 64 + 24, data = chromosomes + 32 + 4 + 4 + 8;
        const uint64_t blockSize = 24 + 12 * items.size(), index = data + 8 + blockSize, indexSize = 48 + 4 + 32;
        const uint64_t zoomData = index + indexSize, zoomSize = 32 * summaries.size(), zoomIndex = zoomData + 4 + zoomSize;
        put(uint32_t(0x888FFC26)), put(version), put(zoomCount), put(chromosomes + shiftChromosomes), put(data),
            put(index + shiftIndex);
        put(uint16_t(0)), put(uint16_t(0)), put(uint64_t(0)), put(uint64_t(0)), put(blockBytes), put(uint64_t(0));
        put(reduction), put(uint32_t(0)), put(zoomData), put(zoomIndex + shiftZoomIndex);
        put(uint32_t(0x78CA8C91)), put(uint32_t(1)), put(keyBytes), put(uint32_t(8)), put(uint64_t(1)), put(uint64_t(0));
        put(uint8_t(1)), put(uint8_t(0)), put(uint16_t(1)), out.append("chr1"), put(uint32_t(0)), put(length);
        put(uint64_t(1));
        put(uint32_t(0)), put(uint32_t(0)), put(length), put(uint32_t(0)), put(uint32_t(0)), put(blockType), put(uint8_t(0));
        put(uint16_t(items.size() + extraItems));
        for (const Item& item : items)
            put(item.start), put(item.end), put(item.value);
        const auto putIndex = [&](uint64_t at, uint64_t offset, uint64_t size) {
            put(uint32_t(0x2468ACE0)), put(uint32_t(256)), put(uint64_t(1)), put(uint32_t(0)), put(uint32_t(0)), put(uint32_t(0)),
                put(length);
            put(at), put(uint32_t(1)), put(uint32_t(0));
            put(uint8_t(indexInACircle ? 0 : 1)), put(uint8_t(0)), put(uint16_t(1));
            put(uint32_t(0)), put(uint32_t(0)), put(uint32_t(0)), put(length), put(indexInACircle ? at + 48 : offset), put(size);
        };
        putIndex(index, data + 8, blockSize);
        put(uint32_t(summaries.size()));
        for (const Summary& summary : summaries)
            put(uint32_t(0)), put(summary.start), put(summary.end), put(summary.covered), put(summary.min), put(summary.max),
                put(summary.sum), put(0.f);
        putIndex(zoomIndex, zoomData + 4, zoomSize);
        return out;
    }
};
