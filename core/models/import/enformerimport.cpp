#include "core/models/import/enformerimport.h"

#include "core/models/import/enformerweights.h"
#include "core/models/import/importedmodel.h"
#include "core/models/import/targets.h"
#include "core/models/tensors/tensorfile.h"

#include <fmt/format.h>

namespace models
{

namespace
{

/// The constructor's settings under our names; others do not change what is predicted.
constexpr std::pair<const char*, const char*> keys[] { { "dim", "channels" }, { "depth", "depth" }, { "heads", "heads" },
    { "attn_dim_key", "key_size" }, { "num_downsamples", "downsamples" }, { "dim_divisible_by", "divisible_by" },
    { "dropout_rate", "dropout" }, { "attn_dropout", "attention_dropout" }, { "pos_dropout", "position_dropout" } };

int64_t positive(const Json& config, const char* key, int64_t otherwise, const std::filesystem::path& path)
{
    const Json value = config.value(key, Json(otherwise));
    if (!value.is_number_integer() || value.get<int64_t>() < 1)
        throw Error(fmt::format("{} has \"{}\": {}, which must be a positive whole number.", path.string(), key, value.dump()));
    return value;
}

std::vector<Head> headsOf(const Json& config, const ImportOptions& options)
{
    const Json list = config.value("output_heads", Json { { "human", 5313 }, { "mouse", 1643 } });
    if (!list.is_object() || list.empty())
        throw Error(fmt::format("{} has \"output_heads\" that are no object of names and numbers.", options.params.string()));
    const std::vector<OutputTrack> targets = options.targets.empty() ? std::vector<OutputTrack>() : readTargets(options.targets);
    std::vector<Head> heads;
    bool named = false;
    for (const auto& [name, value] : list.items()) {
        const int64_t count = positive(list, name.c_str(), 0, options.params);
        Head head { name, targets };
        named = named || int64_t(targets.size()) == count;
        if (int64_t(targets.size()) != count) {
            head.tracks.clear();
            for (int i = 0; i < int(count); ++i)
                head.tracks.push_back({ fmt::format("{} {}", name, i), "", "", i });
        }
        checkStrandPairs(head.tracks, options.targets);
        heads.push_back(std::move(head));
    }
    if (!targets.empty() && !named)
        throw Error(fmt::format("{} lists {} tracks, and no head of {} has as many: {}.", options.targets.string(),
            targets.size(), options.params.string(), list.dump()));
    return heads;
}

ModelSpec describeEnformer(const ImportOptions& options)
{
    const Json file = base::readJson(options.params);
    const Json& config = file.is_object() && file.contains("config") ? file["config"] : file;
    if (!config.is_object())
        throw Error(fmt::format("{} is no JSON object: give the config.json of the model.", options.params.string()));
    ModelSpec spec;
    spec.family = "enformer";
    spec.name = options.name.empty() ? options.out.stem().string() : options.name;
    spec.genome = options.genome;
    spec.source = fmt::format("imported from {} (github.com/lucidrains/enformer-pytorch)", options.weights.filename().string());
    spec.settings = Json::object();
    for (const auto& [theirs, ours] : keys)
        if (config.contains(theirs))
            spec.settings[ours] = config[theirs];
    spec.settings["gamma"] = options.gamma.empty() ? "positions" : options.gamma;
    spec.binSize = int64_t(1) << std::min<int64_t>(20, positive(config, "num_downsamples", 7, options.params));
    spec.inputLength = options.length > 0 ? options.length : 196608;
    spec.outputLength = spec.binSize * positive(config, "target_length", 896, options.params);
    spec.heads = headsOf(config, options);
    if (spec.outputLength > spec.inputLength)
        throw Error(
            fmt::format("{} predicts {} bins of {} bp, more than the {} bp it would read: give the input's length with --length.",
                options.params.string(), spec.outputLength / spec.binSize, spec.binSize, spec.inputLength));
    return spec;
}

} // namespace

ModelSpec importEnformer(const ImportOptions& options, const Monitor& monitor)
{
    monitor.report(0, "reading the checkpoint");
    ModelSpec spec = describeEnformer(options);
    const auto file = openTensors(options.weights);
    EnformerWeights weights(*file);
    writeImported(spec, weights, options, monitor.part(0.1, 1));
    return spec;
}

} // namespace models
