#include "core/models/families/baskerville.h"

#include "core/models/families/baskervilletrunk.h"
#include "core/models/families/presets.h"

#include <fmt/format.h>
#include <map>

namespace models
{

namespace
{

void addOutput(const BlockSettings& model, const Head& head, const std::string& file, Outline& outline)
{
    const std::string key = "head_" + head.name;
    const Json* list = model.find(key.c_str());
    if (!list)
        model.complain(fmt::format("has no {}", key));
    if (list->is_array() && list->size() != 1)
        model.complain(fmt::format("has a {} of {} blocks, and only one (final) is supported", key, list->size()));
    const BlockSettings settings(list->is_array() ? list->front() : *list, nullptr, key, file);
    if (settings.name() != "final" && settings.name() != "dense")
        model.complain(fmt::format("has the unknown output block \"{}\" in {}", settings.name(), key));
    settings.refuse("flatten", false);
    const int64_t units = settings.integer("units");
    if (units != int64_t(head.tracks.size()))
        model.complain(fmt::format("has {} units in {} but {} tracks", units, key, head.tracks.size()));
    outline.addHead(head, settings.activation(Activation::Linear));
}

} // namespace

void outlineBaskerville(const ModelSpec& spec, const std::string& file, Outline& outline)
{
    outline.read("sequence", { spec.inputLength, 4, 1 }, Stage::Unit::Bases);
    const BlockSettings model(spec.settings, nullptr, "model", file);
    const Json* list = model.find("trunk");
    if (!list || !list->is_array() || list->empty())
        model.complain("has no list \"trunk\"");
    BaskervilleTrunk trunk(outline);
    for (size_t i = 0; i < list->size(); ++i) {
        const std::string prefix = fmt::format("trunk.{}", i);
        trunk.add(BlockSettings(list->at(i), &spec.settings, prefix, file), prefix);
    }
    outline.last = model.activation(Activation::Relu);
    for (const Head& head : spec.heads)
        addOutput(model, head, file, outline);
}

void fitBaskerville(ModelSpec& spec)
{
    Json usual { { "name", "final" }, { "activation", "softplus" } }; // as the heads there were
    std::map<std::string, Json> had;
    for (const auto& [key, value] : spec.settings.items())
        if (key.starts_with("head_"))
            had[key] = usual = value.is_array() ? value.at(0) : value;
    for (const auto& [key, value] : had)
        spec.settings.erase(key);
    for (const Head& head : spec.heads) {
        const auto own = had.find("head_" + head.name);
        Json& block = spec.settings["head_" + head.name] = own == had.end() ? usual : own->second;
        block["units"] = head.tracks.size();
    }
    spec.settings["seq_length"] = spec.inputLength;
}

Importer baskervilleImporter()
{
    return { "baskerville",
        "--weights is the Keras .h5 file of one head, --params the params.json of the training, --targets the table of tracks\n"
        "(tab-separated, with a header: identifier, description, strand_pair).",
        "--weights model.h5 --params params.json --targets targets.txt --genome hg38 --out model.safetensors", true };
}

ModelSpec basenji2()
{
    const Json trunk = Json::parse(R"([ { "name": "conv_block", "filters": 288, "kernel_size": 15, "pool_size": 2 },
        { "name": "conv_tower", "filters_init": 339, "filters_mult": 1.1776, "kernel_size": 5, "pool_size": 2, "repeat": 6 },
        { "name": "dilated_residual", "filters": 384, "rate_mult": 1.5, "repeat": 11, "dropout": 0.3, "round": true },
        { "name": "Cropping1D", "cropping": 64 }, { "name": "conv_block", "filters": 1536, "dropout": 0.05 } ])");
    const Json head { { "name", "final" }, { "units", 5313 }, { "activation", "softplus" } };
    return sized("baskerville", 131072, 896,
        { { "activation", "quick_gelu" }, { "norm_type", "batch" }, { "seq_length", 131072 }, { "trunk", trunk },
            { "head_human", head } },
        { unnamed("human", 5313) });
}

} // namespace models
