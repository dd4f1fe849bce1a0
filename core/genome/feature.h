#pragma once
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace genome
{

enum class Strand : char { None = '.', Plus = '+', Minus = '-' };

/// Part of a feature, e.g. an exon: 0-based half-open, absolute coordinates.
struct Block {
    int64_t start = 0, end = 0;
    bool operator==(const Block&) const = default;
};

/// One thing on a chromosome: a gene, a transcript, a peak, a BED line. Coordinates 0-based half-open.
/// The chromosome is known from the container it lies in.
struct Feature {
    int64_t start = 0, end = 0;
    int64_t thickStart = 0, thickEnd = 0; ///< coding part; equal when there is none
    Strand strand = Strand::None;
    float score = std::numeric_limits<float>::quiet_NaN(); ///< NaN: the file gives none
    std::optional<uint32_t> rgb; ///< 0xRRGGBB as given by the file (BED itemRgb)
    std::string name; ///< what is drawn: gene symbol, peak name; may be empty
    std::string id; ///< transcript or gene identifier where the file has one
    std::vector<Block> blocks; ///< exons, sorted; empty for a plain interval
};

} // namespace genome
