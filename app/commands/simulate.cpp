#include "app/commands/simulate.h"

#include "core/simulation/simulatedfiles.h"

#include <fmt/format.h>
#include <map>
#include <memory>

namespace
{

struct SimulateOptions {
    simulation::SimulationSettings settings;
    std::filesystem::path out;
};

int simulate(const SimulateOptions& options, const Console& console)
{
    const Monitor monitor = console.monitor();
    const simulation::Simulation simulation = simulation::Simulation::make(options.settings, monitor.part(0, 0.1));
    simulation::write(simulation, simulation::SimulatedFiles(options.out, options.settings.cells), monitor.part(0.1, 1));
    console.erase();
    size_t genes = 0, elements = 0;
    for (const simulation::SimulatedChromosome& chromosome : simulation.chromosomes) {
        genes += chromosome.genes.size();
        elements += chromosome.elements.size();
    }
    fmt::print("{}: {} chromosomes, {} genes, {} elements, {} cell types, {} enhancer-gene links; see README.txt there\n",
        options.out.string(), simulation.chromosomes.size(), genes, elements, options.settings.cells,
        simulation::trueLinks(simulation).size());
    return 0;
}

} // namespace

Command addSimulate(CLI::App& app)
{
    CLI::App* parser = app.add_subcommand("simulate", "write a made-up genome with tracks, genes and known enhancer-gene links");
    parser->footer(
        "Example:\n  epiarc-cli simulate --out world --seed 7\n\n"
        "Writes FASTA, GTF, bigWigs of each cell type (ATAC, H3K27ac, RNA of both strands, CAGE, mCG and mCH with coverage), "
        "peaks,\nthe true links with their effects, and README.txt with the formulas. The same options write the same "
        "bytes.");
    auto options = std::make_shared<SimulateOptions>();
    simulation::SimulationSettings& settings = options->settings;
    parser->add_option("--out", options->out, "folder to write to; made when missing")->required()->type_name("DIR");
    parser->add_option("--seed", settings.seed, "another number, another world")->capture_default_str()->type_name("N");
    parser->add_option("--lengths", settings.lengths, "bp of each chromosome; default: eight, 1.8 to 3.2 Mb")
        ->delimiter(',')
        ->type_name("BP");
    parser->add_option("--genes", settings.genesPerMb, "genes per Mb")->capture_default_str()->type_name("N");
    parser->add_option("--cells", settings.cells, "cell types")->capture_default_str()->type_name("N");
    parser->add_option("--depth", settings.depth, "how many times the usual number of reads")
        ->capture_default_str()
        ->type_name("X");
    using Noise = simulation::SimulationSettings::Noise;
    parser->add_option("--noise", settings.noise, "of the counts: none (expected values), poisson, negative-binomial (default)")
        ->transform(CLI::CheckedTransformer(std::map<std::string, Noise> { { "none", Noise::None }, { "poisson", Noise::Poisson },
                                                { "negative-binomial", Noise::NegativeBinomial } })
                        .description(""))
        ->default_str("");
    parser->add_option("--dispersion", settings.dispersion, "of negative-binomial noise: variance = mean + dispersion * mean^2")
        ->capture_default_str()
        ->type_name("D");
    return { parser, [options](const Console& console) { return simulate(*options, console); } };
}
