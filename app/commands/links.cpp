#include "app/commands/links.h"

#include "app/commands/modeloptions.h"
#include "core/genome/annotation/locus.h"
#include "core/links/linkscores.h"
#include "core/links/linktable.h"
#include "core/models/inputs/rolefiles.h"
#include "core/models/predictions/trackchoice.h"
#include "core/tracks/formats/linkfile.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace
{

using interpret::Promoter;

struct LinkOptions : ModelOptions {
    std::string annotation, elements, region, tracks, combine = "mean", cell, out, method = "gradient_x_input";
    std::vector<std::filesystem::path> activity, expression, expressionMinus;
    int64_t reach = 0, around = 500;
    bool openPromoters = false;
};

/// All that is asked of one gene after the other.
struct Linking {
    const LinkOptions& options;
    const models::Predictor& predictor;
    const models::InputReader& reader;
    const tracks::Track& elements;
    int head = 0;
    std::vector<int> tracks;
    std::optional<links::Coactivity> coactivity;
    int64_t reach = 0;

    bool looks() const { return predictor.attentionShape().layers > 0; }
    bool readsEpigenome() const { return !predictor.spec().inputs.empty(); }
    std::vector<std::string> methods() const
    {
        std::vector<std::string> names { "nearness" };
        if (coactivity)
            names.push_back("correlation");
        if (looks())
            names.push_back("attention");
        names.push_back("gradient_x_input");
        if (readsEpigenome())
            names.push_back("gradient_x_epigenome");
        return names;
    }
    /// In the order of `methods`, one score per element.
    std::vector<std::vector<double>> scores(
        const Promoter& promoter, const std::vector<Interval>& candidates, const Monitor& monitor) const
    {
        std::vector<std::vector<double>> found { links::nearness(promoter, candidates) };
        if (coactivity)
            found.push_back(coactivity->scores(promoter, candidates, monitor.part(0, 0.1)));
        const std::vector<Interval> wide = links::widened(promoter, candidates, options.around);
        if (looks()) {
            const models::AttentionChoice choice { options.combine == "rollout" ? models::AttentionChoice::Combine::Rollout
                                                                                : models::AttentionChoice::Combine::Mean };
            const auto map = interpret::attentionAt(
                predictor, reader, promoter.tss.chrom, promoter.tss.centre(), choice, monitor.part(0.1, 0.4));
            found.push_back(links::attentionScores(map, promoter, wide));
        }
        const auto contributions = interpret::contributionsTo(promoter, predictor, reader, head, tracks, monitor.part(0.4, 1));
        found.push_back(links::gradientScores(contributions, wide));
        if (readsEpigenome())
            found.push_back(links::epigenomeScores(contributions, wide));
        return found;
    }
    /// False for a gene without an open promoter, where those are asked for.
    bool addRows(const Promoter& promoter, std::vector<links::LinkRow>& rows, const Monitor& monitor) const
    {
        const Interval around = promoter.tss.resized(2 * reach + 1);
        const auto all = interpret::elementsOf(elements, around, monitor);
        if (options.openPromoters
            && std::ranges::none_of(all, [&](const Interval& element) { return element.overlaps(promoter.tss); }))
            return false;
        const std::vector<Interval> near = links::candidates(promoter, all, reach);
        if (near.empty())
            return true;
        const auto found = scores(promoter, near, monitor);
        for (size_t i = 0; i < near.size(); ++i) {
            links::LinkRow row { near[i], promoter.gene, promoter.tss, promoter.strand, options.cell, {} };
            for (const std::vector<double>& method : found)
                row.scores.push_back(method[i]);
            rows.push_back(std::move(row));
        }
        return true;
    }
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

std::vector<int> chosenTracks(const LinkOptions& options, const models::Head& head)
{
    std::vector<std::string> unknown;
    std::vector<int> chosen = models::chooseTracks(head, options.tracks, unknown);
    if (!unknown.empty())
        throw Error(fmt::format("{} has no track \"{}\": \"epiarc-cli info\" lists them.", options.model, unknown.front()));
    for (int i = 0; chosen.empty() && i < int(head.tracks.size()); ++i)
        chosen.push_back(i);
    return chosen;
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

void write(const LinkOptions& options, const links::LinkTable& table)
{
    const std::string extension = std::filesystem::path(options.out).extension().string();
    if (extension == ".tsv")
        return links::write(options.out, table);
    const auto method = std::ranges::find(table.methods, options.method);
    if (method == table.methods.end())
        throw Error(fmt::format(
            "There are no scores by \"{}\": choose --method among {}.", options.method, fmt::join(table.methods, ", ")));
    std::vector<tracks::Arc> arcs;
    for (const links::LinkRow& row : table.rows) {
        tracks::Arc arc { row.tss, row.element, {}, row.scores[size_t(method - table.methods.begin())], row.strand,
            genome::Strand::None, {} };
        arc.name = fmt::format("{}|{}:{}-{}", row.gene, row.element.chrom, row.element.start, row.element.end);
        arcs.push_back(std::move(arc));
    }
    const tracks::LinkHeader header { options.method, table.notes, std::nullopt };
    extension == ".bed"         ? tracks::writeBed(options.out, arcs, header)
        : extension == ".bedpe" ? tracks::writeBedpe(options.out, arcs, header)
                                : tracks::writeInteract(options.out, arcs, header);
}

std::vector<std::string> notesOf(const Linking& linking, const std::string& device)
{
    const models::Head& head = linking.predictor.spec().heads[size_t(linking.head)];
    std::vector<std::string> names;
    for (const int track : linking.tracks)
        names.push_back(head.tracks[size_t(track)].name);
    std::vector<std::string> notes { fmt::format(
        "Elements of {} up to {} bp from each TSS, scored with {}: predictions of links, none is a measured effect.",
        linking.options.elements, withCommas(linking.reach), linking.options.model) };
    notes.push_back(
        fmt::format("gradient_x_input: share of {} over the three bins around the TSS, or of their partners for genes on "
                    "the minus strand; below 0 where more of the element means less of the gene.",
            fmt::join(names, ", ")));
    if (linking.readsEpigenome())
        notes.push_back("gradient_x_epigenome: the same of the measured inputs, without the letters.");
    if (linking.looks())
        notes.push_back(fmt::format("attention: {} of all layers and heads, from the bins of the TSS; where the network looks.",
            linking.options.combine));
    notes.push_back(
        fmt::format("The model is asked about {} bp to either side of an element's middle, or all of it, but not beyond the TSS.",
            withCommas(linking.options.around)));
    if (linking.coactivity)
        notes.push_back(fmt::format("correlation: Pearson r of {} cell types.", linking.options.activity.size()));
    notes.push_back(fmt::format("Computed on {}.", device));
    return notes;
}

int link(const LinkOptions& options, const Console& console)
{
    const Monitor monitor = console.monitor();
    const std::string extension = std::filesystem::path(options.out).extension().string();
    if (extension != ".tsv" && extension != ".bed" && extension != ".bedpe" && extension != ".interact")
        throw Error(fmt::format("{} does not say how to write: end the name with .tsv, .bed, .bedpe or .interact.", options.out));
    const auto genome = options.openGenome(monitor.part(0, 0.02));
    const auto elements = models::openOn(options.elements, *genome, monitor);
    const std::vector<Promoter> genes = promoters(options, *genome, monitor.part(0.02, 0.04));
    const models::InputReader reader = options.openInputs(genome, monitor.part(0.04, 0.05));
    const auto predictor = options.openModel(monitor.part(0.05, 0.06));
    const models::ModelSpec& spec = predictor->spec();
    const int head = options.heads(spec).front();
    const Linking linking { options, *predictor, reader, *elements, head, chosenTracks(options, spec.heads[size_t(head)]),
        openCoactivity(options, *genome, monitor), options.reach > 0 ? options.reach : spec.inputLength / 2 };
    links::LinkTable table { linking.methods(), {}, notesOf(linking, predictor->device()) };
    size_t closed = 0;
    for (size_t i = 0; i < genes.size(); ++i) {
        const Monitor part
            = monitor.part(0.06 + 0.94 * double(i) / double(genes.size()), 0.06 + 0.94 * double(i + 1) / double(genes.size()));
        part.report(0, genes[i].gene);
        closed += !linking.addRows(genes[i], table.rows, part);
    }
    if (table.rows.empty())
        throw Error(fmt::format("None of {} genes has an element of {} within {} bp: are they of the same genome?", genes.size(),
            options.elements, withCommas(linking.reach)));
    write(options, table);
    console.erase();
    console.note(fmt::format("{} pairs of {} genes.", table.rows.size(), genes.size() - closed));
    if (closed)
        console.note(fmt::format("{} genes without an element at their TSS were left out.", closed));
    fmt::print("{}\n", options.out);
    return 0;
}

void addCorrelation(CLI::App& parser, LinkOptions& options)
{
    parser
        .add_option("--activity", options.activity,
            "signals of the elements in three or more cell types, e.g. ATAC: adds their correlation with --expression")
        ->type_name("FILE…");
    parser.add_option("--expression", options.expression, "signals of the genes in the same cell types, in the same order")
        ->type_name("FILE…");
    parser.add_option("--expression-minus", options.expressionMinus, "the same of the minus strand, for genes on it")
        ->type_name("FILE…");
}

} // namespace

Command addLinks(CLI::App& app)
{
    CLI::App* parser = app.add_subcommand("links", "which elements a model links to which genes, by several methods");
    parser->footer("Example:\n  epiarc-cli links --model run/best.safetensors --genome hg38.fa --track ATAC=atac.bw --annotation "
                   "genes.gtf --elements peaks.narrowPeak --region chr11 --tracks CAGE+ --out links.tsv\n\n"
                   "Scores every pair of a gene and an element within reach: nearness (the baseline), attention, gradient x "
                   "input (all, and the\nepigenome alone) and, given several cell types, correlation. \"epiarc-cli evaluate "
                   "links\" compares them with\nknown effects. They are predictions: test such links before you claim them.");
    auto options = std::make_shared<LinkOptions>();
    options->addTo(*parser);
    parser->add_option("--head", options->head, "output of the model, e.g. human")->type_name("NAME");
    parser->add_option("--annotation,--genes", options->annotation, "genes: GTF, GFF3 or BED")->required()->type_name("FILE");
    parser->add_option("--elements", options->elements, "candidate elements: peaks (BED, narrowPeak, bigBed)")
        ->required()
        ->type_name("FILE");
    parser->add_option("--region", options->region, "only genes with their TSS here: chr1, chr1:1,000-2,000, or a gene's name");
    parser->add_option("--tracks", options->tracks,
        "what stands for a gene's expression: tracks of the plus strand by name, number or assay; default: all tracks");
    parser->add_option("--reach", options->reach, "bp between element and TSS at most; default: half of what the model reads")
        ->check(CLI::PositiveNumber)
        ->type_name("BP");
    parser->add_option("--around", options->around, "bp to either side of an element's middle that the model is asked about")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber)
        ->type_name("BP");
    parser->add_flag("--open-promoters", options->openPromoters, "leave out genes without an element at their TSS");
    parser->add_option("--combine", options->combine, "attention of all layers: mean or rollout")
        ->capture_default_str()
        ->check(CLI::IsMember({ "mean", "rollout" }));
    parser->add_option("--cell", options->cell, "name of the cell type, for the table");
    addCorrelation(*parser, *options);
    parser->add_option("--method", options->method, "whose score a .bed, .bedpe or .interact file carries")
        ->capture_default_str();
    parser->add_option("--out", options->out, "FILE.tsv (all methods), FILE.bed, FILE.bedpe or FILE.interact (one)")
        ->required()
        ->type_name("FILE");
    return { parser, [options](const Console& console) { return link(*options, console); } };
}
