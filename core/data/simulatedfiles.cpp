#include "core/base/file.h"
#include "core/data/simulation.h"
#include "core/tracks/bigwigwriter.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ostream>
#include <random>

namespace data
{

namespace
{

constexpr int64_t step = 25;
constexpr const char* label = "# simulated data, not a measurement\n";

/// Expected height of a signal, one value per `step`.
using Curve = std::vector<double>;

void addPeak(Curve& curve, double centre, double width, double height)
{
    const auto from = int64_t((centre - 4 * width) / step), to = int64_t((centre + 4 * width) / step);
    for (int64_t i = std::max<int64_t>(0, from); i <= std::min(to, int64_t(curve.size()) - 1); ++i) {
        const double distance = (double(i * step) + step / 2.0 - centre) / width;
        curve[size_t(i)] += height * std::exp(-distance * distance / 2);
    }
}

Curve accessibility(const Simulation& simulation, size_t cell)
{
    Curve curve(size_t(simulation.length / step), 0.12);
    for (const SimulatedElement& element : simulation.elements) {
        addPeak(curve, double(element.centre), element.width, element.strength[cell]);
        addPeak(curve, double(element.centre), 4 * element.width, 0.12 * element.strength[cell]);
    }
    return curve;
}

/// Nucleosomes on both sides of what is open.
Curve acetylation(const Simulation& simulation, size_t cell)
{
    Curve curve(size_t(simulation.length / step), 0.15);
    for (const SimulatedElement& element : simulation.elements) {
        if (element.kind == SimulatedElement::Kind::Site)
            continue;
        for (const int side : { -1, 1 }) {
            addPeak(curve, double(element.centre) + 380 * side, 260, element.strength[cell]);
            addPeak(curve, double(element.centre) + 1100 * side, 600, 0.4 * element.strength[cell]);
        }
    }
    return curve;
}

Curve expression(const Simulation& simulation, size_t cell)
{
    Curve curve(size_t(simulation.length / step), 0.01);
    for (const SimulatedGene& gene : simulation.genes) {
        const double level = 40 * gene.activity[cell];
        for (int64_t i = gene.where.start / step; i < gene.where.end / step; ++i)
            curve[size_t(i)] += 0.015 * level;
        for (const Interval& exon : gene.exons)
            for (int64_t i = exon.start / step; i <= exon.end / step; ++i)
                curve[size_t(i)] += level;
    }
    return curve;
}

/// Counts of reads scatter about their expectation, a little alike from one place to the next.
void writeSignal(const std::filesystem::path& path, const Simulation& simulation, const Curve& curve, double readsPerUnit,
    uint64_t seed, const Monitor& monitor)
{
    std::mt19937_64 engine(seed);
    std::gamma_distribution<> uneven(12, 1 / 12.0);
    tracks::ValueRun run { 0, step, {} };
    double carried = 0;
    for (const double expected : curve) {
        const double mean = expected * uneven(engine) * readsPerUnit;
        const double reads = std::poisson_distribution<>(std::max(mean, 1e-9))(engine) / readsPerUnit;
        carried = 0.35 * carried + 0.65 * reads;
        run.values.push_back(float(carried < 0.004 ? 0 : std::round(carried * 100) / 100));
    }
    tracks::writeBigWig(path, { { simulation.chrom, simulation.length, { std::move(run) } } }, monitor);
}

/// Letters with the GC content of promoters where there is one.
void writeGenome(const std::filesystem::path& path, const Simulation& simulation)
{
    std::vector<double> gc(size_t(simulation.length / step), 0.41);
    for (const SimulatedElement& element : simulation.elements)
        if (element.kind == SimulatedElement::Kind::Promoter)
            addPeak(gc, double(element.centre), 450, 0.27);
    std::mt19937_64 engine(7);
    std::uniform_real_distribution<> share(0, 1);
    base::writeAtomically(path, [&](std::ostream& out) {
        out << ">" << simulation.chrom << " simulated sequence\n";
        std::string line;
        for (int64_t i = 0; i < simulation.length; ++i) {
            const double strong = std::min(0.75, gc[size_t(std::min(i / step, int64_t(gc.size()) - 1))]), drawn = share(engine);
            line += drawn < strong / 2 ? 'G' : drawn < strong ? 'C' : drawn < (1 + strong) / 2 ? 'A' : 'T';
            if (line.size() == 80 || i + 1 == simulation.length) {
                out << line << '\n';
                line.clear();
            }
        }
    });
}

void writeGenes(const std::filesystem::path& path, const Simulation& simulation)
{
    base::writeAtomically(path, [&](std::ostream& out) {
        out << label;
        for (const SimulatedGene& gene : simulation.genes) {
            const auto line = [&](const char* feature, int64_t start, int64_t end) {
                out << fmt::format(
                    "{}\tsimulated\t{}\t{}\t{}\t.\t{}\t.\tgene_id \"{}\"; transcript_id \"{}.1\"; gene_name \"{}\"; "
                    "gene_type \"protein_coding\";\n",
                    simulation.chrom, feature, start + 1, end, gene.forward ? '+' : '-', gene.name, gene.name, gene.name);
            };
            const int64_t codingStart = gene.exons.front().centre(), codingEnd = gene.exons.back().centre();
            line("transcript", gene.where.start, gene.where.end);
            for (const Interval& exon : gene.exons) {
                line("exon", exon.start, exon.end);
                if (exon.end > codingStart && exon.start < codingEnd)
                    line("CDS", std::max(exon.start, codingStart), std::min(exon.end, codingEnd));
            }
        }
    });
}

void writePeaks(const std::filesystem::path& path, const Simulation& simulation)
{
    base::writeAtomically(path, [&](std::ostream& out) {
        out << label;
        for (const SimulatedElement& element : simulation.elements) {
            const auto half = int64_t(2 * element.width);
            if (element.strength[0] < 1)
                continue;
            out << fmt::format("{}\t{}\t{}\t.\t{}\t.\t{:.2f}\t-1\t-1\t{}\n", simulation.chrom,
                std::max<int64_t>(0, element.centre - half), std::min(simulation.length, element.centre + half),
                std::min(1000, int(100 * element.strength[0])), element.strength[0], half);
        }
    });
}

/// Score: the enhancer's strength, fading with distance, 0 to 1.
void writeLinks(const std::filesystem::path& path, const Simulation& simulation)
{
    base::writeAtomically(path, [&](std::ostream& out) {
        out << label;
        for (const SimulatedElement& element : simulation.elements) {
            if (element.kind != SimulatedElement::Kind::Enhancer || element.strength[0] < 0.5)
                continue;
            const SimulatedGene& gene = simulation.genes[size_t(element.gene)];
            const int64_t tss = gene.tss(), half = int64_t(2 * element.width);
            const double score = std::tanh(element.strength[0] / 6) / (1 + std::abs(double(tss - element.centre)) / 80'000);
            out << fmt::format("{0}\t{1}\t{2}\t{0}\t{3}\t{4}\t{5}\t{6:.3f}\t.\t{7}\n", simulation.chrom, element.centre - half,
                element.centre + half, tss - 250, tss + 250, gene.name, score, gene.forward ? '+' : '-');
        }
    });
}

} // namespace

SimulatedFiles filesIn(const std::filesystem::path& folder)
{
    return { folder / "simulated.fa", folder / "genes.gtf", folder / "accessibility_A.bw", folder / "accessibility_B.bw",
        folder / "H3K27ac_A.bw", folder / "RNA_A.bw", folder / "peaks_A.narrowPeak", folder / "links.bedpe" };
}

void write(const Simulation& simulation, const SimulatedFiles& files, const Monitor& monitor)
{
    std::error_code refused; // what follows says it better
    std::filesystem::create_directories(files.genome.parent_path(), refused);
    monitor.report(0, "sequence");
    writeGenome(files.genome, simulation);
    writeGenes(files.genes, simulation);
    monitor.report(0.3, "signals");
    writeSignal(files.accessibilityA, simulation, accessibility(simulation, 0), 12, 11, monitor.part(0.3, 0.45));
    writeSignal(files.accessibilityB, simulation, accessibility(simulation, 1), 12, 12, monitor.part(0.45, 0.6));
    writeSignal(files.acetylation, simulation, acetylation(simulation, 0), 6, 13, monitor.part(0.6, 0.75));
    writeSignal(files.expression, simulation, expression(simulation, 0), 1, 14, monitor.part(0.75, 0.95));
    writePeaks(files.peaks, simulation);
    writeLinks(files.links, simulation);
}

} // namespace data
