#pragma once
#include "core/genome/feature.h"

#include <string>
#include <string_view>
#include <vector>

namespace genome
{

/// What a line of GTF or GFF3 contributes to its transcript, by its type (Sequence Ontology terms and the customs of GTF).
enum class Part { None, Exon, Coding, Untranslated };
Part partOf(std::string_view type);

/// Gathers the lines of one transcript.
struct Transcript {
    std::string chrom;
    Feature feature; ///< names, strand and, when it has a line of its own, start and end
    bool declared = false; ///< has a line of its own
    std::vector<Block> exons; ///< lines that say exon
    std::vector<Block> pieces; ///< coding and untranslated lines: the exons of files that list none
    Block coding;

    /// Grows start and end.
    void cover(Block block);
    void add(Part part, Block block);
    bool hasParts() const { return !exons.empty() || !pieces.empty(); }
    /// Blocks sorted, those that overlap or touch merged.
    Feature finished() const;
};

} // namespace genome
