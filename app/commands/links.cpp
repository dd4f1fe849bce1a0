#include "app/commands/links.h"

#include "app/commands/modeloptions.h"
#include "core/base/words.h"
#include "core/genome/annotation/locus.h"
#include "core/links/coactivity.h"
#include "core/links/linkexport.h"
#include "core/links/linking.h"
#include "core/models/inputs/inputfiles.h"

#include <fmt/format.h>

namespace
{

using interpret::Promoter;

struct LinkOptions : ModelOptions {
    std::string annotation, elements, region, tracks, out, method = "gradient_x_input";
    std::vector<std::filesystem::path> activity, expression, expressionMinus;
    links::LinkSettings settings;
};

std::optional<links::Coactivity> openCoactivity(const LinkOptions& options, const genome::Genome& genome, const Monitor& monitor)
{
    if (options.activity.empty() && options.expression.empty())
        return std::nullopt;
    const size_t count = options.activity.size();
    if (count < 3 || options.expression.size() != count
        || (!options.expressionMinus.empty() && options.expressionMinus.size() != count))
        throw Error(fmt::format("A correlation across cell types needs three or more, in the same order: --activity names {} "
                                "files, --expression {}, --expression-minus {}.",
            count, options.expression.size(), options.expressionMinus.size()));
    std::vector<links::Coactivity::Cell> cells(count);
    for (size_t i = 0; i < count; ++i) {
        cells[i].activity = models::openOn(options.activity[i], genome, monitor);
        cells[i].expression = models::openOn(options.expression[i], genome, monitor);
        if (!options.expressionMinus.empty())
            cells[i].expressionMinus = models::openOn(options.expressionMinus[i], genome, monitor);
    }
    return links::Coactivity(std::move(cells));
}

std::vector<Promoter> promoters(const LinkOptions& options, const genome::Genome& genome, const Monitor& monitor)
{
    const genome::GeneIndex genes = readGenes(options.annotation, monitor);
    if (!options.region.empty())
        return interpret::promotersWithin(genome::parseLocus(options.region, genome, genes), genes, genome);
    std::vector<Promoter> all;
    for (const genome::Chromosome& chromosome : genome.chromosomes())
        for (Promoter& promoter : interpret::promotersWithin({ chromosome.name, 0, chromosome.length }, genes, genome))
            all.push_back(std::move(promoter));
    return all;
}

int link(const LinkOptions& options, const Console& console)
{
    const Monitor monitor = console.monitor();
    const links::LinkFormat format = links::linkFormat(options.out);
    const auto genome = options.openGenome(monitor.part(0, 0.02));
    const auto elements = models::openOn(options.elements, *genome, monitor);
    const std::vector<Promoter> genes = promoters(options, *genome, monitor.part(0.02, 0.04));
    const models::InputReader reader = options.openInputs(genome, monitor.part(0.04, 0.05));
    const auto predictor = options.openModel(monitor.part(0.05, 0.06));
    const models::HeadTracks signal = options.headTracks(predictor->spec(), options.tracks);
    const auto coactivity = openCoactivity(options, *genome, monitor);
    links::Linking linking(
        { *predictor, reader, *elements, signal, coactivity ? &*coactivity : nullptr, options.model, options.elements },
        options.settings);
    links::columnOf(linking.columns(), options.method); // a wrong one costs no pass
    const links::LinkTable table = linking.table(genes, monitor.part(0.06, 1));
    links::writeLinks(options.out, format, table, options.method);
    console.erase();
    console.note(fmt::format("{} pairs of {} genes.", table.rows.size(), genes.size() - linking.closedGenes()));
    if (linking.closedGenes() > 0)
        console.note(fmt::format("{} genes without an element at their TSS were left out.", linking.closedGenes()));
    fmt::print("{}\n", options.out);
    return 0;
}

std::string footer()
{
    std::string text
        = "Example:\n  epiarc-cli links --model run/best.safetensors --genome hg38.fa --track ATAC=atac.bw --annotation "
          "genes.gtf --elements peaks.narrowPeak --region chr11 --tracks CAGE+ --out links.tsv\n\n"
          "Scores every pair of a gene and an element within reach, by\n";
    for (const links::LinkMethod* method : links::linkMethods())
        for (const char* column : method->says)
            text += fmt::format("  {}\n", column);
    return text
        + "\"epiarc-cli evaluate links\" compares them with known effects. They are predictions: test such links before you "
          "claim "
          "them.";
}

void addSettings(CLI::App& parser, links::LinkSettings& settings)
{
    using Combine = models::AttentionChoice::Combine;
    parser.add_option("--reach", settings.reach, "bp between element and TSS at most; default: half of what the model reads")
        ->check(CLI::PositiveNumber)
        ->type_name("BP");
    parser.add_option("--around", settings.around, "bp to either side of an element's middle that the model is asked about")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber)
        ->type_name("BP");
    parser.add_flag("--open-promoters", settings.openPromoters, "leave out genes without an element at their TSS");
    parser
        .add_option_function<std::string>(
            "--combine", [&](const std::string& word) { settings.attention = base::choiceOf<Combine>(word).value(); },
            "attention of all layers: mean or rollout")
        ->default_str(base::wordOf(settings.attention))
        ->check(CLI::IsMember({ base::wordOf(Combine::Mean), base::wordOf(Combine::Rollout) }));
    parser.add_option("--cell", settings.cell, "name of the cell type, for the table");
}

} // namespace

Command addLinks(CLI::App& app)
{
    CLI::App* parser = app.add_subcommand("links", "which elements a model links to which genes, by several methods");
    parser->footer(footer());
    auto options = std::make_shared<LinkOptions>();
    const auto files = [&](const char* name, auto& value, const char* says) {
        return parser->add_option(name, value, says)->type_name("FILE");
    };
    options->addTo(*parser);
    parser->add_option("--head", options->head, "output of the model, e.g. human")->type_name("NAME");
    files("--annotation,--genes", options->annotation, "genes: GTF, GFF3 or BED")->required();
    files("--elements", options->elements, "candidate elements: peaks (BED, narrowPeak, bigBed)")->required();
    parser->add_option("--region", options->region, "only genes with their TSS here: chr1, chr1:1,000-2,000, or a gene's name");
    parser->add_option("--tracks", options->tracks,
        "what stands for a gene's expression: tracks of the plus strand by name, number or assay; default: all tracks");
    addSettings(*parser, options->settings);
    files("--activity", options->activity,
        "signals of the elements in three or more cell types, e.g. ATAC: adds their correlation with --expression");
    files("--expression", options->expression, "signals of the genes in the same cell types, in the same order");
    files("--expression-minus", options->expressionMinus, "the same of the minus strand, for genes on it");
    parser->add_option("--method", options->method, "whose score a .bed, .bedpe or .interact file carries")
        ->capture_default_str();
    files("--out", options->out, "FILE.tsv (all methods), FILE.bed, FILE.bedpe or FILE.interact (one)")->required();
    return { parser, [options](const Console& console) { return link(*options, console); } };
}
