#pragma once
#include <algorithm>
#include <cstdint>
#include <string>

/// A stretch of a chromosome: 0-based, half-open [start, end), in bp. Shown to people 1-based with both ends included.
struct Interval {
    std::string chrom;
    int64_t start = 0;
    int64_t end = 0;

    int64_t length() const { return end - start; }
    int64_t centre() const { return start + length() / 2; }
    bool empty() const { return end <= start; }
    bool contains(int64_t position) const { return position >= start && position < end; }
    bool contains(const Interval& other) const { return other.chrom == chrom && other.start >= start && other.end <= end; }
    bool overlaps(const Interval& other) const { return other.chrom == chrom && other.start < end && other.end > start; }
    Interval shifted(int64_t bp) const { return { chrom, start + bp, end + bp }; }
    /// The part inside [0, chromLength).
    Interval clipped(int64_t chromLength) const
    {
        return { chrom, std::clamp<int64_t>(start, 0, chromLength), std::clamp<int64_t>(end, 0, chromLength) };
    }
    /// length bp around the centre; may leave the chromosome.
    Interval resized(int64_t newLength) const
    {
        const int64_t from = start + (length() - newLength) / 2;
        return { chrom, from, from + newLength };
    }
    bool operator==(const Interval&) const = default;
};

/// "chr1:1,000-2,000" (1-based, both ends included); an empty interval reads "chr1:1,000".
std::string toText(const Interval&);
/// 1234567 → "1,234,567"
std::string withCommas(int64_t number);
/// A length for people: "950 bp", "12.3 kb", "1.25 Mb".
std::string lengthText(int64_t bp);
