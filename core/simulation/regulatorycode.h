#pragma once
#include "core/simulation/motif.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace simulation
{

/// A transcription factor of the simulated world. None is a real one: some carry motifs of the kind that known families bind
/// ("GATA-like"), others are made up; all numbers are our own.
struct Factor {
    std::string name;
    Motif motif;
    bool everywhere = false; ///< in all cell types; else of a lineage
    std::vector<double> levels {}; ///< per cell type, 0 (off) to 1
};

/// Promoters listen to enhancers of their own class, and little to others.
enum class PromoterClass { Housekeeping, Developmental };
/// See core/base/words.h.
constexpr std::array<const char*, 2> wordsFor(PromoterClass)
{
    return { "housekeeping", "developmental" };
}

/// What must be written where for something to happen: two motifs with an exact number of letters between them, the second on the
/// same or the opposite strand (grammar), or one motif alone. The whole may stand on either strand.
struct Rule {
    enum class Effect {
        Activates, ///< an enhancer or the surroundings of a promoter
        Starts, ///< the core of a promoter; its last motif holds the TSS
        Represses, ///< the element it stands in
        Opens ///< chromatin, and nothing else
    };
    Effect effect = Effect::Activates;
    int first = 0, second = -1; ///< factors; −1: none
    int gap = 0; ///< letters between the two motifs
    bool opposite = false; ///< the second motif is on the other strand
    PromoterClass serves = PromoterClass::Developmental;
};
constexpr std::array<const char*, 4> wordsFor(Rule::Effect)
{
    return { "activates", "starts", "represses", "opens" };
}

/// All factors and rules, and which factors are on in which cell types.
struct RegulatoryCode {
    std::vector<Factor> factors;
    std::vector<Rule> rules;

    /// Levels depend on the seed and the cell type alone: fewer cell types are the first of more. A and B always differ in the
    /// same factors and share others; in each further cell type rules of both classes work.
    static RegulatoryCode make(int cells, uint64_t seed);

    int length(const Rule&) const; ///< letters
    /// Letters that obey the rule, motifs drawn from their fractions; `gapError` further letters between them break it.
    std::string draw(const Rule&, base::Dice&, int gapError = 0) const;
    /// Product of the affinities of the motifs where the rule would have them in these letters (forward, as long as the rule).
    double affinity(const Rule&, std::string_view letters) const;
    /// Product of the levels of the rule's factors.
    double level(const Rule&, int cell) const;
    std::vector<int> rulesThat(Rule::Effect) const;
};

} // namespace simulation
