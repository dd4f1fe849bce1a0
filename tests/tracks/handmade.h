#pragma once
#include <cstdint>
#include <string>
#include <vector>

/// A small uncompressed bigWig or bigBed put together byte by byte, for contents that no writer makes on purpose.
struct HandmadeBbi {
    struct Item {
        uint32_t start, end;
        float value;
    };
    struct Feature {
        uint32_t start, end;
        std::string rest; ///< further columns with tabs between
    };
    struct Summary {
        uint32_t start, end, covered;
        float min, max, sum;
    };
    uint32_t magic = 0x888FFC26;
    uint32_t length = 1000;
    std::vector<Item> items; ///< bigWig
    std::vector<Feature> features; ///< bigBed
    std::string autoSql;
    uint16_t fields = 0, definedFields = 0;
    uint32_t entriesPerBlock = 1;
    uint32_t reduction = 100;
    std::vector<Summary> summaries;
    uint16_t version = 4, zoomCount = 1;
    uint32_t blockBytes = 0; ///< 0: not compressed
    uint64_t shiftIndex = 0, shiftZoomIndex = 0, shiftChromosomes = 0; ///< added to the true offsets
    uint32_t keyBytes = 4;
    uint8_t blockType = 1;
    uint16_t extraItems = 0; ///< claimed beyond those that are there
    bool indexInACircle = false;

    static HandmadeBbi bigBed(std::vector<Feature> features, std::string autoSql, uint16_t fields, uint16_t definedFields)
    {
        HandmadeBbi made;
        made.magic = 0x8789F2EB;
        made.features = std::move(features);
        made.autoSql = std::move(autoSql);
        made.fields = fields;
        made.definedFields = definedFields;
        return made;
    }

    std::string bytes() const
    {
        std::string out;
        const auto put = [&](auto value) { out.append(reinterpret_cast<const char*>(&value), sizeof value); };
        const std::string data = block();
        const uint64_t names = 64 + 24, dataAt = names + 32 + 4 + 4 + 8, index = dataAt + 8 + data.size(),
                       indexSize = 48 + 4 + 32;
        const uint64_t zoomData = index + indexSize, zoomSize = 32 * summaries.size(), zoomIndex = zoomData + 4 + zoomSize;
        const uint64_t sql = autoSql.empty() ? 0 : zoomIndex + indexSize;
        put(magic), put(version), put(zoomCount), put(names + shiftChromosomes), put(dataAt), put(index + shiftIndex);
        put(fields), put(definedFields), put(sql), put(uint64_t(0)), put(blockBytes), put(uint64_t(0));
        put(reduction), put(uint32_t(0)), put(zoomData), put(zoomIndex + shiftZoomIndex);
        put(uint32_t(0x78CA8C91)), put(uint32_t(1)), put(keyBytes), put(uint32_t(8)), put(uint64_t(1)), put(uint64_t(0));
        put(uint8_t(1)), put(uint8_t(0)), put(uint16_t(1)), out.append("chr1"), put(uint32_t(0)), put(length);
        put(uint64_t(1));
        out += data;
        const auto putIndex = [&](uint64_t at, uint64_t offset, uint64_t size, uint32_t perBlock) {
            put(uint32_t(0x2468ACE0)), put(uint32_t(256)), put(uint64_t(1)), put(uint32_t(0)), put(uint32_t(0)), put(uint32_t(0));
            put(length), put(at), put(perBlock), put(uint32_t(0));
            put(uint8_t(indexInACircle ? 0 : 1)), put(uint8_t(0)), put(uint16_t(1));
            put(uint32_t(0)), put(uint32_t(0)), put(uint32_t(0)), put(length), put(indexInACircle ? at + 48 : offset), put(size);
        };
        putIndex(index, dataAt + 8, data.size(), entriesPerBlock);
        put(uint32_t(summaries.size()));
        for (const Summary& summary : summaries) {
            put(uint32_t(0)), put(summary.start), put(summary.end), put(summary.covered);
            put(summary.min), put(summary.max), put(summary.sum), put(0.f);
        }
        putIndex(zoomIndex, zoomData + 4, zoomSize, 1);
        if (!autoSql.empty())
            out += autoSql + '\0';
        return out;
    }

private:
    std::string block() const
    {
        std::string out;
        const auto put = [&](auto value) { out.append(reinterpret_cast<const char*>(&value), sizeof value); };
        if (magic == 0x8789F2EB) {
            for (const Feature& feature : features)
                put(uint32_t(0)), put(feature.start), put(feature.end), out += feature.rest + '\0';
            return out;
        }
        put(uint32_t(0)), put(uint32_t(0)), put(length), put(uint32_t(0)), put(uint32_t(0)), put(blockType), put(uint8_t(0));
        put(uint16_t(items.size() + extraItems));
        for (const Item& item : items)
            put(item.start), put(item.end), put(item.value);
        return out;
    }
};
