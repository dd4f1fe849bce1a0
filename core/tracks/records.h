#pragma once
#include "core/base/interval.h"
#include "core/base/monitor.h"
#include "core/base/scratch.h"

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace tracks
{

/// A value on a stretch of a chromosome.
struct Record {
    int64_t start = 0, end = 0; ///< 0-based, half-open
    float value = 0; ///< NaN: missing data
    float coverage = 0; ///< reads that the value was counted in, where a format tells
};

/// The records of a file that is read as a whole, by chromosome and start; many lie in a temporary file. Added in any order,
/// sealed once, then read from any thread.
class Records
{
public:
    void add(const std::string& chrom, const Record&);
    /// After the last one.
    void seal();

    bool empty() const { return m_chromosomes.empty(); }
    std::vector<std::string> chromosomes() const;
    /// Records that overlap an interval, by start; none on a chromosome that is not known. Throws Cancelled.
    void forEach(const Interval&, const Monitor&, const std::function<void(const Record&)>&) const;
    /// Of main memory.
    size_t bytes() const { return m_sealed.inMemory(); }

private:
    struct Chromosome {
        std::vector<Record> reading; ///< in the order of the file; empty once sealed
        size_t first = 0, count = 0; ///< among the sealed ones
        std::vector<int64_t> starts; ///< of every `stride`th record
        int64_t longest = 0; ///< of the records, in bp: how far before an interval one that reaches into it may begin
    };
    static constexpr size_t stride = 1024;
    void seal(Chromosome&, std::string& bytes);
    std::vector<Record> sealed(size_t first, size_t count) const;

    std::unordered_map<std::string, Chromosome> m_chromosomes;
    base::Scratch m_sealed; ///< of all chromosomes, by start
};

} // namespace tracks
