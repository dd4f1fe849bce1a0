#include "app/commands/attention.h"

#include "app/commands/modeloptions.h"
#include "core/genome/annotation/locus.h"
#include "core/interpret/attentionfile.h"
#include "core/models/inputs/inputfiles.h"
#include "core/tracks/strongest.h"

#include <fmt/format.h>
#include <limits>

namespace
{

using interpret::AttentionFormat;
using interpret::AttentionMap;
using interpret::Promoter;

struct AttentionOptions : ModelOptions {
    std::string region, annotation, gene, tss, combine, elements, out;
    int layer = 0, layerHead = 0; ///< from 1; 0: not given
    double threshold = -std::numeric_limits<double>::infinity();
    int top = 0;

    models::AttentionChoice choice() const
    {
        using Combine = models::AttentionChoice::Combine;
        if (layer > 0)
            return { layerHead > 0 ? Combine::Head : Combine::MeanHeads, layer - 1, std::max(layerHead - 1, 0) };
        return { combine == "rollout" ? Combine::Rollout : Combine::Mean, 0, 0 };
    }
};

/// Which gene looks, and at what.
struct View {
    Promoter promoter;
    std::optional<std::vector<Interval>> elements;
};

/// The gene of --gene, --tss or, where neither was given, the one that --region names.
Promoter promoterOf(
    const AttentionOptions& options, const Interval& window, const genome::GeneIndex& genes, const genome::Genome& genome)
{
    if (!options.tss.empty()) {
        const Promoter promoter = interpret::promoterAt(options.tss, genome);
        interpret::requireInside(promoter, window);
        return promoter;
    }
    const std::string& gene = options.gene.empty() ? options.region : options.gene;
    if (options.gene.empty() && genes.find(gene).empty())
        throw Error(
            fmt::format("{} tells where one gene looks: name it with --gene and --annotation, or give its --tss.", options.out));
    return interpret::promoterIn(window, gene, genes, genome);
}

/// Read before the model runs, so that what is wrong with it costs no pass.
View viewOf(const AttentionOptions& options, const Interval& window, const genome::GeneIndex& genes, const genome::Genome& genome,
    const Monitor& monitor)
{
    View view { promoterOf(options, window, genes, genome), std::nullopt };
    if (!options.elements.empty())
        view.elements = interpret::elementsOf(*models::openOn(options.elements, genome, monitor.part(0, 0.5)),
            window.clipped(genome.length(window.chrom).value_or(0)), monitor.part(0.5, 1));
    return view;
}

/// Writes what belongs to one gene; returns a sentence about it.
std::string writeView(
    const AttentionOptions& options, AttentionFormat format, const AttentionMap& map, const View& view, const Monitor& monitor)
{
    const auto& [promoter, elements] = view;
    if (format == AttentionFormat::BigWig) {
        interpret::writeAttentionRow(options.out, map, promoter, monitor);
        return fmt::format("Weights of {} bins as seen from {}.", map.bins(), promoter.gene);
    }
    const auto all = interpret::attentionArcs(map, promoter, elements);
    const auto kept = tracks::strongest(all, options.threshold, options.top);
    if (format == AttentionFormat::Table)
        interpret::writeAttentionTable(options.out, map, promoter, kept);
    else
        interpret::writeAttentionLinks(options.out, format, map, promoter, kept);
    return fmt::format("{} of {} {} as seen from {}.", kept.size(), all.size(), elements ? "elements" : "bins", promoter.gene);
}

int attention(const AttentionOptions& options, const Console& console)
{
    const Monitor monitor = console.monitor();
    const AttentionFormat format = interpret::attentionFormat(options.out);
    const auto genome = options.openGenome(monitor.part(0, 0.1));
    const genome::GeneIndex genes = readGenes(options.annotation, monitor.part(0.1, 0.15));
    const Interval region = genome::parseLocus(options.region, *genome, genes);
    const models::InputReader reader = options.openInputs(genome, monitor.part(0.15, 0.16));
    const auto predictor = options.openModel(monitor.part(0.16, 0.2));
    const Interval window = interpret::attentionWindow(*predictor, region.chrom, region.centre());
    std::optional<View> view;
    if (format != AttentionFormat::Safetensors)
        view = viewOf(options, window, genes, *genome, monitor.part(0.2, 0.25));
    const AttentionMap map
        = interpret::attentionAt(*predictor, reader, region.chrom, region.centre(), options.choice(), monitor.part(0.25, 0.95));
    std::string written = fmt::format("Weights of {0} × {0} bins.", map.bins());
    if (view)
        written = writeView(options, format, map, *view, monitor.part(0.95, 1));
    else
        interpret::writeAttentionMap(options.out, map);
    if (region.length() > map.where.length())
        console.note(fmt::format("{} is longer than the window of the model: the map is that of its centre.", toText(region)));
    console.note(written);
    for (const std::string& note : interpret::attentionNotes(map))
        console.note(note);
    for (const std::string& note : reader.notes(map.where))
        console.note(note);
    console.note(fmt::format("{:.1f} % of the input bases were unknown (N).", 100 * map.unknownBases));
    console.note(fmt::format("Computed on {}.", predictor->device()));
    fmt::print("{}\n", options.out);
    return 0;
}

void addGene(CLI::App& parser, AttentionOptions& options)
{
    parser
        .add_option("--region", options.region,
            "where: chr1:1,000-2,000 (1-based, both ends included) or a gene name; the window of the model is centred on it")
        ->required();
    parser.add_option("--annotation,--genes", options.annotation, "genes by name: GTF, GFF3 or BED")->type_name("FILE");
    CLI::Option* gene = parser.add_option("--gene", options.gene, "the gene that looks; default: the one --region names");
    parser.add_option("--tss", options.tss, "its transcription start instead: chr11:61,892,051:- (1-based; strand optional)")
        ->type_name("LOCUS")
        ->excludes(gene);
    parser.add_option("--elements", options.elements, "peaks to look at, instead of the model's bins (BED, narrowPeak, bigBed)")
        ->type_name("FILE");
    parser.add_option("--threshold", options.threshold, "only links with at least this weight");
    parser.add_option("--top", options.top, "only so many links, the strongest; 0: all")->check(CLI::NonNegativeNumber);
}

void addChoice(CLI::App& parser, AttentionOptions& options)
{
    CLI::Option* layer = parser.add_option("--layer", options.layer, "one attention layer, counted from 1: mean of its heads")
                             ->check(CLI::PositiveNumber);
    parser.add_option("--head", options.layerHead, "one head of that layer, counted from 1")
        ->check(CLI::PositiveNumber)
        ->needs(layer);
    parser
        .add_option("--combine", options.combine,
            "all layers: mean (default) or rollout (product over layers of ½ mean of heads + ½ identity)")
        ->check(CLI::IsMember({ "mean", "rollout" }))
        ->excludes(layer);
}

} // namespace

Command addAttention(CLI::App& app)
{
    CLI::App* parser = app.add_subcommand("attention", "where a model looks: maps, and links from a gene");
    parser->footer(
        "Examples:\n"
        "  epiarc-cli attention --model model.safetensors --genome hg38.fa --annotation genes.gtf --region FADS3 --elements "
        "peaks.bed --top 20 --out fads3.bedpe\n"
        "  epiarc-cli attention --model model.safetensors --genome hg38.fa --region chr11:61,866,000-61,930,000 --combine "
        "rollout "
        "--out fads.safetensors\n\n"
        "Attention says where the network looks, not which element regulates which gene: test such links before you claim "
        "them.\n"
        "Weights of a position sum to 1 over the window. The weight of a gene is the mean over the bins of its TSS, that of an "
        "element\n"
        "the sum over the bins it covers, by fraction; elements that hold the TSS are left out.");
    auto options = std::make_shared<AttentionOptions>();
    options->addTo(*parser);
    addGene(*parser, *options);
    addChoice(*parser, *options);
    parser
        ->add_option("--out", options->out,
            "FILE.tsv (table), FILE.bw (what the gene looks at), FILE.bed, FILE.bedpe, FILE.interact (links), or\n"
            "FILE.safetensors (the whole map, [positions, positions])")
        ->required()
        ->type_name("FILE");
    return { parser, [options](const Console& console) { return attention(*options, console); } };
}
