#include "app/commands/info.h"

#include "app/commands/facts.h"
#include "core/base/versions.h"
#include "core/base/words.h"
#include "core/genome/annotation/featurestore.h"
#include "core/genome/genome.h"
#include "core/models/engine.h"
#include "core/models/families/outline.h"
#include "core/models/inputs/inputs.h"
#include "core/models/tensors/tensorfile.h"
#include "core/tracks/formats/table.h"
#include "core/tracks/track.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace
{

struct InfoOptions {
    std::vector<std::string> files;
    bool json = false;
};

Facts describeModel(const std::string& path)
{
    const models::ModelSpec spec = models::readSpec(path);
    Facts info { { "name", spec.name }, { "architecture", spec.family }, { "genome", spec.genome },
        { "parameters", spec.parameters }, { "input_bp", spec.inputLength }, { "output_bp", spec.outputLength },
        { "bin_bp", spec.binSize }, { "source", spec.source }, { "licence", spec.licence } };
    if (spec.members > 1)
        info["ensemble_of"] = spec.members;
    if (const models::AttentionShape attention = models::attentionShape(spec); attention.layers > 0)
        info.update({ { "attention_layers", attention.layers }, { "attention_heads", attention.heads },
            { "attention_positions", attention.positions }, { "attention_bin_bp", attention.binSize } });
    if (!spec.inputs.empty())
        info["input_bin_bp"] = spec.inputBinSize;
    for (const models::InputTrack& input : spec.inputs)
        info["inputs"].push_back(
            { { "name", input.name }, { "description", input.description }, { "read_as", models::describe(input) } });
    if (!spec.provenance.empty())
        info["provenance"] = spec.provenance;
    Facts heads = Facts::object();
    for (const models::Head& head : spec.heads) {
        std::map<std::string, int> assays;
        Facts tracks = Facts::array();
        for (const models::OutputTrack& track : head.tracks) {
            ++assays[track.assay];
            tracks.push_back({ { "name", track.name }, { "assay", track.assay }, { "description", track.description },
                { "strand_pair", track.strandPair } });
        }
        heads[head.name] = { { "assays", assays }, { "tracks", tracks } };
    }
    info["heads"] = heads;
    return info;
}

/// A checkpoint, or tensors of another kind than a model's.
Facts describeTensors(const models::TensorFile& file)
{
    int64_t values = 0;
    Facts tensors = Facts::object();
    for (const models::TensorView& tensor : file.tensors()) {
        values += int64_t(tensor.bytes / models::bytesOf(tensor.dtype));
        tensors[tensor.name] = { { "dtype", tensor.dtype }, { "shape", tensor.shape } };
    }
    Facts info { { "values", values }, { "tensors", tensors } };
    if (!file.skipped().empty())
        info["not_read"] = file.skipped();
    const bool weights = std::ranges::all_of(file.metadata(), [](const auto& entry) { return entry.first == "format"; });
    if (weights)
        info["to_open_it"] = tracks::hint(tracks::Format::Checkpoint, file.path());
    else
        info["metadata"] = file.metadata();
    return info;
}

Facts describeWeights(const std::string& path)
{
    const auto file = models::openTensors(path);
    return file->metadata().contains("epiarc") ? describeModel(path) : describeTensors(*file);
}

Facts describeGenome(const std::string& path, const Monitor& monitor)
{
    const auto genome = genome::Genome::open(path, monitor);
    Facts sizes = Facts::object();
    int64_t total = 0;
    for (const genome::Chromosome& chromosome : genome->chromosomes()) {
        sizes[chromosome.name] = chromosome.length;
        total += chromosome.length;
    }
    return { { "letters", genome->hasSequence() }, { "total_bp", total }, { "sequences", sizes } };
}

/// Least and largest value of a signal, and how many of its sequences have any. One bin per sequence, so the file's own
/// summaries answer.
Facts describeValues(const tracks::Track& track, const Monitor& monitor)
{
    float least = std::numeric_limits<float>::infinity(), most = -least;
    int sequences = 0;
    for (const std::string& chrom : track.chromosomes()) {
        const tracks::Slice slice = track.read({ chrom, 0, std::numeric_limits<uint32_t>::max() }, 1, monitor);
        const auto* signal = std::get_if<tracks::Signal>(&slice);
        if (!signal || signal->mean.empty() || std::isnan(signal->max[0]))
            continue;
        least = std::min(least, signal->min[0]);
        most = std::max(most, signal->max[0]);
        ++sequences;
    }
    if (sequences == 0)
        return { { "sequences_with_values", 0 } };
    return { { "sequences_with_values", sequences }, { "least_value", least }, { "largest_value", most } };
}

Facts describeTrack(const std::string& path, tracks::Format format, const Monitor& monitor)
{
    const auto track = tracks::open(path, format, monitor);
    Facts info { { "name", track->name() }, { "shows", base::wordOf(track->kind()) } };
    if (!track->units().empty())
        info["units"] = track->units();
    info["sequences"] = track->chromosomes();
    if (track->kind() == tracks::Kind::Signal)
        info.update(describeValues(*track, monitor));
    if (const auto store = track->features()) {
        info["features"] = store->size();
        Facts extents = Facts::object();
        for (const std::string& chrom : store->chromosomes())
            extents[chrom] = store->extent(chrom);
        info["last_position"] = extents;
    }
    return info;
}

/// Throws Error when the file is damaged or none of Epiarc's.
Facts describeFile(const std::string& path, const Monitor& monitor)
{
    const tracks::Format format = tracks::sniff(path);
    Facts info { { "file", path }, { "format", tracks::describe(format) }, { "bytes", std::filesystem::file_size(path) } };
    switch (tracks::rowOf(format).use) {
    case tracks::Use::Model:
        info.update(describeWeights(path));
        break;
    case tracks::Use::Genome:
        info.update(describeGenome(path, monitor));
        break;
    case tracks::Use::Session:
        break;
    case tracks::Use::Track:
    case tracks::Use::Refused:
        info.update(describeTrack(path, format, monitor)); // says what is wrong with anything else
        break;
    }
    return info;
}

int describeProgram(const InfoOptions& options, const Console& console)
{
    Facts info(base::versions());
    int code = 0;
    try {
        info.update(Facts(models::loadEngine()->about()));
    } catch (const Error& problem) {
        console.note(problem.what());
        code = 1;
    }
    if (options.json)
        fmt::print("{}\n", info.dump(2));
    else
        printFacts(info);
    return code;
}

int describeFiles(const InfoOptions& options, const Console& console)
{
    const Monitor monitor = console.monitor();
    Facts all = Facts::array();
    int code = 0;
    for (const std::string& file : options.files) {
        try {
            const Facts info = describeFile(file, monitor);
            console.erase();
            if (!options.json)
                printFacts(info);
            all.push_back(info);
        } catch (const Error& problem) {
            console.note(problem.what());
            all.push_back({ { "file", file }, { "problem", problem.what() } });
            code = 1;
        }
    }
    if (options.json)
        fmt::print("{}\n", all.dump(2, ' ', false, Facts::error_handler_t::replace)); // names of files may be no UTF-8
    return code;
}

} // namespace

Command addInfo(CLI::App& app)
{
    CLI::App* parser = app.add_subcommand("info", "say what files are; without a file, versions and devices");
    parser->footer(
        "Example:\n  epiarc-cli info hg38.fa.gz peaks.bed model.safetensors\n\n"
        "Files are recognised by content, not by name. A file with a problem is told on stderr, and the exit code is 1.");
    auto options = std::make_shared<InfoOptions>();
    parser->add_option("FILE", options->files, "genomes, tracks, models");
    parser->add_flag("--json", options->json, "machine-readable result");
    return { parser, [options](const Console& console) {
                return options->files.empty() ? describeProgram(*options, console) : describeFiles(*options, console);
            } };
}
