#pragma once
#include "core/base/scratch.h"
#include "core/tracks/track.h"

#include <unordered_map>

namespace tracks
{

/// bedGraph read as a whole (plain, gz, bgzip): "chrom start end value", lines in any order; many lie in a temporary file. Where
/// records overlap, each counts in the mean by its bases. A value of NaN is missing data.
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
    size_t bytes() const override { return m_records.inMemory(); }

private:
    struct Chromosome {
        std::vector<Record> reading; ///< in the order of the file; empty once all are read
        size_t first = 0, count = 0; ///< among the records
        std::vector<int64_t> starts; ///< of every `stride`th record
        int64_t longest = 0; ///< of the records, in bp: how far before an interval one that reaches into it may begin
    };
    static constexpr size_t stride = 1024;
    void keep(Chromosome&, std::string& bytes);
    std::vector<Record> records(size_t first, size_t count) const;

    std::unordered_map<std::string, Chromosome> m_chromosomes;
    base::Scratch m_records; ///< of all chromosomes, by start
};

/// One line of bedGraph. `place` begins the sentence of a thrown Error.
BedGraph::Record parseBedGraphLine(const std::vector<std::string_view>& fields, const std::string& place);

} // namespace tracks
