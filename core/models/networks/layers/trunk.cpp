#include "core/models/networks/layers/basenjiblocks.h"
#include "core/models/networks/layers/block.h"
#include "core/models/networks/layers/convblocks.h"
#include "core/models/networks/layers/transformerblock.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace models
{

void Outline::convolve(int64_t out, int64_t width)
{
    flops += 2.0 * double(length * channels * out * width);
    channels = out;
    largest = std::max(largest, length * channels);
}

void Outline::pool(const BlockSettings& settings, int64_t size)
{
    if (length % size != 0)
        settings.complain(fmt::format("pools {} positions by {}, which leaves a rest", length, size));
    length /= size;
    binSize *= size;
    offered[length] = channels;
}

void Outline::attend(int64_t heads)
{
    if (attention.layers == 0)
        attention = { 1, int(heads), length, binSize };
    else if (attention.heads == heads && attention.positions == length)
        ++attention.layers;
}

namespace
{

using Blocks = std::vector<std::unique_ptr<Block>>;

Site at(const Site& site, int64_t repeat)
{
    return { site.outline, site.weights, fmt::format("{}.{}", site.place, repeat) };
}

/// Widths grow geometrically from filters_init to filters_end, rounded to multiples of divisible_by (halves to even, as NumPy
/// does).
void addResTower(const BlockSettings& settings, const Site& site, Blocks& blocks)
{
    settings.refuse("num_convs", 1);
    const int64_t repeat = settings.integer("repeat", 1), unit = settings.integer("divisible_by", 1),
                  first = settings.integer("filters_init");
    double growth = settings.number("filters_mult", 1.0);
    if (!settings.find("filters_mult") && repeat > 1)
        growth = std::exp(std::log(double(settings.integer("filters_end")) / double(first)) / double(repeat - 1));
    double width = double(first);
    for (int64_t i = 0; i < repeat; ++i, width *= growth)
        blocks.push_back(makeConvNac(
            settings, at(site, i), int64_t(std::nearbyint(width / double(unit))) * unit, settings.integer("pool_size", 2)));
}

/// Widths grow by filters_mult from filters_init.
void addConvTower(const BlockSettings& settings, const Site& site, Blocks& blocks)
{
    double width = double(settings.integer("filters_init"));
    for (int64_t i = 0; i < settings.integer("repeat", 1); ++i, width *= settings.number("filters_mult", 1.0))
        blocks.push_back(makeConvBlock(settings, at(site, i), int64_t(std::nearbyint(width))));
}

/// Dilations grow by rate_mult from 1, rounded at each step with "round", else only for the convolution.
void addDilatedResiduals(const BlockSettings& settings, const Site& site, Blocks& blocks)
{
    const bool rounds = settings.flag("round", false);
    double rate = 1;
    for (int64_t i = 0; i < settings.integer("repeat", 1); ++i) {
        blocks.push_back(makeDilatedResidual(settings, at(site, i), int64_t(std::nearbyint(rate))));
        rate *= settings.number("rate_mult", 2.0);
        rate = rounds ? std::nearbyint(rate) : rate;
    }
}

void addTransformers(const BlockSettings& settings, const Site& site, Blocks& blocks)
{
    for (int64_t i = 0; i < settings.integer("repeat", 2); ++i)
        blocks.push_back(makeTransformer(settings, at(site, i)));
}

void addBlocks(const BlockSettings& settings, const Site& site, Blocks& blocks)
{
    const std::string name = settings.name();
    if (name == "conv_dna")
        blocks.push_back(makeConvDna(settings, site));
    else if (name == "conv_nac")
        blocks.push_back(
            makeConvNac(settings, site, settings.integer("filters", site.outline.channels), settings.integer("pool_size", 1)));
    else if (name == "res_tower")
        addResTower(settings, site, blocks);
    else if (name == "transformer_tower")
        addTransformers(settings, site, blocks);
    else if (name == "transformer")
        blocks.push_back(makeTransformer(settings, site));
    else if (name == "unet_conv")
        blocks.push_back(makeUnetConv(settings, site));
    else if (name == "conv_block")
        blocks.push_back(makeConvBlock(settings, site, settings.integer("filters", site.outline.channels)));
    else if (name == "conv_tower")
        addConvTower(settings, site, blocks);
    else if (name == "dilated_residual")
        addDilatedResiduals(settings, site, blocks);
    else if (name == "Cropping1D")
        blocks.push_back(makeCrop(settings, site));
    else
        settings.complain(fmt::format(
            "is of the unknown kind \"{}\": Epiarc knows conv_dna, conv_nac, res_tower, transformer_tower, transformer, "
            "unet_conv, Cropping1D, and Basenji's conv_block, conv_tower and dilated_residual",
            name));
}

} // namespace

Trunk makeTrunk(const Json& model, int64_t inputLength, Weights& weights, const std::string& file)
{
    const BlockSettings whole(model, nullptr, "model", file);
    const Json* list = whole.find("trunk");
    if (!list || !list->is_array() || list->empty())
        whole.complain("has no list \"trunk\"");
    Trunk trunk;
    trunk.outline.length = inputLength;
    trunk.outline.channels = 4;
    for (size_t i = 0; i < list->size(); ++i) {
        const std::string place = fmt::format("trunk.{}", i);
        addBlocks(BlockSettings(list->at(i), &model, place, file), { trunk.outline, weights, place }, trunk.blocks);
    }
    return trunk;
}

} // namespace models
