#pragma once
#include "core/genome/annotation/geneindex.h"
#include "core/genome/genome.h"
#include "core/tracks/track.h"

#include <string>
#include <vector>

namespace interpret
{

/// Where a gene begins, in the genome's spelling of the chromosome.
struct Promoter {
    std::string gene;
    Interval tss; ///< one bp, or a promoter
    genome::Strand strand = genome::Strand::None;
    bool operator==(const Promoter&) const = default;
};

/// The outermost TSS of every gene of this name on the genome. Throws Error, with the nearest names, when there is none.
std::vector<Promoter> promotersOf(const std::string& gene, const genome::GeneIndex&, const genome::Genome&);
/// The outermost TSS of every gene that has it within `where`, by position.
std::vector<Promoter> promotersWithin(const Interval& where, const genome::GeneIndex&, const genome::Genome&);
/// The one within `window`. Throws Error when none or several are, naming their TSS.
Promoter promoterIn(const Interval& window, const std::string& gene, const genome::GeneIndex&, const genome::Genome&);

/// Throws Error when the TSS lies outside the window.
void requireInside(const Promoter&, const Interval& window);

/// "chr11:61,892,051:-": a TSS as a person types it (1-based; the strand may be left out; also a range, a promoter). Its gene is
/// named after the locus. Throws Error.
Promoter promoterAt(const std::string& text, const genome::Genome&);
/// The TSS as promoterAt reads it, with the strand where the gene has one.
std::string tssText(const Promoter&);
/// The TSSs of several promoters, with commas between them.
std::string tssText(const std::vector<Promoter>&);

/// A track's features (peaks) over an interval, in the interval's spelling of the chromosome. Throws Error when the track has
/// none to give: values, letters.
std::vector<Interval> elementsOf(const tracks::Track&, const Interval& where, const Monitor&);

} // namespace interpret
