#include "core/simulation/simulatedfiles.h"

#include "core/base/error.h"
#include "core/base/words.h"

#include <fmt/format.h>

namespace simulation
{

namespace
{

using base::wordOf;

constexpr const char* formulas = R"(Per cell type c, element e and gene g:
  occupancy of a module  o(m,c) = affinity of its letters x level of its factors in c
                         affinity = product over its motifs of exp((score - best score) / 4), score = sum of ln(fraction of the letter)
  activity               a(e,c) = (1 - exp(-2.5 * sum of o over modules that activate or start)) * (1 - 0.9 * largest o that represses)
  openness of chromatin  a(e,c); of insulators 1 - exp(-2.5 * o); of decoys 0
  contact                K(d) = (1 + d / 10,000 bp)^-1.5, d from the middle of the element to the TSS
  compatibility          M = 1 for an enhancer of the promoter's own class, else 0.1
  expression             E(g,c) = 40 * a(promoter of g, c) * (basal + sum of M * K * a(e,c) over all enhancers of the chromosome),
                         basal 0.5 for housekeeping and 0.05 for developmental promoters; reads per 32 bp of exon
Removing an enhancer takes its term out of the sum: the fold change is (basal + sum - term) / (basal + sum).

Expected signals at a depth of 1, G(d; s) = exp(-d^2 / 2s^2), nothing in gaps:
  ATAC     0.15 + 12 * sum of openness * G(d; 120), reads per bin of 32 bp
  H3K27ac  0.25 + 4 * sum over enhancers and promoters of activity * (G(d - 350; 200) + G(d + 350; 200)), reads per bin of 32 bp
  RNA      0.003, and on the gene's strand E(g,c) in exons and 0.03 * E(g,c) in introns, reads per bin of 32 bp
  CAGE     0.003 + sum of E(g,c) * G(d; 40) over the genes of both strands, d from the TSS, reads per bin of 32 bp
  mCG      0.02 + 0.83 * (1 - 0.95 * near), near = min(1, sum of openness * G(d; 250)); for each CG, 20 reads
  mCH      0.03 * (1 - 0.9 * near), in a gene times 1 - 0.8 * E / (E + 2); per bin of 64 bp, 10 reads for each C that no G follows
)";

Json locusOf(const Interval& where)
{
    return { { "chrom", where.chrom }, { "start", where.start }, { "end", where.end } };
}

Json toldOf(const Showcase& showcase)
{
    Json told = locusOf(showcase.where);
    told.update({ { "gene", showcase.gene }, { "tss", showcase.tss.start }, { "strand", showcase.forward ? "+" : "-" } });
    return told;
}

Json codeOf(const RegulatoryCode& code)
{
    Json factors = Json::array(), rules = Json::array();
    for (const Factor& factor : code.factors)
        factors.push_back({ { "name", factor.name }, { "levels", factor.levels }, { "shares_ACGT", factor.motif.fractions() } });
    for (const Rule& rule : code.rules) {
        Json told { { "effect", wordOf(rule.effect) }, { "first", code.factors[size_t(rule.first)].name } };
        if (rule.second >= 0) {
            told["second"] = code.factors[size_t(rule.second)].name;
            told["letters_between"] = rule.gap;
            told["second_on"] = rule.opposite ? "opposite strand" : "same strand";
        }
        if (rule.effect == Rule::Effect::Activates || rule.effect == Rule::Effect::Starts)
            told["class"] = wordOf(rule.serves);
        rules.push_back(std::move(told));
    }
    return { { "factors", factors }, { "rules", rules } };
}

Json elementOf(const SimulatedElement& element)
{
    Json told = locusOf(element.where), modules = Json::array();
    for (const Module& module : element.modules)
        modules.push_back({ { "rule", module.rule }, { "start", module.start }, { "strand", module.forward ? "+" : "-" },
            { "affinity", module.affinity } });
    told.update({ { "name", element.name }, { "kind", wordOf(element.kind) }, { "class", wordOf(element.serves) },
        { "modules", modules }, { "activity", element.activity }, { "openness", element.openness } });
    return told;
}

Json geneOf(const SimulatedChromosome& chromosome, const SimulatedGene& gene, int cells)
{
    Json told = locusOf(gene.where), expected = Json::array();
    for (int cell = 0; cell < cells; ++cell)
        expected.push_back(Regulation(chromosome, gene, cell).expression);
    told.update(
        { { "name", gene.name }, { "strand", gene.forward ? "+" : "-" }, { "tss", gene.tss() }, { "class", wordOf(gene.listens) },
            { "promoter", chromosome.elements[size_t(gene.promoter)].name }, { "expression", expected } });
    return told;
}

} // namespace

Showcase showcaseOf(const SimulatedFiles& files)
{
    const Json truth = base::readJson(files.truth);
    try {
        const Json& showcase = truth.at("showcase");
        const std::string chrom = showcase.at("chrom"), strand = showcase.at("strand");
        const int64_t tss = showcase.at("tss");
        return { { chrom, showcase.at("start"), showcase.at("end") }, showcase.at("gene"), { chrom, tss, tss + 1 },
            strand == "+" };
    } catch (const Json::exception&) {
        throw Error(fmt::format("{} does not say where to look first: delete the folder {}, and it is simulated again.",
            files.truth.string(), files.truth.parent_path().string()));
    }
}

Json truthOf(const Simulation& simulation)
{
    const SimulationSettings& settings = simulation.settings;
    Json truth = codeOf(simulation.code), cells = Json::array(), chromosomes = Json::array(), elements = Json::array(),
         genes = Json::array();
    for (int cell = 0; cell < settings.cells; ++cell)
        cells.push_back(Simulation::cellName(cell));
    for (const SimulatedChromosome& chromosome : simulation.chromosomes) {
        chromosomes.push_back({ { "name", chromosome.name }, { "length", chromosome.length() } });
        for (const SimulatedElement& element : chromosome.elements)
            elements.push_back(elementOf(element));
        for (const SimulatedGene& gene : chromosome.genes)
            genes.push_back(geneOf(chromosome, gene, settings.cells));
    }
    truth.update({ { "about", "simulated data, not a measurement; positions are 0-based and half-open, lists go by cell type" },
        { "settings",
            { { "seed", settings.seed }, { "genes_per_mb", settings.genesPerMb }, { "depth", settings.depth },
                { "noise", wordOf(settings.noise) }, { "dispersion", settings.dispersion } } },
        { "cells", cells }, { "showcase", toldOf(simulation.showcase()) }, { "chromosomes", chromosomes },
        { "elements", elements }, { "genes", genes }, { "formulas", formulas } });
    return truth;
}

std::string readmeOf(const Simulation& simulation)
{
    const SimulationSettings& settings = simulation.settings;
    size_t genes = 0, elements = 0;
    int64_t length = 0;
    for (const SimulatedChromosome& chromosome : simulation.chromosomes) {
        genes += chromosome.genes.size();
        elements += chromosome.elements.size();
        length += chromosome.length();
    }
    return fmt::format(
        "Simulated data, not a measurement.\n\n"
        "A genome of {} chromosomes, {} bp, {} genes, {} elements and {} cell types, written by \"epiarc-cli simulate\" "
        "(seed {}, depth {}, noise {}, dispersion {}).\n"
        "What is measured follows from the letters: motifs of factors stand in enhancers and promoters at exact "
        "distances and strands; decoys carry the same motifs at wrong ones.\n\n"
        "simulated.fa  sequence; repeats in lower case, gaps of N\n"
        "genes.gtf     genes with exons and the class of their promoter\n"
        "elements.bed  promoters, enhancers, insulators, decoys\n"
        "links.bedpe   enhancer to TSS, for effects of 1 % or more; score: the largest effect; fold_change_A …: expected "
        "RNA of the gene\n              without the enhancer / with it\n"
        "motifs.meme   what the factors bind\n"
        "truth.json    settings, factors and their levels, rules, activities, expected expression\n"
        "X_….bw        of cell type X: ATAC, H3K27ac, RNA of both strands, CAGE, mCG and mCH (fraction) with their coverage\n"
        "X_peaks.narrowPeak  elements that are open in X\n\n"
        "To hold something out, train on all chromosomes but the last two: validate on one, test on the other.\n\n{}",
        simulation.chromosomes.size(), withCommas(length), genes, elements, settings.cells, settings.seed, settings.depth,
        wordOf(settings.noise), settings.dispersion, formulas);
}

} // namespace simulation
