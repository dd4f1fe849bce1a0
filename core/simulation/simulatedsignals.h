#pragma once
#include "core/simulation/simulation.h"
#include "core/tracks/writing/bigwigwriter.h"

namespace simulation
{

/// What would be measured. G(d; s) = exp(−d² / 2s²), d from the middle of an element; nothing is known in gaps. Per bin of 32 bp,
/// reads at a depth of 1:
///   accessibility  0.15 + 12 Σ openness · G(d; 120)
///   H3K27ac        0.25 + 4 Σ activity · (G(d − 350; 200) + G(d + 350; 200)), over enhancers and promoters
///   RNA            0.003, and on the gene's strand E(g,c) in exons and 0.03 · E(g,c) in introns
///   CAGE           0.003 + Σ E(g,c) · G(d; 40) over the genes of both strands, d from the TSS
/// Methylation, as the fraction of methylated cytosines, with near = min(1, Σ openness · G(d; 250)):
///   mCG  0.02 + 0.83 · (1 − 0.95 · near) for each CG (2 bp, both strands), 20 reads each
///   mCH  0.03 · (1 − 0.9 · near), in a gene times 1 − 0.8 · E / (E + 2), for the cytosines of both strands that no G follows, in
///        bins of 64 bp; 10 reads each
enum class Assay { Accessibility, Acetylation, RnaPlus, RnaMinus, Cage };
enum class Context { CG, CH };
constexpr int64_t signalBin = 32, chBin = 64; ///< bp

/// Expected reads of each bin at the settings' depth, NaN in gaps.
std::vector<double> expectedSignal(const Simulation&, const SimulatedChromosome&, Assay, int cell);

/// Where cytosines were read together: one CG, or all CH of a bin.
struct CytosineSite {
    int64_t start = 0;
    double fraction = 0; ///< methylated, expected
    double reads = 0; ///< expected
};
std::vector<CytosineSite> expectedMethylation(const Simulation&, const SimulatedChromosome&, Context, int cell);

/// The same with the settings' noise, for a bigWig.
tracks::ChromosomeValues measuredSignal(const Simulation&, const SimulatedChromosome&, Assay, int cell);
struct MeasuredMethylation {
    tracks::ChromosomeValues fraction, reads; ///< where there was a read
};
MeasuredMethylation measuredMethylation(const Simulation&, const SimulatedChromosome&, Context, int cell);

} // namespace simulation
