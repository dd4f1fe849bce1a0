#include "core/models/import/baskervilleimport.h"

#include "core/models/import/importedmodel.h"
#include "core/models/import/kerasweights.h"
#include "core/models/import/targets.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace models
{

namespace
{

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

ModelSpec describeBaskerville(const ImportOptions& options)
{
    if (options.targets.empty())
        throw Error("A Baskerville model needs the table of its tracks: give it with --targets.");
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
    checkStrandPairs(tracks, options.targets);
    spec.heads.push_back({ std::move(head), std::move(tracks) });
    return spec;
}

} // namespace

ModelSpec importBaskerville(const ImportOptions& options, const Monitor& monitor)
{
    monitor.report(0, "reading the checkpoint");
    ModelSpec spec = describeBaskerville(options);
    const Hdf5File file(options.weights);
    KerasWeights weights(file);
    writeImported(spec, weights, options, monitor.part(0.3, 1));
    return spec;
}

} // namespace models
