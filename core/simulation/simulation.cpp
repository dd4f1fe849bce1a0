#include "core/simulation/simulation.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace simulation
{

SimulationSettings SimulationSettings::demo()
{
    SimulationSettings settings;
    settings.lengths.resize(2);
    settings.cells = 2;
    return settings;
}

std::vector<std::string> SimulationSettings::check() const
{
    std::vector<std::string> problems;
    if (lengths.empty())
        problems.push_back("There is no chromosome: give at least one length.");
    for (const int64_t length : lengths)
        if (length < 200'000 || length > 500'000'000)
            problems.push_back(
                fmt::format("A chromosome of {} bp cannot be simulated: give 200,000 to 500,000,000 bp.", withCommas(length)));
    if (!(genesPerMb >= 5 && genesPerMb <= 50))
        problems.push_back(fmt::format("{} genes per Mb cannot be simulated: give 5 to 50.", genesPerMb));
    if (cells < 1 || cells > 26)
        problems.push_back(fmt::format("{} cell types cannot be simulated: give 1 to 26.", cells));
    if (!(depth > 0 && depth <= 1000))
        problems.push_back(fmt::format("A depth of {} cannot be simulated: give a number above 0, at most 1000.", depth));
    if (!(dispersion >= 0 && dispersion <= 10))
        problems.push_back(fmt::format("A dispersion of {} cannot be simulated: give 0 to 10.", dispersion));
    return problems;
}

Simulation Simulation::make(const SimulationSettings& settings, const Monitor& monitor)
{
    if (const auto problems = settings.check(); !problems.empty())
        throw Error(fmt::format("{}", fmt::join(problems, " ")));
    Simulation made { settings, RegulatoryCode::make(settings.cells, settings.seed), {} };
    for (size_t i = 0; i < settings.lengths.size(); ++i) {
        monitor.report(double(i) / double(settings.lengths.size()), "sequence");
        const ChromosomePlan plan { fmt::format("chrS{}", i + 1), settings.lengths[i], settings.genesPerMb };
        made.chromosomes.push_back(SimulatedChromosome::make(plan, made.code, settings.seed));
    }
    return made;
}

Showcase Simulation::showcase() const
{
    const SimulatedChromosome& chromosome = chromosomes.front();
    Showcase best { { chromosome.name, 0, std::min<int64_t>(200'000, chromosome.length()) }, {}, { chromosome.name, 0, 1 } };
    double most = 0;
    for (const SimulatedGene& gene : chromosome.genes) {
        const Interval around { chromosome.name, gene.where.start - 60'000, gene.where.end + 60'000 };
        if (around.clipped(chromosome.length()) != around
            || std::any_of(
                chromosome.gaps.begin(), chromosome.gaps.end(), [&](const Interval& gap) { return gap.overlaps(around); }))
            continue;
        const Regulation regulation(chromosome, gene, 0);
        double worth = 0;
        for (size_t i = 0; i < regulation.terms.size(); ++i)
            worth += std::min(0.4, 1 - regulation.foldChangeWithout(i));
        if (settings.cells > 1)
            worth *= regulation.expression - Regulation(chromosome, gene, 1).expression;
        worth *= std::any_of(chromosome.genes.begin(), chromosome.genes.end(),
                     [&](const SimulatedGene& other) { return other.forward != gene.forward && around.contains(other.where); })
            ? 1
            : 0.1;
        if (worth > most) {
            most = worth;
            best = { around, gene.name, { chromosome.name, gene.tss(), gene.tss() + 1 }, gene.forward };
        }
    }
    return best;
}

double TrueLink::effect() const
{
    return 1 - *std::min_element(foldChanges.begin(), foldChanges.end());
}

std::vector<TrueLink> trueLinks(const Simulation& simulation, double least)
{
    std::vector<TrueLink> links;
    for (size_t c = 0; c < simulation.chromosomes.size(); ++c) {
        const SimulatedChromosome& chromosome = simulation.chromosomes[c];
        const size_t begin = links.size();
        for (size_t gene = 0; gene < chromosome.genes.size(); ++gene) {
            std::vector<Regulation> perCell;
            for (int cell = 0; cell < simulation.settings.cells; ++cell)
                perCell.emplace_back(chromosome, chromosome.genes[gene], cell);
            for (size_t element = 0; element < chromosome.elements.size(); ++element) {
                TrueLink link { c, element, gene, {} };
                for (const Regulation& regulation : perCell)
                    link.foldChanges.push_back(regulation.foldChangeWithout(element));
                if (link.effect() >= least)
                    links.push_back(std::move(link));
            }
        }
        std::stable_sort(links.begin() + ptrdiff_t(begin), links.end(),
            [](const TrueLink& a, const TrueLink& b) { return a.element < b.element; });
    }
    return links;
}

} // namespace simulation
