#include "core/models/families/outline.h"

#include "core/models/families/families.h"

#include <algorithm>
#include <fmt/format.h>

namespace models
{

namespace
{

namespace op = operations;

std::string countedAs(size_t count, const std::string& noun)
{
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// "convolution of width 5, pooled by 2", "6 convolutions of width 5, each pooled by 2"
std::string convolutions(size_t count, int64_t width, const std::string& pooled)
{
    const std::string what = count == 1 ? "convolution" : fmt::format("{} convolutions", count);
    return fmt::format(
        "{} of width {}{}{}{}", what, width, pooled.empty() ? "" : ", ", pooled.empty() || count == 1 ? "" : "each ", pooled);
}

/// What people call so many layers of a kind.
struct Words {
    size_t count;
    std::string operator()(const op::Convolution& its) const
    {
        return convolutions(count, its.width, its.pool > 1 ? fmt::format("pooled by {}", its.pool) : "");
    }
    std::string operator()(const op::DilatedResidual&) const { return countedAs(count, "dilated convolution"); }
    std::string operator()(const op::TowerStage& its) const
    {
        return convolutions(count, its.width, its.pool == Pool::Max ? "pooled by 2" : "attention-pooled by 2");
    }
    std::string operator()(const op::Transformer& its) const
    {
        return countedAs(count, "transformer layer") + ", " + countedAs(size_t(its.heads), "head");
    }
    std::string operator()(const op::Upsampling&) const { return "upsampling, joined with the tower"; }
    std::string operator()(const op::Crop&) const { return "cropped to the centre"; }
    std::string operator()(const op::Lags& its) const
    {
        return fmt::format("epigenome of each bin with {} on either side", countedAs(size_t(its.count), "neighbour"));
    }
    std::string operator()(const op::Dense&) const { return "fully connected layer"; }
    std::string operator()(const op::Pointwise&) const { return "pointwise convolution"; }
};

double values(const Shape& shape)
{
    return double(shape.length) * double(shape.channels);
}

/// Values that a layer holds at once, roughly.
double heldBy(const Layer& layer)
{
    const double rows = double(layer.in.length);
    if (std::holds_alternative<op::TowerStage>(layer.operation))
        return values(layer.in) + values(layer.out);
    if (std::holds_alternative<op::Convolution>(layer.operation))
        return 3 * rows * double(layer.out.channels);
    if (const auto* residual = std::get_if<op::DilatedResidual>(&layer.operation))
        return 3 * rows * double(std::max(residual->channels, layer.in.channels));
    return 0;
}

} // namespace

void Outline::read(const std::string& name, const Shape& shape, Stage::Unit unit, Branch branch)
{
    Stage& stage = stages.emplace_back();
    stage.name = name;
    stage.length = shape.length;
    stage.channels = shape.channels;
    stage.branch = branch;
    stage.unit = unit;
    m_reached = shape;
}

Stage& Outline::add(std::vector<Layer> layers, Branch branch, const std::string& name)
{
    const Words words { layers.size() };
    read(name.empty() ? std::visit(words, layers.front().operation) : name, layers.back().out, Stage::Unit::Channels, branch);
    stages.back().layers = std::move(layers);
    return stages.back();
}

void Outline::addHead(const Head& head, Activation activation)
{
    const Shape out { m_reached.length, int64_t(head.tracks.size()), m_reached.binSize };
    heads.push_back({ "heads." + head.name, m_reached, out, op::Dense { activation } });
}

AttentionShape Outline::attention(int64_t inputLength) const
{
    AttentionShape shape;
    for (const Stage& stage : stages)
        for (const Layer& layer : stage.layers) {
            const auto* transformer = std::get_if<op::Transformer>(&layer.operation);
            if (!transformer || layer.in.length * layer.in.binSize != inputLength)
                continue;
            if (shape.layers == 0)
                shape = { 1, int(transformer->heads), layer.in.length, layer.in.binSize };
            else if (shape.heads == transformer->heads && shape.positions == layer.in.length)
                ++shape.layers;
        }
    return shape;
}

std::vector<StageCost> Outline::costs() const
{
    std::vector<StageCost> costs;
    for (const Stage& stage : stages)
        for (const Layer& layer : stage.layers) {
            const std::string& name = stage.shownAs.empty() ? layer.prefix : stage.shownAs;
            const double flops = flopsOf(layer);
            if (flops > 0 && (costs.empty() || costs.back().stage != name))
                costs.push_back({ name, 0 });
            if (flops > 0)
                costs.back().flops += flops;
        }
    double largest = 0;
    for (const Layer& head : heads)
        largest = std::max(largest, flopsOf(head));
    costs.push_back({ "head", largest });
    return costs;
}

double Outline::flops() const
{
    double sum = 0;
    for (const StageCost& cost : costs())
        sum += cost.flops;
    return sum;
}

int64_t Outline::workspace() const
{
    double most = 0;
    for (const Stage& stage : stages)
        for (const Layer& layer : stage.layers)
            most = std::max(most, heldBy(layer));
    return int64_t(std::min(most * sizeof(float), 9e18));
}

Outline outlineOf(const ModelSpec& spec)
{
    Outline outline;
    try {
        outlineInto(outline, spec, spec.name);
    } catch (const Error& problem) {
        outline.problem = problem.what();
    } catch (const Json::exception& problem) {
        outline.problem = problem.what();
    }
    return outline;
}

Outline checkedOutline(const ModelSpec& spec, const std::string& file)
{
    Outline outline;
    outlineInto(outline, spec, file);
    return outline;
}

AttentionShape attentionShape(const ModelSpec& spec)
{
    return outlineOf(spec).attention(spec.inputLength);
}

} // namespace models
