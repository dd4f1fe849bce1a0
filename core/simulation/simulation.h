#pragma once
#include "core/base/monitor.h"
#include "core/simulation/regulation.h"

#include <array>

namespace simulation
{

/// What a simulated world holds and how deeply it is measured.
struct SimulationSettings {
    enum class Noise {
        None, ///< expected values are written as they are
        Poisson,
        NegativeBinomial ///< variance: mean + dispersion · mean²
    };
    uint64_t seed = 1;
    std::vector<int64_t> lengths { 3'200'000, 3'000'000, 2'800'000, 2'600'000, 2'400'000, 2'200'000, 2'000'000,
        1'800'000 }; ///< bp
    double genesPerMb = 25; ///< fewer where there is no room
    int cells = 4; ///< cell types: A, B, …
    double depth = 1; ///< reads of all assays, 1: as the formulas say
    Noise noise = Noise::NegativeBinomial;
    double dispersion = 0.08;

    /// A small world of two cell types; its chromosomes are among those of the default.
    static SimulationSettings demo();
    /// What cannot be simulated, as sentences; empty when all is well.
    std::vector<std::string> check() const;
};
/// See core/base/words.h.
constexpr std::array<const char*, 3> wordsFor(SimulationSettings::Noise)
{
    return { "none", "poisson", "negative-binomial" };
}

/// Where to look first, and at which gene.
struct Showcase {
    Interval where;
    std::string gene; ///< empty where there is none fit to be shown
    Interval tss; ///< one bp
    bool forward = true;
    bool operator==(const Showcase&) const = default;
};

/// A genome that follows from its letters: which motifs stand where decides (by the formula in regulation.h) what is active in
/// which cell type, and that what is measured. The same settings give the same world; chromosomes and cell types do not depend on
/// how many others there are.
struct Simulation {
    SimulationSettings settings;
    RegulatoryCode code;
    std::vector<SimulatedChromosome> chromosomes; ///< chrS1, chrS2, …

    /// Throws Error with the sentences of check().
    static Simulation make(const SimulationSettings&, const Monitor& = {});
    static std::string cellName(int cell) { return std::string(1, char('A' + cell)); }

    /// A gene of the first chromosome with several enhancers at work in A and another expression in B, and its surroundings,
    /// where possible with genes on both strands.
    Showcase showcase() const;
};

/// What an enhancer does to a gene.
struct TrueLink {
    size_t chromosome = 0, element = 0, gene = 0;
    std::vector<double> foldChanges; ///< of the gene's expected expression when the enhancer is removed, per cell type, 0 to 1
    double effect() const; ///< the largest 1 − fold change among the cell types
};
/// All pairs on one chromosome with an effect of at least `least`, by position of the enhancer.
std::vector<TrueLink> trueLinks(const Simulation&, double least = 0.01);

} // namespace simulation
