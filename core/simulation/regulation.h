#pragma once
#include "core/simulation/simulatedchromosome.h"

namespace simulation
{

/// The formula that turns letters into activity and expression. c: cell type, e: element, g: gene.
///
/// - occupancy of a module: o(m,c) = affinity of its letters × level of its factors in c (RegulatoryCode)
/// - activity: a(e,c) = (1 − exp(−2.5 Σ o over modules that activate or start)) · (1 − 0.9 · largest o that represses)
/// - openness of chromatin: a(e,c); of insulators 1 − exp(−2.5 · o); of decoys 0
/// - contact: K(d) = (1 + d / 10 kb)^−1.5, d from the middle of the element to the TSS
/// - compatibility: M = 1 for an enhancer of the promoter's own class, else 0.1
/// - expression: E(g,c) = 40 · a(promoter of g, c) · (basal + Σ M · K · a(e,c) over all enhancers of the chromosome), with basal
///   0.5 for housekeeping and 0.05 for developmental promoters; reads per 32 bp of exon
///
/// Removing an enhancer takes its term out of the sum: the fold change of expression is (basal + Σ − term) / (basal + Σ).

double activityOf(const SimulatedElement&, const RegulatoryCode&, int cell);
double opennessOf(const SimulatedElement&, const RegulatoryCode&, int cell);
double contact(int64_t distance); ///< bp, either sign
double compatibility(PromoterClass enhancer, PromoterClass promoter);
double basalActivity(PromoterClass);

/// What the enhancers of a chromosome say to one gene in one cell type.
struct Regulation {
    Regulation(const SimulatedChromosome&, const SimulatedGene&, int cell);

    double expression = 0; ///< expected, reads per 32 bp of exon
    std::vector<double> terms; ///< M · K · a of each element; 0 for what is no enhancer
    double sum = 0; ///< basal + Σ
    double foldChangeWithout(size_t element) const { return (sum - terms[element]) / sum; }
};

} // namespace simulation
