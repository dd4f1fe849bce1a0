#include "core/models/import/baskervilleimport.h"

#include "core/genome/lines.h"
#include "core/models/import/kerasweights.h"
#include "core/models/networks/families.h"
#include "core/models/safetensors.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace models
{

namespace
{

size_t column(const std::vector<std::string_view>& header, std::string_view name, const genome::LineReader& lines)
{
    const auto found = std::ranges::find(header, name);
    if (found == header.end())
        throw Error(fmt::format("{}the header has no column \"{}\".", lines.place(), name));
    return size_t(found - header.begin());
}

std::vector<OutputTrack> readTargets(const std::filesystem::path& path)
{
    genome::LineReader lines(path);
    std::string header, line;
    std::vector<std::string_view> names, fields;
    lines.next(header);
    genome::splitTabs(header, names);
    const size_t identifier = column(names, "identifier", lines), description = column(names, "description", lines);
    const bool stranded = std::ranges::find(names, "strand_pair") != names.end();
    const size_t pair = stranded ? column(names, "strand_pair", lines) : 0;
    std::vector<OutputTrack> tracks;
    while (lines.next(line)) {
        if (line.empty())
            continue;
        genome::splitTabs(line, fields);
        if (fields.size() < names.size())
            throw Error(fmt::format("{}{} columns where the header has {}.", lines.place(), fields.size(), names.size()));
        const auto partner = stranded ? genome::toInteger(fields[pair]) : std::optional<int64_t>(int64_t(tracks.size()));
        if (!partner || *partner < 0)
            throw Error(fmt::format("{}strand_pair \"{}\" is no track number.", lines.place(), fields[pair]));
        const std::string text(fields[description]);
        tracks.push_back({ std::string(fields[identifier]), text, text.substr(0, text.find(':')), int(*partner) });
    }
    return tracks;
}

void checkPairs(const std::vector<OutputTrack>& tracks, const std::filesystem::path& path)
{
    for (const OutputTrack& track : tracks)
        if (track.strandPair >= int(tracks.size()))
            throw Error(fmt::format("{}: track {} names {} as its strand_pair, but there are only {} tracks.", path.string(),
                track.name, track.strandPair, tracks.size()));
}

int64_t unitsOf(const Json& head)
{
    const Json& block = head.is_array() && head.size() == 1 ? head[0] : head;
    return block.is_object() ? block.value("units", int64_t(0)) : 0;
}

/// The name of the head ("head_NAME") that has one unit per target.
std::string chooseHead(const Json& model, size_t targets, const ImportOptions& options)
{
    std::vector<std::string> seen;
    for (const auto& [key, value] : model.items()) {
        if (!key.starts_with("head_"))
            continue;
        if (unitsOf(value) == int64_t(targets))
            return key.substr(5);
        seen.push_back(fmt::format("{} ({} units)", key, unitsOf(value)));
    }
    throw Error(fmt::format("{} lists {} tracks, but no head of {} has as many: {}.", options.targets.string(), targets,
        options.params.string(), seen.empty() ? "it has none" : fmt::format("{}", fmt::join(seen, ", "))));
}

ModelSpec describeModel(const ImportOptions& options)
{
    const Json params = base::readJson(options.params);
    ModelSpec spec;
    spec.settings = params.is_object() && params.contains("model") ? params["model"] : params;
    if (!spec.settings.is_object() || !spec.settings.contains("seq_length") || !spec.settings["seq_length"].is_number_unsigned())
        throw Error(fmt::format(
            "{} has no \"seq_length\" in its \"model\": give the params.json of the model.", options.params.string()));
    std::vector<OutputTrack> tracks = readTargets(options.targets);
    spec.family = "baskerville";
    spec.name = options.name.empty() ? options.out.stem().string() : options.name;
    spec.genome = options.genome;
    spec.source = fmt::format("imported from {} (github.com/calico/baskerville)", options.weights.filename().string());
    spec.inputLength = spec.settings["seq_length"];
    std::string head = chooseHead(spec.settings, tracks.size(), options);
    checkPairs(tracks, options.targets);
    spec.heads.push_back({ std::move(head), std::move(tracks) });
    return spec;
}

} // namespace

ModelSpec importBaskerville(const ImportOptions& options, const Monitor& monitor)
{
    monitor.report(0, "reading the checkpoint");
    ModelSpec spec = describeModel(options);
    const Hdf5File file(options.weights);
    KerasWeights weights(file);
    const auto network = buildNetwork(spec, weights, options.params.string());
    weights.finish(options.weights.string());
    spec.binSize = network->binSize();
    spec.outputLength = network->outputBins() * network->binSize();
    spec.parameters = weights.parameters();

    monitor.report(0.8, "writing the model");
    std::vector<TensorToWrite> tensors;
    for (const NamedTensor& tensor : weights.taken())
        tensors.push_back({ tensor.name, tensor.values.sizes().vec(), tensor.values.data_ptr<float>() });
    writeSafetensors(options.out, tensors, { { "epiarc", toJson(spec).dump() } });
    monitor.report(1, "writing the model");
    return spec;
}

} // namespace models
