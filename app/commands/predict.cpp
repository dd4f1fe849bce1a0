#include "app/commands/predict.h"

#include "app/commands/modeloptions.h"
#include "core/base/words.h"
#include "core/genome/annotation/locus.h"
#include "core/models/edits/edittext.h"
#include "core/models/predictions/predictionfile.h"
#include "core/models/predictions/trackchoice.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace
{

struct PredictOptions : ModelOptions {
    std::string region, outputs, genes;
    std::vector<std::string> edits;
    std::string out;
};

/// The inputs with every --edit made.
models::InputReader edited(const PredictOptions& options, const models::InputReader& reader, const models::ModelSpec& spec)
{
    std::vector<models::Edit> edits;
    for (const std::string& text : options.edits)
        for (models::Edit& edit : models::parseEdits(text, reader.genome(), spec))
            edits.push_back(std::move(edit));
    return edits.empty() ? reader : reader.with(std::make_shared<models::Haplotype>(std::move(edits), reader.genome()));
}

/// Heads and their tracks meant by --head and --tracks.
std::vector<models::HeadTracks> chosen(const PredictOptions& options, const models::ModelSpec& spec)
{
    std::vector<models::HeadTracks> found;
    std::vector<std::string> unknown;
    for (const int head : options.heads(spec)) {
        std::vector<std::string> unknownHere;
        std::vector<int> tracks = models::chooseTracks(spec.heads[size_t(head)], options.outputs, unknownHere);
        if (options.outputs.empty() || !tracks.empty())
            found.push_back({ head, std::move(tracks) });
        unknown.insert(unknown.end(), unknownHere.begin(), unknownHere.end());
    }
    if (found.empty() || (!unknown.empty() && spec.heads.size() == 1))
        throw Error(fmt::format("{} has no track that fits \"{}\": \"epiarc-cli info --json {}\" lists them.", options.model,
            fmt::join(unknown, "\", \""), options.model));
    return found;
}

models::HeadPrediction predictHead(const PredictOptions& options, const models::Predictor& predictor,
    const models::InputReader& reader, const Interval& region, const models::HeadTracks& of, const Monitor& monitor)
{
    const models::ModelSpec& spec = predictor.spec();
    const models::Head& head = spec.heads[size_t(of.head)];
    models::HeadPrediction result { head.name, {},
        models::predictRegion(predictor, reader, region, options.request(spec, of), monitor) };
    for (const int track : models::tracksOf(spec, of))
        result.tracks.push_back(head.tracks[size_t(track)]);
    return result;
}

int predict(const PredictOptions& options, const Console& console)
{
    const Monitor monitor = console.monitor();
    const models::PredictionFormat format = models::predictionFormat(options.out);
    const auto genome = options.openGenome(monitor.part(0, 0.1));
    const Interval region = genome::parseLocus(options.region, *genome, readGenes(options.genes, monitor.part(0.1, 0.15)));
    const models::InputReader inputs = options.openInputs(genome, monitor.part(0.15, 0.155));
    const models::InputReader reader = edited(options, inputs, models::readSpec(options.model));
    const auto predictor = options.openModel(monitor.part(0.16, 0.2));
    const models::ModelSpec& spec = predictor->spec();
    const auto heads = chosen(options, spec);
    if (format == models::PredictionFormat::BigWig && (heads.size() != 1 || models::tracksOf(spec, heads[0]).size() != 1))
        throw Error(fmt::format(
            "A bigWig holds one track: choose one with --tracks, or end --out with / for a folder ({}/).", options.out));

    std::vector<models::HeadPrediction> predictions;
    for (const models::HeadTracks& of : heads)
        predictions.push_back(predictHead(options, *predictor, reader, region, of, monitor.part(0.2, 0.95)));
    const auto written = models::writePrediction(
        options.out, format, predictions, genome->length(region.chrom).value_or(0), monitor.part(0.95, 1));

    const models::RegionPrediction& first = predictions.front().prediction;
    for (const std::string& note : first.notes)
        console.note(note);
    if (options.use != models::Use::Both)
        console.note(fmt::format("Predicted from the {} alone.", base::wordOf(options.use)));
    console.note(fmt::format("{:.1f} % of the input bases were unknown (N).", 100 * first.unknownBases));
    console.note(fmt::format("Computed on {}.", predictor->device()));
    for (const auto& path : written)
        fmt::print("{}\n", path.string());
    return 0;
}

} // namespace

Command addPredict(CLI::App& app)
{
    CLI::App* parser = app.add_subcommand("predict", "predict tracks over a region");
    parser->footer(
        "Examples:\n"
        "  epiarc-cli predict --model model.safetensors --genome hg38.fa --region chr11:61,832,338-61,963,410 --tracks DNASE "
        "--out predicted/\n"
        "  epiarc-cli predict --model model.safetensors --genome hg38.fa --genes genes.gtf --region FADS1 --out fads1.tsv\n"
        "  epiarc-cli predict --model epi.safetensors --genome mm10.fa --track ATAC=l5it_atac.bw mCG=l5it_mcg.bw "
        "mCG.coverage=l5it_cov.bw --region chr9:41,000,001-41,114,688 --out l5it.bw\n"
        "  epiarc-cli predict --model model.safetensors --genome hg38.fa --region FADS1 --genes genes.gtf --edit "
        "\"chr11:61,832,400 A>G\"\n"
        "    --edit delete:chr11:61830001-61831000 --out edited.tsv\n\n"
        "A region as long as the model's output is one window centred on it; a longer one is tiled, a shorter one cut out of one "
        "window,\n"
        "and the ends of chromosomes are padded with N. What was done is said on stderr.\n\n"
        "Edits: \"chr1:1,000 A>G\" (AT>A and A>ATT too), \"delete chr1:1,000-1,500\", \"insert chr1:1,000 ACGT\" (before base "
        "1,000),\n"
        "\"shuffle chr1:1,000-1,500 seed 7\" (keeps pairs of neighbouring bases), \"erase ATAC chr1:1,000-1,500\" (or all), "
        "\"scale ATAC 0.5 chr1:1,000-1,500\".\n"
        "With colons instead of blanks and > no quotes are needed: chr1:1000:A:G, delete:chr1:1000-1500. Values are written at "
        "the positions of the\n"
        "reference: bins that were deleted have none, inserted ones are left out.");
    auto options = std::make_shared<PredictOptions>();
    options->addTo(*parser);
    options->addOutputsTo(*parser);
    parser
        ->add_option("--region", options->region,
            "where: chr1:1,000-2,000 (1-based, both ends included), chr1:1.5M-2Mb, or a gene name with --genes")
        ->required();
    parser->add_option("--genes", options->genes, "annotation for gene names: GTF, GFF3 or BED")->type_name("FILE");
    parser
        ->add_option("--tracks", options->outputs,
            "comma-separated numbers (3, 0-9), identifiers, assays (DNASE) or parts of descriptions; default: all")
        ->type_name("LIST");
    parser
        ->add_option("--edit", options->edits,
            "what if: a change of the sequence or of an input, as below; several together with more --edit, or with ; between")
        ->type_name("EDIT")
        ->allow_extra_args(false);
    parser
        ->add_option("--out", options->out,
            "FILE.bw (one track), FILE.tsv, FILE.safetensors ([bins, tracks]), or FOLDER/ (a bigWig per track)")
        ->required()
        ->type_name("FILE");
    return { parser, [options](const Console& console) { return predict(*options, console); } };
}
