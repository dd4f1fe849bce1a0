#pragma once
#include "core/base/interval.h"
#include "core/base/monitor.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace data
{

/// Two imagined cell types, so that something differs.
constexpr int cellTypes = 2;

struct SimulatedGene {
    std::string name;
    Interval where;
    bool forward = true;
    std::vector<Interval> exons; ///< by position
    std::array<double, cellTypes> activity {}; ///< 0: silent

    int64_t tss() const { return forward ? where.start : where.end - 1; }
};

/// A promoter, an enhancer or a bare binding site: open chromatin around a centre.
struct SimulatedElement {
    enum class Kind { Promoter, Enhancer, Site };
    Kind kind = Kind::Site;
    int64_t centre = 0;
    double width = 150; ///< standard deviation of its peak, bp
    std::array<double, cellTypes> strength {};
    int gene = -1; ///< the one it drives; -1: none
};

/// One made-up chromosome with the proportions of a gene-rich human one. The same every time.
struct Simulation {
    std::string chrom = "chrSim";
    int64_t length = 2'000'000;
    std::vector<SimulatedGene> genes; ///< by position
    std::vector<SimulatedElement> elements;

    static Simulation make(uint64_t seed = 1);
    /// The gene with the most enhancers and its surroundings: a good place to begin.
    Interval showcase() const;
};

/// What a simulation looks like on disk.
struct SimulatedFiles {
    std::filesystem::path genome; ///< FASTA
    std::filesystem::path genes; ///< GTF
    std::filesystem::path accessibilityA, accessibilityB, acetylation, expression; ///< bigWig, bins of 25 bp
    std::filesystem::path peaks; ///< narrowPeak, of the first cell type
    std::filesystem::path links; ///< BEDPE, enhancer to promoter; written last
};
SimulatedFiles filesIn(const std::filesystem::path& folder);
/// Writes all of them; every text file says that it is simulated. Throws Error.
void write(const Simulation&, const SimulatedFiles&, const Monitor& = {});

} // namespace data
