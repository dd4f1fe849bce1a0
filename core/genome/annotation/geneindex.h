#pragma once
#include "core/base/interval.h"
#include "core/genome/annotation/featurestore.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace genome
{

class NearestNames;

/// Names of genes and transcripts → loci; case-insensitive. Several stores may be added.
class GeneIndex
{
public:
    struct Hit {
        std::string name; ///< as spelled in the file
        /// Union of the transcripts of that name that overlap or lie within 1 Mb on the same strand and chromosome.
        Interval where;
        Strand strand = Strand::None;
        /// The outermost transcription start site, one bp: where the strand begins; the lower end where no strand is known.
        Interval tss() const
        {
            const int64_t at = strand == Strand::Minus ? std::max(where.start, where.end - 1) : where.start;
            return { where.chrom, at, at + 1 };
        }
    };

    /// Names and identifiers of the features and the store's genes().
    void add(const FeatureStore&);
    void clear();
    bool empty() const { return m_entries.empty(); }

    /// All loci of exactly this name or identifier (case-insensitive; version suffix ".3" of an identifier optional).
    std::vector<Hit> find(std::string_view name) const;
    /// The gene (by its identifier only without another name) whose outermost TSS is nearest to the middle of `where`, on its
    /// chromosome.
    std::optional<Hit> nearest(const Interval& where) const;
    /// All genes, in the order of their names; identifiers only of those without another name.
    std::vector<Hit> genes() const;
    /// Names that begin with `prefix`, shortest first then alphabetical, each once.
    std::vector<std::string> complete(std::string_view prefix, size_t most = 20) const;
    /// Tells a search for near misses every name (duplicates included).
    void offerTo(NearestNames&) const;

private:
    struct Entry {
        std::string key; ///< upper case
        Hit hit;
        bool isName = false, isIdentifier = false; ///< both, where a gene has its identifier for a name
    };
    using Entries = std::vector<Entry>;
    void append(const std::string& name, Hit hit, bool isName, bool isIdentifier);
    void merge();
    std::pair<Entries::const_iterator, Entries::const_iterator> withPrefix(const std::string& key) const;
    void findVersions(const std::string& key, std::vector<Hit>& hits) const;

    Entries m_entries; ///< sorted by key
};

} // namespace genome
