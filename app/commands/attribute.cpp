#include "app/commands/attribute.h"

#include "app/commands/readoutoptions.h"
#include "core/base/words.h"
#include "core/interpret/attributionfile.h"
#include "core/interpret/attributionmethods.h"

#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace
{

using interpret::AttributionMethod;
using interpret::Readout;

struct AttributeOptions : ReadoutOptions {
    std::string out, method = interpret::attributionMethods().front().name;
    interpret::AttributionOptions how;
    bool json = false;
    CLI::Option *steps = nullptr, *seed = nullptr; ///< as they were given

    bool shuffles() const { return how.baseline == interpret::Baseline::Shuffled; }
    /// What was given in vain, one sentence each.
    std::vector<std::string> unused(const AttributionMethod& used) const
    {
        std::vector<std::string> sentences;
        if (!steps->empty() && !used.steps)
            sentences.push_back(fmt::format("--steps {} is not used: {} takes none.", how.steps, used.name));
        if (!seed->empty() && !shuffles())
            sentences.push_back(
                fmt::format("--seed {} is not used: only the letters of --baseline shuffled are drawn.", how.seed));
        return sentences;
    }
};

/// What was found, in words and for programs.
struct AttributionReport {
    const AttributeOptions& options;
    const AttributionMethod& method;
    const Readout& readout;
    const models::ModelSpec& spec;
    interpret::Completeness complete;

    std::vector<std::string> notes() const
    {
        const std::string steps = method.steps ? fmt::format(" in {} steps", options.how.steps) : "";
        const double whole = complete.value - complete.baseline;
        std::vector<std::string> sentences = readout.notes;
        sentences.push_back(fmt::format("Explained is the sum of {} over {}, which is {:.6g}, by {}{}: {}.",
            interpret::tracksText(spec, readout.sum.of), toText(interpret::summed(readout, spec)), complete.value, method.name,
            steps, method.says));
        sentences.push_back(
            fmt::format("The baseline ({}) gives {:.6g}; the attributions sum to {:.6g} of {:.6g}, an error of {:.3g}{}.",
                interpret::describe(options.how.baseline, options.how.seed), complete.baseline, complete.sum, whole,
                complete.error(), whole != 0 ? fmt::format(" ({:.2f} %)", 100 * std::abs(complete.error() / whole)) : ""));
        return sentences;
    }
    Json json() const
    {
        Json facts { { "out", options.out }, { "method", method.name }, { "baseline", base::wordOf(options.how.baseline) },
            { "head", spec.heads[size_t(readout.sum.of.head)].name }, { "tracks", interpret::namesOf(spec, readout.sum.of) },
            { "window", toText(readout.window) }, { "summed", toText(interpret::summed(readout, spec)) },
            { "value", complete.value }, { "baseline_value", complete.baseline }, { "sum", complete.sum },
            { "error", complete.error() } };
        if (method.steps)
            facts["steps"] = options.how.steps;
        if (options.shuffles())
            facts["seed"] = options.how.seed;
        return facts;
    }
};

int attribute(const AttributeOptions& options, const Console& console)
{
    const Monitor monitor = console.monitor();
    const interpret::AttributionFormat format = interpret::attributionFormat(options.out);
    const AttributionMethod& method = interpret::attributionMethod(options.method);
    if (const auto problems = options.how.check(); !problems.empty())
        throw Error(problems.front());
    for (const std::string& sentence : options.unused(method))
        console.note(sentence);
    const auto genome = options.openGenome(monitor.part(0, 0.05));
    const models::InputReader reader = options.openInputs(genome, monitor.part(0.05, 0.06));
    const auto predictor = options.openModel(monitor.part(0.06, 0.1));
    const models::ModelSpec& spec = predictor->spec();
    const Readout readout = options.readout(spec, *genome, monitor.part(0.1, 0.12));
    const auto found
        = interpret::contributionsTo(readout, *predictor, reader, method.attribute, options.how, monitor.part(0.12, 0.9));
    const auto complete
        = interpret::completenessOf(found.values, *predictor, found.inputs, readout.sum, options.how, monitor.part(0.9, 0.97));
    const AttributionReport report { options, method, readout, spec, complete };
    auto notes = report.notes();
    for (const std::string& note : reader.notes(found.where))
        notes.push_back(note);
    notes.push_back(fmt::format("Computed on {}.", predictor->device()));
    interpret::writeAttribution(
        options.out, format, found, spec, genome->length(found.where.chrom).value_or(0), notes, monitor.part(0.97, 1));
    console.erase();
    for (const std::string& note : notes)
        console.note(note);
    if (options.json)
        fmt::print("{}\n", report.json().dump(2));
    else
        fmt::print("{}\n", options.out);
    return 0;
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
    options.seed = parser.add_option("--seed", options.how.seed, "of shuffled letters")->capture_default_str();
    options.steps = parser
                        .add_option("--steps", options.how.steps,
                            fmt::format("from the baseline to the inputs ({})", fmt::join(stepping, ", ")))
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
    options->addReadoutTo(*parser);
    addMethod(*parser, *options);
    parser->add_flag("--json", options->json, "machine-readable result on stdout");
    parser
        ->add_option("--out", options->out,
            "FILE.tsv (bases and bins of the inputs), FILE.bw (bases) or FILE.safetensors ([bases] and [inputs, bins])")
        ->required()
        ->type_name("FILE");
    return { parser, [options](const Console& console) { return attribute(*options, console); } };
}
