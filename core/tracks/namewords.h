#pragma once
#include "core/genome/feature.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tracks
{

/// The vocabulary behind TrackName: what single words of a name tell. Words are given in lower case.

/// An assay and the words that spell it.
struct SpelledAssay {
    std::string
        assay; ///< as in TrackName; empty: the words only look like one and belong to the sample ("siRNA", "mCherry", "internal")
    bool vague = false;
    size_t words = 1; ///< how many of them spell it
    std::string rest; ///< what follows the spelling in the last of its words: "fwd" of "cagefwd"
};
/// The assay that the first of some words spell, which are joined by '-': "non-cg-methylation", "pro-cap-k562". Nothing where
/// they spell none.
std::optional<SpelledAssay> spelledAssay(const std::string& words);
/// A histone mark: "h3k27ac".
bool isHistone(const std::string& word);

/// A word of strands at the end of another word, or all of it: "plus", "fwd", "plus1", "minusstrand".
struct StrandWord {
    genome::Strand strand = genome::Strand::None;
    bool sorting = false; ///< "pos" and "neg", which also tell how cells were sorted
    size_t begin = 0; ///< where it stands in the word
    std::string number; ///< that follows it: "1"
};
std::optional<StrandWord> strandWord(std::string_view word);
bool isStrandWord(std::string_view word); ///< "strand" itself

bool tellsCoverage(const std::string& word); ///< "cov", "covg", "cov2", "depth", "readcoverage", "mcgcov"
bool isIdle(std::string_view word); ///< a word that tells nothing: "signal", "seq"
bool isReplicate(const std::string& word); ///< "rep1", "r2"
bool isSurfaceMarker(const std::string& word); ///< of cells: "cd8", behind which a sign is no strand
/// An identifier of ENCODE, FANTOM, GEO, SRA or 4DN, whose letters spell nothing: "encff123rna".
bool isAccession(const std::string& word);

} // namespace tracks
