#pragma once
#include "core/base/json.h"
#include "core/simulation/simulation.h"

#include <filesystem>

namespace simulation
{

/// The files of a simulation.
struct SimulatedFiles {
    /// Of one cell type; bigWigs (see simulatedsignals.h) but for the peaks.
    struct Cell {
        std::filesystem::path accessibility, acetylation, rnaPlus, rnaMinus, cage;
        std::filesystem::path mcg, mcgReads, mch, mchReads;
        std::filesystem::path peaks; ///< narrowPeak: elements with an openness of 0.1 or more
    };
    std::filesystem::path genome; ///< FASTA; its .fai beside it
    std::filesystem::path genes; ///< GTF
    std::filesystem::path elements; ///< BED: promoters, enhancers, insulators, decoys
    std::filesystem::path motifs; ///< MEME
    std::filesystem::path links; ///< BEDPE, enhancer to TSS; score: the largest effect; then a fold change per cell type
    std::filesystem::path truth; ///< JSON: settings, factors, rules, elements, genes
    std::filesystem::path readme; ///< written last
    std::vector<Cell> cells;

    SimulatedFiles(const std::filesystem::path& folder, int cells);
};

/// Writes all of them; every text file says that it is simulated. Throws Error.
void write(const Simulation&, const SimulatedFiles&, const Monitor& = {});

/// Simulation::showcase of what was written. Throws Error when the file of truths is not one.
Showcase showcaseOf(const SimulatedFiles&);

/// What is true of the simulation, for programs.
Json truthOf(const Simulation&);
/// The same for people: formulas, files, settings.
std::string readmeOf(const Simulation&);

} // namespace simulation
