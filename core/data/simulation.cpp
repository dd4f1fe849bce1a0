#include "core/data/simulation.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

namespace data
{

namespace
{

/// Draws from the distributions that lengths and levels follow.
class Dice
{
public:
    explicit Dice(uint64_t seed)
        : m_engine(seed)
    {
    }
    double share() { return std::uniform_real_distribution<>(0, 1)(m_engine); }
    int64_t between(int64_t low, int64_t high) { return std::uniform_int_distribution<int64_t>(low, high)(m_engine); }
    double around(double median, double spread) { return std::lognormal_distribution<>(std::log(median), spread)(m_engine); }
    double waiting(double mean) { return std::exponential_distribution<>(1 / mean)(m_engine); }

private:
    std::mt19937_64 m_engine;
};

/// Active everywhere, in one cell type or nowhere.
std::array<double, cellTypes> drawActivity(Dice& dice)
{
    const double kind = dice.share(), level = dice.around(1, 0.7);
    if (kind < 0.2)
        return { 0, 0 };
    if (kind < 0.4)
        return { level, 0.05 * level };
    if (kind < 0.55)
        return { 0.05 * level, level };
    return { level, level * dice.around(1, 0.3) };
}

SimulatedGene drawGene(Dice& dice, const std::string& chrom, int64_t start, int number)
{
    SimulatedGene gene;
    gene.name = "SIM" + std::to_string(number);
    gene.forward = dice.share() < 0.5;
    gene.activity = drawActivity(dice);
    const auto exons = dice.between(3, 13);
    int64_t at = start;
    for (int64_t i = 0; i < exons; ++i) {
        const bool last = i == (gene.forward ? exons - 1 : 0), first = i == (gene.forward ? 0 : exons - 1);
        const auto length = int64_t(last ? dice.around(1200, 0.5) : first ? dice.around(220, 0.4) : dice.around(130, 0.35));
        gene.exons.push_back({ chrom, at, at + length });
        at += length + std::clamp<int64_t>(int64_t(dice.around(1100, 0.9)), 90, 14'000);
    }
    gene.where = { chrom, start, gene.exons.back().end };
    return gene;
}

void addElements(Dice& dice, Simulation& simulation, int number)
{
    const SimulatedGene& gene = simulation.genes[size_t(number)];
    const auto scaled = [&](double by) {
        std::array<double, cellTypes> strength {};
        for (size_t cell = 0; cell < cellTypes; ++cell)
            strength[cell] = by * std::pow(gene.activity[cell], 0.6);
        return strength;
    };
    using Kind = SimulatedElement::Kind;
    simulation.elements.push_back({ Kind::Promoter, gene.tss(), dice.around(190, 0.2), scaled(dice.around(10, 0.3)), number });
    const auto enhancers = gene.activity[0] + gene.activity[1] > 0 ? dice.between(1, 4) : 0;
    for (int64_t i = 0; i < enhancers; ++i) {
        const double distance = std::clamp(dice.around(17'000, 0.8), 2500.0, 120'000.0);
        const int64_t centre = gene.tss() + int64_t(dice.share() < 0.5 ? -distance : distance);
        if (centre > 2000 && centre < simulation.length - 2000)
            simulation.elements.push_back(
                { Kind::Enhancer, centre, dice.around(140, 0.25), scaled(dice.around(5, 0.5)), number });
    }
}

} // namespace

Simulation Simulation::make(uint64_t seed)
{
    Simulation simulation;
    Dice dice(seed);
    int64_t at = 25'000;
    for (int number = 1;; ++number) {
        const SimulatedGene gene = drawGene(dice, simulation.chrom, at, number);
        if (gene.where.end > simulation.length - 20'000)
            break;
        simulation.genes.push_back(gene);
        at = gene.where.end + 2500 + int64_t(dice.waiting(19'000));
    }
    for (size_t i = 0; i < simulation.genes.size(); ++i)
        addElements(dice, simulation, int(i));
    for (int64_t site = int64_t(dice.waiting(25'000)); site < simulation.length; site += int64_t(dice.waiting(25'000))) {
        const double strength = dice.around(2.5, 0.5);
        simulation.elements.push_back(
            { SimulatedElement::Kind::Site, site, dice.around(90, 0.2), { strength, strength * dice.around(1, 0.4) }, -1 });
    }
    std::sort(simulation.elements.begin(), simulation.elements.end(),
        [](const SimulatedElement& a, const SimulatedElement& b) { return a.centre < b.centre; });
    return simulation;
}

Interval Simulation::showcase() const
{
    std::map<int, double> worth;
    for (const SimulatedElement& element : elements)
        if (element.kind == SimulatedElement::Kind::Enhancer)
            worth[element.gene] += std::min(element.strength[0], 6.0);
    const auto best = std::max_element(
        worth.begin(), worth.end(), [](const auto& one, const auto& other) { return one.second < other.second; });
    const Interval& gene = genes[size_t(best->first)].where;
    return { chrom, std::max<int64_t>(0, gene.start - 60'000), std::min(length, gene.end + 60'000) };
}

} // namespace data
