#pragma once
#include "core/base/dice.h"
#include "core/simulation/simulatedchromosome.h"

namespace simulation
{

/// Where things come to lie on a simulated chromosome, before a letter is written.
class Layout
{
public:
    Layout(const ChromosomePlan&, uint64_t seed);

    std::vector<Interval> gaps;
    std::vector<SimulatedGene> genes; ///< their promoters stand in `elements`
    std::vector<SimulatedElement> elements; ///< without modules; by position

private:
    void placeGaps();
    void placeGenes();
    SimulatedGene drawGene(int64_t start, size_t number);
    /// False where there is no room.
    bool placeElement(SimulatedElement::Kind, int64_t centre, PromoterClass);
    void placeEnhancers(const SimulatedGene&);
    void scatter(SimulatedElement::Kind, double spacing);
    void sortAndName();
    const ChromosomePlan& m_plan;
    base::Dice m_dice;
};

} // namespace simulation
