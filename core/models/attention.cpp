#include "core/models/attention.h"

#include "core/models/model.h"

#include <fmt/format.h>

namespace models
{

namespace
{

/// Follows the trunk of a Baskerville network (core/models/networks/trunk): how long the values are, bp per position.
struct BaskervilleTrunk {
    int64_t inputLength = 0, length = 0, binSize = 1;
    AttentionShape shape;

    void pool(const Json& block, int64_t otherwise, int64_t times)
    {
        const int64_t size = block.value("pool_size", otherwise);
        for (int64_t i = 0; i < times && size > 0; ++i) {
            length /= size;
            binSize *= size;
        }
    }
    void zoom()
    {
        length *= 2;
        binSize /= 2;
    }
    void attend(const Json& block, int64_t times)
    {
        const AttentionShape here { int(times), block.value("heads", 1), length, binSize };
        if (here.positions * here.binSize != inputLength)
            return;
        if (shape.layers == 0)
            shape = here;
        else if (shape.heads == here.heads && shape.positions == here.positions)
            shape.layers += here.layers;
    }
    void pass(const Json& block)
    {
        const std::string name = block.value("name", std::string());
        if (name == "conv_dna" || name == "conv_nac")
            pool(block, 1, 1);
        else if (name == "res_tower")
            pool(block, 2, block.value("repeat", int64_t(1)));
        else if (name == "transformer_tower" || name == "transformer")
            attend(block, name == "transformer" ? 1 : block.value("repeat", int64_t(2)));
        else if (name == "unet_conv")
            zoom();
        else if (name == "Cropping1D")
            length = 0; // what follows no longer covers the input
    }
};

AttentionShape baskervilleShape(const ModelSpec& spec)
{
    BaskervilleTrunk trunk { spec.inputLength, spec.inputLength, 1, {} };
    try {
        for (const Json& block : spec.settings.at("trunk"))
            trunk.pass(block);
    } catch (const Json::exception&) {
        return {}; // the network says what is wrong when it is built
    }
    return trunk.shape;
}

/// Networks that build on Enformer attend over all bins of the input; the defaults are the published network's.
AttentionShape enformerShape(const ModelSpec& spec)
{
    if (spec.binSize <= 0 || !spec.settings.is_object())
        return {};
    try {
        return { spec.settings.value("depth", 11), spec.settings.value("heads", 8), spec.inputLength / spec.binSize,
            spec.binSize };
    } catch (const Json::exception&) {
        return {};
    }
}

} // namespace

AttentionShape attentionShape(const ModelSpec& spec)
{
    if (spec.family == "baskerville")
        return baskervilleShape(spec);
    return spec.family == "enformer" || spec.family == "epiattend" ? enformerShape(spec) : AttentionShape();
}

static std::string counted(int64_t count, const char* noun)
{
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string describe(const AttentionChoice& choice, const AttentionShape& shape)
{
    switch (choice.combine) {
    case AttentionChoice::Combine::Head:
        return fmt::format("layer {}, head {}", choice.layer + 1, choice.head + 1);
    case AttentionChoice::Combine::MeanHeads:
        return fmt::format("mean of the heads of layer {}", choice.layer + 1);
    case AttentionChoice::Combine::Rollout:
        return "rollout over " + counted(shape.layers, "layer");
    case AttentionChoice::Combine::Mean:
        break;
    }
    return fmt::format("mean of {} and {}", counted(shape.layers, "layer"), counted(shape.heads, "head"));
}

} // namespace models
