#pragma once
#include "core/base/interval.h"
#include "core/genome/annotation/geneindex.h"
#include "core/genome/genome.h"
#include "core/genome/positions.h"

#include <optional>
#include <string>

namespace genome
{

/// What a person types into the locus box → Interval. 1-based with both ends included, except tab-separated text, which comes
/// from a BED file and is 0-based. Accepts, with any mix of thousands commas, blanks, non-breaking blanks and dashes of any kind:
/// "chr1:1,000-2,000", "chr1:1000..2000", "chr1 1000 2000", "chr1:1000:2000", "chr1:1000+500" (start and length), "chr1:1000" (a
/// window of 101 bp around it), "chr1:1.5M-2Mb", "chr1:34k-36k", "chr1", other spellings of the chromosome ("1:…",
/// "Chromosome 1: …"), gene and transcript names, which win over nothing else; a gene with copies on alternative haplotypes is
/// shown on its chromosome. A strand behind a range is read past: "chr1:1000-2000(+)" (bedtools), "1:1000:2000:-1" and
/// "… forward strand" (Ensembl), "NC_000001.11 (1000..2000, complement)" (NCBI). The result is clipped to the chromosome and at
/// least one bp long. Throws Error with one sentence: unknown name (with the nearest names), a gene with several loci, reversed
/// or outside range.
Interval parseLocus(const std::string& text, const Genome&, const GeneIndex&);

/// "chr1:1,000-2,000" as it was written, neither widened nor clipped: a chromosome in the genome's spelling, and positions on it.
/// Text that is something else gives nothing.
struct NamedPositions {
    std::string chrom;
    Positions positions;
};
std::optional<NamedPositions> parseNamedPositions(const std::string& text, const Genome&);

} // namespace genome
