#include "core/models/families/enformer.h"

#include "core/models/families/presets.h"

#include <fmt/format.h>

namespace models
{

void addTower(const EnformerSettings& settings, const ModelSpec& spec, Outline& outline, Branch branch)
{
    outline.read("sequence", { spec.inputLength, 4, 1 }, Stage::Unit::Bases, branch);
    std::vector<Layer> stages;
    Shape shape = outline.reached();
    for (size_t i = 0; i < settings.tower.size(); ++i) {
        const Shape out { shape.length / 2, settings.tower[i], 2 * shape.binSize };
        const std::string prefix = i == 0 ? "stem" : fmt::format("tower.{}", i - 1);
        stages.push_back({ prefix, shape, out, operations::TowerStage { i == 0, i == 0 ? 15 : 5, settings.pool } });
        shape = out;
    }
    outline.add({ stages.front() }, branch);
    stages.erase(stages.begin());
    if (!stages.empty())
        outline.add(std::move(stages), branch);
}

void addAttentionTrunk(const EnformerSettings& settings, const ModelSpec& spec, Outline& outline)
{
    operations::Transformer transformer { settings.heads, settings.keySize, settings.valueSize, settings.positionFeatures };
    transformer.gamma = settings.gamma;
    transformer.hidden = 2 * settings.channels;
    transformer.dropout = settings.dropout;
    transformer.attentionDropout = settings.attentionDropout;
    transformer.positionDropout = settings.positionDropout;
    std::vector<Layer> layers;
    Shape shape = outline.reached();
    for (int64_t i = 0; i < settings.depth; ++i)
        layers.push_back({ fmt::format("transformer.{}", i), shape, shape, transformer });
    outline.add(std::move(layers));
    if (settings.outputBins < settings.bins) {
        const Shape central { settings.outputBins, shape.channels, shape.binSize };
        outline.add({ { "crop", shape, central, operations::Crop { (settings.bins - settings.outputBins) / 2 } } });
        shape = central;
    }
    const Shape wide { shape.length, settings.finalChannels, shape.binSize };
    outline.add({ { "final", shape, wide, operations::Pointwise { settings.dropout / 8 } } });
    for (const Head& head : spec.heads)
        outline.addHead(head, settings.activation);
}

void outlineEnformer(const ModelSpec& spec, const std::string& file, Outline& outline)
{
    const EnformerSettings settings = EnformerSettings::read(spec, file);
    addTower(settings, spec, outline, Branch::Trunk);
    addAttentionTrunk(settings, spec, outline);
}

Importer enformerImporter()
{
    return { "enformer-pytorch",
        "--weights is safetensors or a PyTorch checkpoint (.bin, .pt; nothing in it is run), --params the constructor's "
        "settings\n"
        "(config.json), --targets names the tracks of the head that has as many.",
        "--weights pytorch_model.bin --params config.json --genome hg38 --out enformer.safetensors", false,
        { { "--gamma",
              "maximum of the gamma position functions over \"positions\" (default; the released weights) or \"features\" "
              "(weights trained in enformer-pytorch itself)",
              &ImportOptions::gamma, { "positions", "features" } },
            { "--length", "bp the model reads; default 196,608", &ImportOptions::length } } };
}

ModelSpec enformer()
{
    return sized("enformer", 196608, 896,
        { { "channels", 1536 }, { "depth", 11 }, { "heads", 8 }, { "key_size", 64 }, { "gamma", "positions" } },
        { unnamed("human", 5313), unnamed("mouse", 1643) });
}

ModelSpec enformerSmall()
{
    return sized("enformer", 49152, 256,
        { { "channels", 384 }, { "depth", 4 }, { "heads", 8 }, { "key_size", 64 }, { "gamma", "positions" } },
        { unnamed("tracks", 64) });
}

} // namespace models
