#include "core/simulation/simulatedfiles.h"

#include "core/base/file.h"
#include "core/base/words.h"
#include "core/genome/genome.h"
#include "core/simulation/simulatedsignals.h"

#include <fmt/format.h>
#include <ostream>

namespace simulation
{

namespace
{

constexpr const char* label = "# simulated data, not a measurement\n";

void writeGenome(const std::filesystem::path& path, const Simulation& simulation, const Monitor& monitor)
{
    constexpr size_t width = 80;
    base::writeAtomically(path, [&](std::ostream& out) {
        for (const SimulatedChromosome& chromosome : simulation.chromosomes) {
            out << ">" << chromosome.name << " simulated sequence\n";
            for (size_t at = 0; at < chromosome.letters.size(); at += width)
                out << std::string_view(chromosome.letters).substr(at, width) << '\n';
        }
    });
    std::filesystem::remove(path.string() + ".fai"); // of an earlier simulation
    genome::Genome::open(path, monitor); // writes the index
}

void writeGenes(const std::filesystem::path& path, const Simulation& simulation)
{
    base::writeAtomically(path, [&](std::ostream& out) {
        out << label;
        for (const SimulatedChromosome& chromosome : simulation.chromosomes)
            for (const SimulatedGene& gene : chromosome.genes) {
                const auto line = [&](const char* feature, int64_t start, int64_t end) {
                    out << fmt::format(
                        "{}\tsimulated\t{}\t{}\t{}\t.\t{}\t.\tgene_id \"{}\"; transcript_id \"{}.1\"; gene_name \"{}\"; "
                        "gene_type \"protein_coding\"; promoter_class \"{}\";\n",
                        chromosome.name, feature, start + 1, end, gene.forward ? '+' : '-', gene.name, gene.name, gene.name,
                        base::wordOf(gene.listens));
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

void writeElements(const std::filesystem::path& path, const Simulation& simulation)
{
    base::writeAtomically(path, [&](std::ostream& out) {
        out << label;
        for (const SimulatedChromosome& chromosome : simulation.chromosomes)
            for (const SimulatedElement& element : chromosome.elements)
                out << fmt::format(
                    "{}\t{}\t{}\t{}\t0\t.\n", chromosome.name, element.where.start, element.where.end, element.name);
    });
}

void writePeaks(const std::filesystem::path& path, const Simulation& simulation, int cell)
{
    base::writeAtomically(path, [&](std::ostream& out) {
        out << label;
        for (const SimulatedChromosome& chromosome : simulation.chromosomes)
            for (const SimulatedElement& element : chromosome.elements) {
                const double open = element.openness[size_t(cell)];
                if (open >= 0.1)
                    out << fmt::format("{}\t{}\t{}\t{}\t{}\t.\t{:.4f}\t-1\t-1\t{}\n", chromosome.name, element.where.start,
                        element.where.end, element.name, int(1000 * open), 12 * open, SimulatedElement::halfLength);
            }
    });
}

/// MEME's minimal format (https://meme-suite.org/meme/doc/meme-format.html).
void writeMotifs(const std::filesystem::path& path, const Simulation& simulation)
{
    base::writeAtomically(path, [&](std::ostream& out) {
        out << "MEME version 4\n\nALPHABET= ACGT\n\nstrands: + -\n\n";
        for (const Factor& factor : simulation.code.factors) {
            out << fmt::format("MOTIF {} simulated\nletter-probability matrix: alength= 4 w= {} nsites= 100 E= 0\n", factor.name,
                factor.motif.length());
            for (const auto& fractions : factor.motif.fractions())
                out << fmt::format(" {:.6f} {:.6f} {:.6f} {:.6f}\n", fractions[0], fractions[1], fractions[2], fractions[3]);
            out << '\n';
        }
    });
}

void writeLinks(const std::filesystem::path& path, const Simulation& simulation)
{
    base::writeAtomically(path, [&](std::ostream& out) {
        out << label
            << "# score: 1 - fold change in the cell type where removing the enhancer does most; fold_change: expected RNA of "
               "the "
               "gene without the enhancer / with it\n"
            << "#chrom1\tstart1\tend1\tchrom2\tstart2\tend2\tname\tscore\tstrand1\tstrand2\tenhancer\tgene\tdistance";
        for (int cell = 0; cell < simulation.settings.cells; ++cell)
            out << "\tfold_change_" << Simulation::cellName(cell);
        out << '\n';
        for (const TrueLink& link : trueLinks(simulation)) {
            const SimulatedChromosome& chromosome = simulation.chromosomes[link.chromosome];
            const SimulatedElement& element = chromosome.elements[link.element];
            const SimulatedGene& gene = chromosome.genes[link.gene];
            out << fmt::format("{0}\t{1}\t{2}\t{0}\t{3}\t{4}\t{5}\t{6:.6f}\t.\t{7}\t{8}\t{5}\t{9}", chromosome.name,
                element.where.start, element.where.end, gene.tss(), gene.tss() + 1, gene.name, link.effect(),
                gene.forward ? '+' : '-', element.name, std::abs(element.where.centre() - gene.tss()));
            for (const double foldChange : link.foldChanges)
                out << fmt::format("\t{:.9f}", foldChange);
            out << '\n';
        }
    });
}

void writeSignal(const std::filesystem::path& path, const Simulation& simulation, Assay assay, int cell, const Monitor& monitor)
{
    std::vector<tracks::ChromosomeValues> values;
    for (const SimulatedChromosome& chromosome : simulation.chromosomes)
        values.push_back(measuredSignal(simulation, chromosome, assay, cell));
    tracks::writeBigWig(path, std::move(values), monitor);
}

void writeMethylation(const std::filesystem::path& fraction, const std::filesystem::path& reads, const Simulation& simulation,
    Context context, int cell, const Monitor& monitor)
{
    std::vector<tracks::ChromosomeValues> fractions, counts;
    for (const SimulatedChromosome& chromosome : simulation.chromosomes) {
        MeasuredMethylation values = measuredMethylation(simulation, chromosome, context, cell);
        fractions.push_back(std::move(values.fraction));
        counts.push_back(std::move(values.reads));
    }
    tracks::writeBigWig(fraction, std::move(fractions), monitor.part(0, 0.5));
    tracks::writeBigWig(reads, std::move(counts), monitor.part(0.5, 1));
}

void writeCell(const SimulatedFiles::Cell& files, const Simulation& simulation, int cell, const Monitor& monitor)
{
    writeSignal(files.accessibility, simulation, Assay::Accessibility, cell, monitor.part(0, 0.15));
    writeSignal(files.acetylation, simulation, Assay::Acetylation, cell, monitor.part(0.15, 0.3));
    writeSignal(files.rnaPlus, simulation, Assay::RnaPlus, cell, monitor.part(0.3, 0.4));
    writeSignal(files.rnaMinus, simulation, Assay::RnaMinus, cell, monitor.part(0.4, 0.5));
    writeSignal(files.cage, simulation, Assay::Cage, cell, monitor.part(0.5, 0.6));
    writeMethylation(files.mcg, files.mcgReads, simulation, Context::CG, cell, monitor.part(0.6, 0.8));
    writeMethylation(files.mch, files.mchReads, simulation, Context::CH, cell, monitor.part(0.8, 1));
    writePeaks(files.peaks, simulation, cell);
}

} // namespace

SimulatedFiles::SimulatedFiles(const std::filesystem::path& folder, int count)
    : genome(folder / "simulated.fa")
    , genes(folder / "genes.gtf")
    , elements(folder / "elements.bed")
    , motifs(folder / "motifs.meme")
    , links(folder / "links.bedpe")
    , truth(folder / "truth.json")
    , readme(folder / "README.txt")
{
    for (int i = 0; i < count; ++i) {
        const auto in = [&](const char* name) { return folder / fmt::format("{}_{}", Simulation::cellName(i), name); };
        cells.push_back({ in("ATAC.bw"), in("H3K27ac.bw"), in("RNA_plus.bw"), in("RNA_minus.bw"), in("CAGE.bw"), in("mCG.bw"),
            in("mCG_coverage.bw"), in("mCH.bw"), in("mCH_coverage.bw"), in("peaks.narrowPeak") });
    }
}

void write(const Simulation& simulation, const SimulatedFiles& files, const Monitor& monitor)
{
    std::error_code refused; // what follows says it better
    std::filesystem::create_directories(files.genome.parent_path(), refused);
    monitor.report(0, "sequence");
    writeGenome(files.genome, simulation, monitor.part(0, 0.1));
    writeGenes(files.genes, simulation);
    writeElements(files.elements, simulation);
    writeMotifs(files.motifs, simulation);
    writeLinks(files.links, simulation);
    base::writeJson(files.truth, truthOf(simulation));
    const double count = double(files.cells.size());
    for (size_t cell = 0; cell < files.cells.size(); ++cell)
        writeCell(files.cells[cell], simulation, int(cell),
            monitor.part(0.1 + 0.9 * double(cell) / count, 0.1 + 0.9 * double(cell + 1) / count));
    base::writeAtomically(files.readme, readmeOf(simulation));
}

} // namespace simulation
