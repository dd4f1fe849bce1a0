#include "app/commands/attribute.h"

#include "app/commands/modeloptions.h"
#include "core/base/words.h"
#include "core/genome/annotation/locus.h"
#include "core/interpret/attributionfile.h"
#include "core/interpret/attributionmethods.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace
{

using interpret::AttributionMethod;
using interpret::Readout;

struct AttributeOptions : ModelOptions {
    std::string region, annotation, gene, tss, tracks, out, method = interpret::attributionMethods().front().name;
    interpret::AttributionOptions how;
    bool json = false;
};

interpret::Promoter promoterOf(const AttributeOptions& options, const genome::GeneIndex& genes, const genome::Genome& genome)
{
    if (!options.tss.empty())
        return interpret::promoterAt(options.tss, genome);
    const auto found = interpret::promotersOf(options.gene, genes, genome);
    if (found.size() > 1)
        throw Error(
            fmt::format("{} has several TSS ({}): give one of them with --tss.", found[0].gene, interpret::tssText(found)));
    return found[0];
}

Readout readoutFor(
    const AttributeOptions& options, const models::ModelSpec& spec, const genome::Genome& genome, const Monitor& monitor)
{
    const genome::GeneIndex genes = readGenes(options.annotation, monitor);
    const int head = options.heads(spec).front();
    const std::vector<int> tracks = options.tracksOf(spec.heads[size_t(head)], options.tracks);
    if (options.region.empty())
        return interpret::readoutOf(promoterOf(options, genes, genome), spec, head, tracks);
    return interpret::readoutOf(genome::parseLocus(options.region, genome, genes), spec, head, tracks);
}

std::vector<std::string> notesOf(const AttributeOptions& options, const AttributionMethod& method, const Readout& readout,
    const models::ModelSpec& spec, const interpret::Completeness& complete)
{
    const models::Head& head = spec.heads[size_t(readout.sum.head)];
    std::vector<std::string> names;
    for (const int track : readout.sum.tracks)
        names.push_back(head.tracks[size_t(track)].name);
    const std::string steps = method.steps ? fmt::format(" in {} steps", options.how.steps) : "";
    const double whole = complete.value - complete.baseline;
    return { fmt::format("Explained is the sum of {} over {}, which is {:.6g}, by {}{}: {}.", fmt::join(names, ", "),
                 toText(interpret::summed(readout, spec)), complete.value, method.name, steps, method.says),
        fmt::format("The baseline ({}) gives {:.6g}; the attributions sum to {:.6g} of {:.6g}, an error of {:.3g}{}.",
            interpret::describe(options.how.baseline), complete.baseline, complete.sum, whole, complete.error(),
            whole != 0 ? fmt::format(" ({:.2f} %)", 100 * std::abs(complete.error() / whole)) : "") };
}

Json toJson(const AttributeOptions& options, const AttributionMethod& method, const Readout& readout,
    const models::ModelSpec& spec, const interpret::Completeness& complete)
{
    Json json { { "out", options.out }, { "method", method.name }, { "baseline", base::wordOf(options.how.baseline) },
        { "window", toText(readout.window) }, { "summed", toText(interpret::summed(readout, spec)) }, { "value", complete.value },
        { "baseline_value", complete.baseline }, { "sum", complete.sum }, { "error", complete.error() } };
    if (method.steps)
        json["steps"] = options.how.steps;
    return json;
}

int attribute(const AttributeOptions& options, const Console& console)
{
    const Monitor monitor = console.monitor();
    const interpret::AttributionFormat format = interpret::attributionFormat(options.out);
    const AttributionMethod& method = interpret::attributionMethod(options.method);
    if (const auto problems = options.how.check(); !problems.empty())
        throw Error(problems.front());
    const auto genome = options.openGenome(monitor.part(0, 0.05));
    const models::InputReader reader = options.openInputs(genome, monitor.part(0.05, 0.06));
    const auto predictor = options.openModel(monitor.part(0.06, 0.1));
    const models::ModelSpec& spec = predictor->spec();
    const Readout readout = readoutFor(options, spec, *genome, monitor.part(0.1, 0.12));
    const auto found
        = interpret::contributionsTo(readout, *predictor, reader, method.attribute, options.how, monitor.part(0.12, 0.9));
    const auto complete
        = interpret::completenessOf(found.values, *predictor, found.inputs, readout.sum, options.how, monitor.part(0.9, 0.97));
    auto notes = notesOf(options, method, readout, spec, complete);
    for (const std::string& note : reader.notes(found.where))
        notes.push_back(note);
    notes.push_back(fmt::format("Computed on {}.", predictor->device()));
    interpret::writeAttribution(
        options.out, format, found, spec, genome->length(found.where.chrom).value_or(0), notes, monitor.part(0.97, 1));
    console.erase();
    for (const std::string& note : notes)
        console.note(note);
    if (options.json)
        fmt::print("{}\n", toJson(options, method, readout, spec, complete).dump(2));
    else
        fmt::print("{}\n", options.out);
    return 0;
}

void addReadout(CLI::App& parser, AttributeOptions& options)
{
    CLI::Option_group* what = parser.add_option_group("what is explained");
    what->add_option(
        "--region", options.region, "the predicted signal over chr1:1,000-2,000 (1-based, both ends included) or over a gene");
    what->add_option("--gene", options.gene, "the predicted signal at a gene's TSS: the three bins around it");
    what->add_option("--tss", options.tss, "the same at chr11:61,892,051:- (1-based; strand optional)");
    what->require_option(1);
    parser.add_option("--annotation,--genes", options.annotation, "genes by name: GTF, GFF3 or BED")->type_name("FILE");
    parser.add_option("--head", options.head, "output of the model, e.g. human; default: the first")->type_name("NAME");
    parser.add_option("--tracks", options.tracks,
        "whose signal, summed: tracks by name, number or assay, of the plus strand where a gene is named; default: all");
}

void addMethod(CLI::App& parser, AttributeOptions& options)
{
    std::vector<std::string> names, stepping;
    for (const AttributionMethod& method : interpret::attributionMethods()) {
        names.emplace_back(method.name);
        if (method.steps)
            stepping.emplace_back(method.name);
    }
    parser.add_option("--method", options.method, "how it is told")->capture_default_str()->check(CLI::IsMember(names));
    parser
        .add_option_function<std::string>(
            "--baseline",
            [&options](const std::string& word) { options.how.baseline = base::choiceOf<interpret::Baseline>(word).value(); },
            "what the attributions count from: mean (of the four letters, of a fraction; counts of 0), zeros, or shuffled "
            "(letters, with the same pairs of neighbours)")
        ->default_str(base::wordOf(options.how.baseline))
        ->check(CLI::IsMember(base::wordsOf<interpret::Baseline>()));
    parser.add_option("--seed", options.how.seed, "of shuffled letters")->capture_default_str();
    if (!stepping.empty())
        parser
            .add_option(
                "--steps", options.how.steps, fmt::format("from the baseline to the inputs ({})", fmt::join(stepping, ", ")))
            ->capture_default_str()
            ->check(CLI::PositiveNumber);
}

} // namespace

Command addAttribute(CLI::App& app)
{
    CLI::App* parser = app.add_subcommand("attribute", "what each base and each input did for a predicted signal");
    std::string methods;
    for (const AttributionMethod& method : interpret::attributionMethods())
        methods += fmt::format("  {:<22} {}\n", method.name, method.says);
    parser->footer("Example:\n  epiarc-cli attribute --model run/best.safetensors --genome hg38.fa --track ATAC=atac.bw "
                   "--annotation genes.gtf\n    --gene FADS1 --tracks CAGE+ --out fads1.tsv\n\nMethods:\n"
        + methods
        + "\nHow far the attributions sum to the prediction less that of the baseline is told: where the error is large, they "
          "do not explain it.\nThey tell what the model makes of its inputs, not what a cell does.");
    auto options = std::make_shared<AttributeOptions>();
    options->addTo(*parser);
    addReadout(*parser, *options);
    addMethod(*parser, *options);
    parser->add_flag("--json", options->json, "machine-readable result on stdout");
    parser
        ->add_option("--out", options->out,
            "FILE.tsv (bases and bins of the inputs), FILE.bw (bases) or FILE.safetensors ([bases] and [inputs, bins])")
        ->required()
        ->type_name("FILE");
    return { parser, [options](const Console& console) { return attribute(*options, console); } };
}
