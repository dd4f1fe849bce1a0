#include "core/simulation/simulatedsignals.h"

#include "core/base/dice.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace simulation
{

namespace
{

/// Values on a grid of bins from the beginning of a chromosome.
struct Curve {
    std::vector<double> values;
    int64_t bin;

    Curve(int64_t length, int64_t bin, double everywhere)
        : values(size_t((length + bin - 1) / bin), everywhere)
        , bin(bin)
    {
    }
    void addPeak(double centre, double width, double height)
    {
        if (height == 0)
            return;
        const auto from = int64_t((centre - 5 * width) / double(bin)), to = int64_t((centre + 5 * width) / double(bin));
        for (int64_t i = std::max<int64_t>(0, from); i <= std::min(to, int64_t(values.size()) - 1); ++i) {
            const double distance = ((double(i) + 0.5) * double(bin) - centre) / width;
            values[size_t(i)] += height * std::exp(-distance * distance / 2);
        }
    }
    /// Bins partly within get their part.
    void addBlock(int64_t start, int64_t end, double height)
    {
        for (int64_t i = start / bin; i * bin < end; ++i)
            values[size_t(i)] += height * double(std::min(end, (i + 1) * bin) - std::max(start, i * bin)) / double(bin);
    }
    void forget(const std::vector<Interval>& gaps)
    {
        for (const Interval& gap : gaps)
            for (int64_t i = gap.start / bin; i * bin < gap.end && i < int64_t(values.size()); ++i)
                values[size_t(i)] = std::numeric_limits<double>::quiet_NaN();
    }
};

void addElements(Curve& curve, const SimulatedChromosome& chromosome, Assay assay, int cell)
{
    for (const SimulatedElement& element : chromosome.elements) {
        const auto centre = double(element.where.centre());
        if (assay == Assay::Accessibility)
            curve.addPeak(centre, 120, 12 * element.openness[size_t(cell)]);
        else
            for (const double side : { -350.0, 350.0 })
                curve.addPeak(centre + side, 200, 4 * element.activity[size_t(cell)]);
    }
}

void addGenes(Curve& curve, const SimulatedChromosome& chromosome, bool forward, int cell)
{
    for (const SimulatedGene& gene : chromosome.genes) {
        if (gene.forward != forward)
            continue;
        const double expression = Regulation(chromosome, gene, cell).expression;
        curve.addBlock(gene.where.start, gene.where.end, 0.03 * expression);
        for (const Interval& exon : gene.exons)
            curve.addBlock(exon.start, exon.end, 0.97 * expression);
    }
}

void addStarts(Curve& curve, const SimulatedChromosome& chromosome, int cell)
{
    for (const SimulatedGene& gene : chromosome.genes)
        curve.addPeak(double(gene.tss()) + 0.5, 40, Regulation(chromosome, gene, cell).expression);
}

/// 0 to 1: how much of the methylation is kept off, per 16 bp.
Curve openness(const SimulatedChromosome& chromosome, int cell)
{
    Curve curve(chromosome.length(), 16, 0);
    for (const SimulatedElement& element : chromosome.elements)
        curve.addPeak(double(element.where.centre()), 250, element.openness[size_t(cell)]);
    for (double& value : curve.values)
        value = std::min(1.0, value);
    return curve;
}

/// With an N at both ends, so that every letter has neighbours: position i stands at i + 1.
std::string upperLetters(const SimulatedChromosome& chromosome)
{
    std::string letters = "N" + chromosome.letters + "N";
    for (char& letter : letters)
        letter &= ~0x20;
    return letters;
}

std::vector<CytosineSite> expectedCg(const SimulatedChromosome& chromosome, const Curve& near, double depth)
{
    std::vector<CytosineSite> sites;
    const std::string letters = upperLetters(chromosome);
    for (int64_t i = 0; i + 1 < chromosome.length(); ++i)
        if (letters[size_t(i + 1)] == 'C' && letters[size_t(i + 2)] == 'G')
            sites.push_back({ i, 0.02 + 0.83 * (1 - 0.95 * near.values[size_t(i / near.bin)]), 20 * depth });
    return sites;
}

bool isCh(char before, char letter, char after)
{
    return (letter == 'C' && after != 'G' && after != 'N') || (letter == 'G' && before != 'C' && before != 'N');
}

std::vector<CytosineSite> expectedCh(const SimulatedChromosome& chromosome, const Curve& near, double depth, int cell)
{
    Curve kept(chromosome.length(), chBin, 1);
    for (const SimulatedGene& gene : chromosome.genes) {
        const double expression = Regulation(chromosome, gene, cell).expression;
        kept.addBlock(gene.where.start, gene.where.end, -0.8 * expression / (expression + 2));
    }
    const std::string letters = upperLetters(chromosome);
    std::vector<CytosineSite> sites;
    for (int64_t bin = 0; (bin + 1) * chBin <= chromosome.length(); ++bin) {
        int cytosines = 0;
        for (int64_t i = bin * chBin; i < (bin + 1) * chBin; ++i)
            cytosines += isCh(letters[size_t(i)], letters[size_t(i + 1)], letters[size_t(i + 2)]);
        const double open = near.values[size_t((bin * chBin + chBin / 2) / near.bin)];
        const bool known = std::string_view(letters).substr(size_t(bin * chBin + 1), chBin).find('N') == std::string_view::npos;
        if (cytosines && known)
            sites.push_back({ bin * chBin, 0.03 * (1 - 0.9 * open) * kept.values[size_t(bin)], 10 * depth * cytosines });
    }
    return sites;
}

base::Dice diceFor(const Simulation& simulation, const SimulatedChromosome& chromosome, const std::string& what, int cell)
{
    return base::Dice(simulation.settings.seed, fmt::format("{} of {} in {}", what, Simulation::cellName(cell), chromosome.name));
}

double measured(double expected, const SimulationSettings& settings, base::Dice& dice)
{
    using Noise = SimulationSettings::Noise;
    if (settings.noise == Noise::None || std::isnan(expected))
        return expected;
    return double(dice.negativeBinomial(expected, settings.noise == Noise::Poisson ? 0 : settings.dispersion));
}

} // namespace

std::vector<double> expectedSignal(const Simulation& simulation, const SimulatedChromosome& chromosome, Assay assay, int cell)
{
    const double everywhere = assay == Assay::Accessibility ? 0.15 : assay == Assay::Acetylation ? 0.25 : 0.003;
    Curve curve(chromosome.length(), signalBin, everywhere);
    if (assay == Assay::RnaPlus || assay == Assay::RnaMinus)
        addGenes(curve, chromosome, assay == Assay::RnaPlus, cell);
    else if (assay == Assay::Cage)
        addStarts(curve, chromosome, cell);
    else
        addElements(curve, chromosome, assay, cell);
    for (double& value : curve.values)
        value *= simulation.settings.depth;
    curve.forget(chromosome.gaps);
    return curve.values;
}

std::vector<CytosineSite> expectedMethylation(
    const Simulation& simulation, const SimulatedChromosome& chromosome, Context context, int cell)
{
    const Curve near = openness(chromosome, cell);
    return context == Context::CG ? expectedCg(chromosome, near, simulation.settings.depth)
                                  : expectedCh(chromosome, near, simulation.settings.depth, cell);
}

tracks::ChromosomeValues measuredSignal(
    const Simulation& simulation, const SimulatedChromosome& chromosome, Assay assay, int cell)
{
    base::Dice dice = diceFor(simulation, chromosome, fmt::format("reads of assay {}", int(assay)), cell);
    tracks::ValueRun run { 0, signalBin, {} };
    for (const double expected : expectedSignal(simulation, chromosome, assay, cell))
        run.values.push_back(float(measured(expected, simulation.settings, dice)));
    return { chromosome.name, chromosome.length(), { std::move(run) } };
}

MeasuredMethylation measuredMethylation(
    const Simulation& simulation, const SimulatedChromosome& chromosome, Context context, int cell)
{
    base::Dice dice = diceFor(simulation, chromosome, fmt::format("methylation in context {}", int(context)), cell);
    const bool exact = simulation.settings.noise == SimulationSettings::Noise::None;
    const int64_t width = context == Context::CG ? 2 : chBin;
    MeasuredMethylation measuredSites { { chromosome.name, chromosome.length(), {} },
        { chromosome.name, chromosome.length(), {} } };
    for (const CytosineSite& site : expectedMethylation(simulation, chromosome, context, cell)) {
        const double reads = measured(site.reads, simulation.settings, dice);
        if (reads == 0)
            continue;
        const double fraction = exact ? site.fraction : double(dice.binomial(int64_t(reads), site.fraction)) / reads;
        measuredSites.fraction.runs.push_back({ site.start, width, { float(fraction) } });
        measuredSites.reads.runs.push_back({ site.start, width, { float(reads) } });
    }
    return measuredSites;
}

} // namespace simulation
