#include "core/simulation/regulation.h"

#include <algorithm>
#include <cmath>

namespace simulation
{

namespace
{

double occupancy(const Module& module, const RegulatoryCode& code, int cell)
{
    return module.affinity * code.level(code.rules[size_t(module.rule)], cell);
}

double saturated(double occupancies)
{
    return 1 - std::exp(-2.5 * occupancies);
}

} // namespace

double activityOf(const SimulatedElement& element, const RegulatoryCode& code, int cell)
{
    double drive = 0, repression = 0;
    for (const Module& module : element.modules) {
        const Rule::Effect effect = code.rules[size_t(module.rule)].effect;
        if (effect == Rule::Effect::Activates || effect == Rule::Effect::Starts)
            drive += occupancy(module, code, cell);
        else if (effect == Rule::Effect::Represses)
            repression = std::max(repression, occupancy(module, code, cell));
    }
    return saturated(drive) * (1 - 0.9 * repression);
}

double opennessOf(const SimulatedElement& element, const RegulatoryCode& code, int cell)
{
    double opened = 0;
    for (const Module& module : element.modules)
        if (code.rules[size_t(module.rule)].effect == Rule::Effect::Opens)
            opened += occupancy(module, code, cell);
    return std::max(activityOf(element, code, cell), saturated(opened));
}

double contact(int64_t distance)
{
    return std::pow(1 + double(std::abs(distance)) / 10'000, -1.5);
}

double compatibility(PromoterClass enhancer, PromoterClass promoter)
{
    return enhancer == promoter ? 1 : 0.1;
}

double basalActivity(PromoterClass promoter)
{
    return promoter == PromoterClass::Housekeeping ? 0.5 : 0.05;
}

Regulation::Regulation(const SimulatedChromosome& chromosome, const SimulatedGene& gene, int cell)
    : terms(chromosome.elements.size(), 0.0)
    , sum(basalActivity(gene.listens))
{
    for (size_t i = 0; i < terms.size(); ++i) {
        const SimulatedElement& element = chromosome.elements[i];
        if (element.kind != SimulatedElement::Kind::Enhancer)
            continue;
        terms[i] = compatibility(element.serves, gene.listens) * contact(element.where.centre() - gene.tss())
            * element.activity[size_t(cell)];
        sum += terms[i];
    }
    expression = 40 * chromosome.elements[size_t(gene.promoter)].activity[size_t(cell)] * sum;
}

} // namespace simulation
