#pragma once
#include "core/base/interval.h"
#include "core/base/scratch.h"
#include "core/genome/annotation/packedfeature.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace genome
{

/// A gene by its identifier (ENSG00000136997.21), where the features carry its symbol or their own identifiers.
struct GeneLocus {
    std::string id;
    Interval where;
    Strand strand = Strand::None;
};

/// Features of a whole file, by chromosome, sorted by start, searchable by interval. Packed, and those of a large file in a
/// temporary file, so that a million take little memory. Immutable once sealed, and then safe to read from several threads.
class FeatureStore
{
public:
    void add(const std::string& chrom, const Feature& feature);
    void addGene(GeneLocus gene) { m_genes.push_back(std::move(gene)); }
    /// Sorts (features of equal start and end keep the order of the file) and indexes; call once after the last add.
    void seal();

    /// Features that overlap [interval.start, interval.end), in order of start. A zero-length feature
    /// (an insertion point) counts as overlapping when start <= position < end.
    std::vector<Feature> overlapping(const Interval&) const;
    /// Only their bounds: for counting, faster.
    std::vector<FeatureSpan> spans(const Interval&) const;
    /// All of a chromosome, one after the other.
    void forEach(const std::string& chrom, const std::function<void(const Feature&)>& use) const;
    std::vector<Feature> on(const std::string& chrom) const;

    std::vector<std::string> chromosomes() const;
    size_t size() const { return m_size; }
    const std::vector<GeneLocus>& genes() const { return m_genes; }
    /// Largest end per chromosome.
    int64_t extent(const std::string& chrom) const;
    /// Memory taken.
    size_t bytes() const;

private:
    /// Some features that follow each other.
    struct Run {
        size_t offset = 0; ///< among the packed bytes
        int64_t start = 0; ///< of the first
        int64_t furthestEnd = 0; ///< runs that end before an interval are skipped
    };
    /// A packed feature lies here.
    struct Position {
        int64_t start = 0, end = 0;
        size_t offset = 0;
    };
    struct Chromosome {
        std::string adding; ///< packed, in the order of the file; empty once sealed
        std::vector<Position> positions; ///< of these
        std::vector<Run> runs; ///< once sealed
        size_t packedEnd = 0; ///< of the last run
    };
    static void seal(Chromosome&, std::string& packed);
    using UseBytes = std::function<void(std::string_view packed)>;
    void forRuns(const Chromosome&, int64_t start, int64_t end, const UseBytes&) const;

    std::map<std::string, Chromosome> m_chromosomes;
    base::Scratch m_packed; ///< of all chromosomes, sorted
    std::vector<GeneLocus> m_genes;
    size_t m_size = 0;
};

} // namespace genome
