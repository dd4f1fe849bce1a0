#pragma once
#include "core/base/interval.h"
#include "core/base/monitor.h"
#include "core/base/scratch.h"

#include <functional>
#include <string>
#include <string_view>
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

/// The records of a file that is read as a whole. They are added in any order, sealed once, then read from any thread. A few MB
/// stay in memory; more lie in temporary files, each of which holds at most `most` records, so that memory does not grow with the
/// file.
class Records
{
public:
    explicit Records(size_t most = size_t(1) << 23); // 200 MB

    void add(std::string_view chrom, const Record&);
    /// Belongs after the last one.
    void seal();

    bool empty() const { return m_chromosomes.empty(); }
    std::vector<std::string> chromosomes() const;
    /// Hands over the records that overlap an interval, by start within each part; none on a chromosome that is not
    /// known. Throws Cancelled.
    void forEach(const Interval&, const Monitor&, const std::function<void(const Record&)>&) const;
    /// What the records take of main memory.
    size_t bytes() const;

private:
    /// Records of one chromosome that lie side by side in a part, by start.
    struct Run {
        size_t part = 0; ///< of m_parts
        size_t first = 0, count = 0; ///< among the records of the part
        std::vector<int64_t> starts = {}; ///< of every `stride`th record
        int64_t longest = 0; ///< of the records, in bp: how far before an interval one that reaches into it may begin
    };
    struct Chromosome {
        std::vector<Record> waiting; ///< in the order of the file, until they are sealed
        std::vector<Run> runs;
    };
    static constexpr size_t stride = 1024;
    void sealWaiting();
    static Run seal(std::vector<Record>& records, std::string& bytes);
    std::vector<Record> sealed(const Run&, size_t first, size_t count) const;

    size_t m_most, m_waiting = 0;
    std::unordered_map<std::string, Chromosome> m_chromosomes;
    std::pair<const std::string, Chromosome>* m_last = nullptr; ///< where the last record was added; null once they are sealed
    std::vector<base::Scratch> m_parts;
};

} // namespace tracks
