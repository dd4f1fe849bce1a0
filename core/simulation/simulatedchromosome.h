#pragma once
#include "core/base/interval.h"
#include "core/simulation/regulatorycode.h"

#include <array>
#include <string>
#include <vector>

namespace simulation
{

struct SimulatedGene {
    std::string name;
    Interval where;
    bool forward = true;
    std::vector<Interval> exons; ///< by position
    PromoterClass listens = PromoterClass::Developmental;
    int promoter = -1; ///< its element

    int64_t tss() const { return forward ? where.start : where.end - 1; }
    const Interval& firstExon() const { return forward ? exons.front() : exons.back(); }
};

/// The motifs of a rule where they stand.
struct Module {
    int rule = 0;
    int64_t start = 0; ///< bp
    bool forward = true;
    double affinity = 0; ///< of its letters
};

/// 200 bp around a centre that may open.
struct SimulatedElement {
    enum class Kind {
        Promoter,
        Enhancer,
        Insulator, ///< opens everywhere and drives nothing
        Decoy ///< has the motifs of an enhancer at wrong distances, and does nothing
    };
    static constexpr int64_t halfLength = 100;
    Kind kind = Kind::Enhancer;
    std::string name;
    Interval where; ///< its 200 bp
    PromoterClass serves = PromoterClass::Developmental;
    std::vector<Module> modules; ///< of whole rules
    std::vector<double> activity, openness; ///< per cell type, 0 to 1 (see regulation.h)
};
/// See core/base/words.h.
constexpr std::array<const char*, 4> wordsFor(SimulatedElement::Kind)
{
    return { "promoter", "enhancer", "insulator", "decoy" };
}

/// How large and how dense a chromosome is.
struct ChromosomePlan {
    std::string name;
    int64_t length = 0; ///< bp
    double genesPerMb = 25;
};

/// A made-up chromosome with the proportions of a gene-rich human one: regions of 38–48 % GC with rare CpG, islands rich in them
/// at housekeeping promoters, repeats (lower case), gaps of N at both ends and within, genes with exons and splice sites, and
/// elements whose letters obey the rules.
struct SimulatedChromosome {
    std::string name, letters;
    std::vector<Interval> gaps; ///< N; by position
    std::vector<SimulatedGene> genes; ///< by position, apart from each other
    std::vector<SimulatedElement> elements; ///< by position, at least 400 bp from centre to centre

    int64_t length() const { return int64_t(letters.size()); }

    /// The same for the same plan, code and seed, whatever other chromosomes there are.
    static SimulatedChromosome make(const ChromosomePlan&, const RegulatoryCode&, uint64_t seed);
};

} // namespace simulation
