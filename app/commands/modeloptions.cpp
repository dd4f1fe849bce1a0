#include "app/commands/modeloptions.h"

#include "core/base/words.h"
#include "core/models/inputs/inputfiles.h"
#include "core/models/predictions/trackchoice.h"
#include "core/tracks/track.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

void ModelOptions::addTo(CLI::App& parser)
{
    parser.add_option("--model", model, "Epiarc model (.safetensors), made by \"epiarc-cli import\"")
        ->required()
        ->type_name("FILE");
    parser.add_option("--genome", genome, "reference genome: FASTA (plain or bgzip) or 2bit")->required()->type_name("FILE");
    parser
        .add_option("--track", inputs,
            "files that serve as inputs of the model: ATAC=FILE; mCG=FILE (fractions, or a table such as bedMethyl);\n"
            "mCG.percent=FILE where values run from 0 to 100;\n"
            "mCG.coverage=FILE (reads over each cytosine). Inputs without a file are masked")
        ->type_name("NAME=FILE");
    parser.add_option("--device", device.device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    parser.add_option("--dtype", device.dtype, "numbers to compute with: f32 or bf16")
        ->capture_default_str()
        ->check(CLI::IsMember({ "f32", "bf16" }));
    parser.add_option("--threads", device.threads, "processor threads; 0: all cores")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
}

void ModelOptions::addOutputsTo(CLI::App& parser)
{
    parser.add_option("--head", head, "output of the model, e.g. human")->type_name("NAME");
    parser.add_flag("--rc", reverseComplement, "average with the prediction of the reverse complement (twice the time)");
    parser
        .add_option_function<std::string>(
            "--use", [this](const std::string& word) { use = base::choiceOf<models::Use>(word).value(); },
            fmt::format("what a model with epigenome inputs is shown; the rest is masked: {}",
                fmt::join(base::wordsOf<models::Use>(), ", ")))
        ->default_str(base::wordOf(use))
        ->check(CLI::IsMember(base::wordsOf<models::Use>()));
}

namespace
{

/// NAME=FILE of each --track.
models::InputFiles parse(const std::vector<std::string>& options, const models::ModelSpec& spec, const std::string& model)
{
    models::InputFiles files;
    for (const std::string& text : options) {
        const size_t equals = text.find('=');
        if (equals == std::string::npos || equals + 1 == text.size())
            throw Error(fmt::format("--track \"{}\" names no file: write it as NAME=FILE.", text));
        if (spec.inputs.empty())
            throw Error(fmt::format("{} reads the sequence alone: leave --track {} away.", model, text));
        files.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    }
    return files;
}

} // namespace

genome::GeneIndex readGenes(const std::string& path, const Monitor& monitor)
{
    genome::GeneIndex genes;
    if (path.empty())
        return genes;
    const auto store = tracks::open(path, monitor)->features();
    if (!store)
        throw Error(fmt::format("{} has no genes: give a GTF, GFF3 or BED file.", path));
    genes.add(*store);
    return genes;
}

std::shared_ptr<genome::Genome> ModelOptions::openGenome(const Monitor& monitor) const
{
    auto opened = genome::Genome::open(genome, monitor);
    if (!opened->hasSequence())
        throw Error(fmt::format("{} holds no sequence, which a prediction needs: give a FASTA or 2bit file.", genome));
    return opened;
}

models::InputReader ModelOptions::openInputs(std::shared_ptr<const genome::Genome> genome, const Monitor& monitor) const
{
    models::ModelSpec spec = models::readSpec(model);
    const models::InputFiles files = parse(inputs, spec, model);
    spec.name = model; // as the messages shall call it
    auto given = models::openInputs(spec, files, *genome, monitor);
    return { spec, std::move(genome), std::move(given) };
}

std::unique_ptr<models::Predictor> ModelOptions::openModel(const Monitor& monitor) const
{
    return models::loadEngine()->open(model, device, monitor);
}

models::Request ModelOptions::request(const models::ModelSpec& spec, const models::HeadTracks& of) const
{
    if (use != models::Use::Both && spec.inputs.empty())
        throw Error(fmt::format("{} reads the sequence alone: leave --use {} away.", model, base::wordOf(use)));
    return { of, reverseComplement, use };
}

std::vector<int> ModelOptions::heads(const models::ModelSpec& spec) const
{
    std::vector<int> found;
    std::string names;
    for (size_t i = 0; i < spec.heads.size(); ++i) {
        names += (i ? ", " : "") + spec.heads[i].name;
        if (head.empty() || spec.heads[i].name == head)
            found.push_back(int(i));
    }
    if (found.empty())
        throw Error(fmt::format("{} has no head \"{}\"; it has: {}.", model, head, names));
    return found;
}

models::HeadTracks ModelOptions::headTracks(const models::ModelSpec& spec, const std::string& list) const
{
    const int number = heads(spec).front();
    std::vector<std::string> unknown;
    const models::HeadTracks chosen { number, models::chooseTracks(spec.heads[size_t(number)], list, unknown) };
    if (!unknown.empty())
        throw Error(fmt::format("{} has no track \"{}\": \"epiarc-cli info\" lists them.", model, unknown.front()));
    return { number, models::tracksOf(spec, chosen) };
}
