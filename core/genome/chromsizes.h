#pragma once
#include "core/genome/genome.h"

namespace genome
{

/// A table of chromosome sizes (UCSC chrom.sizes: name, blank or tab, length in bp): a genome without letters.
class ChromSizes : public Genome
{
public:
    /// Throws Error with file and line where the text is no such table.
    explicit ChromSizes(const std::filesystem::path&);
    bool hasSequence() const override { return false; }

protected:
    std::string fetch(const Interval&) const override;
};

} // namespace genome
