#pragma once
#include "core/base/interval.h"
#include "core/genome/feature.h"

#include <map>
#include <string>
#include <vector>

namespace genome
{

/// A gene by its identifier (ENSG00000136997.21), where the features carry its symbol or their own identifiers.
struct GenePlace {
    std::string id;
    Interval where;
    Strand strand = Strand::None;
};

/// Features of a whole file in memory, by chromosome, sorted by start, searchable by interval. Immutable once sealed.
class FeatureStore
{
public:
    void add(const std::string& chrom, Feature feature);
    void addGene(GenePlace gene) { m_genes.push_back(std::move(gene)); }
    /// Sorts (features of equal start and end keep the order of the file) and indexes; call once after the last add.
    void seal();

    /// Features that overlap [interval.start, interval.end), in order of start. A zero-length feature
    /// (an insertion point) counts as overlapping when start <= position < end. Pointers live as long as the store.
    std::vector<const Feature*> overlapping(const Interval&) const;
    const std::vector<Feature>& on(const std::string& chrom) const;
    std::vector<std::string> chromosomes() const;
    size_t size() const { return m_size; }
    const std::vector<GenePlace>& genes() const { return m_genes; }
    /// Largest end per chromosome.
    int64_t extent(const std::string& chrom) const;

private:
    struct Chromosome {
        std::vector<Feature> features;
        std::vector<int64_t> furthestEnd; ///< of each run of 64 features: runs that end before an interval are skipped
    };
    std::map<std::string, Chromosome> m_chromosomes;
    std::vector<GenePlace> m_genes;
    size_t m_size = 0;
};

} // namespace genome
