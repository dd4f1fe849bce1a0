#pragma once
#include "core/tracks/track.h"

#include <unordered_map>

namespace tracks
{

/// bedGraph in memory (plain, gz, bgzip): "chrom start end value", lines in any order. Where records overlap, each counts in the
/// mean by its bases. A value of NaN is missing data.
class BedGraph : public Track
{
public:
    struct Record {
        int64_t start = 0, end = 0; ///< 0-based, half-open
        float value = 0;
    };

    /// Throws Error with file and line: too few columns, a value that is no number, reversed or negative coordinates; no line at
    /// all.
    BedGraph(const std::filesystem::path&, const Monitor&);

    Kind kind() const override { return Kind::Signal; }
    std::string format() const override { return "bedGraph"; }
    std::vector<std::string> chromosomes() const override;
    Slice read(const Interval&, int bins, const Monitor&) const override;
    size_t bytes() const override;

private:
    struct Chromosome {
        std::vector<Record> records; ///< by start
        int64_t longest = 0; ///< of the records, in bp: how far before an interval one that reaches into it may begin
    };
    std::unordered_map<std::string, Chromosome> m_chromosomes;
};

/// One line of bedGraph. `place` begins the sentence of a thrown Error.
BedGraph::Record parseBedGraphLine(const std::vector<std::string_view>& fields, const std::string& place);

} // namespace tracks
