#pragma once
#include "core/base/interval.h"
#include "core/genome/featurestore.h"

#include <string>
#include <string_view>
#include <vector>

namespace genome
{

/// Names of genes and transcripts → places; case-insensitive. Several stores may be added.
class GeneIndex
{
public:
    struct Hit {
        std::string name; ///< as spelled in the file
        Interval
            where; ///< union of the transcripts of that name that overlap or lie within 1 Mb on the same strand and chromosome
        genome::Strand strand = genome::Strand::None;
    };

    void add(const FeatureStore&);
    void clear();
    bool empty() const { return m_entries.empty(); }

    /// All places of exactly this name or identifier (case-insensitive; version suffix ".3" of an identifier optional).
    std::vector<Hit> find(std::string_view name) const;
    /// Names that begin with `prefix`, shortest first then alphabetical, each once.
    std::vector<std::string> complete(std::string_view prefix, size_t most = 20) const;

private:
    struct Entry {
        std::string key; ///< upper case
        Hit hit;
    };
    std::vector<Entry> m_entries; ///< sorted by key
};

} // namespace genome
