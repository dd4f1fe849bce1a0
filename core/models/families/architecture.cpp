#include "core/models/families/architecture.h"

#include <cmath>
#include <fmt/format.h>
#include <map>

namespace models
{

namespace
{

std::string counted(int64_t count, const std::string& noun)
{
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// Stages one after the other; each begins where the last one ended.
class Drawing
{
public:
    explicit Drawing(const ModelSpec& spec) { add("sequence", spec.inputLength, 4, Stage::Unit::Bases); }
    int64_t length() const { return m_stages.back().length; }
    int64_t channels() const { return m_stages.back().channels; }
    void add(const std::string& name, int64_t newLength, int64_t newChannels, Stage::Unit unit = Stage::Unit::Channels)
    {
        Stage& stage = m_stages.emplace_back();
        stage.name = name;
        stage.length = newLength;
        stage.channels = newChannels;
        stage.unit = unit;
    }
    /// What was drawn since the last branch ended, or from the start.
    void endBranch(Branch branch)
    {
        for (; m_branched < m_stages.size(); ++m_branched)
            m_stages[m_branched].branch = branch;
    }
    void readSequenceAgain() { m_stages.back().readsSequence = true; }
    /// Instead of with the sequence.
    void beginWith(const std::string& name, int64_t newLength, int64_t newChannels)
    {
        m_stages.clear();
        add(name, newLength, newChannels);
    }
    std::vector<Stage> finished(const ModelSpec& spec)
    {
        for (const Head& head : spec.heads)
            add("output " + head.name, spec.bins(), int64_t(head.tracks.size()), Stage::Unit::Tracks);
        return std::move(m_stages);
    }

private:
    std::vector<Stage> m_stages;
    size_t m_branched = 0;
};

std::string convolutions(const Json& block, int64_t repeat, int64_t pool)
{
    const int64_t width = block.value("kernel_size", int64_t(1));
    const std::string pooled = pool > 1 ? fmt::format(", {}pooled by {}", repeat > 1 ? "each " : "", pool) : "";
    if (repeat == 1)
        return fmt::format("convolution of width {}{}", width, pooled);
    return fmt::format("{} convolutions of width {}{}", repeat, width, pooled);
}

void addTower(const Json& block, Drawing& drawing)
{
    const int64_t repeat = block.value("repeat", int64_t(1)), pool = std::max<int64_t>(1, block.value("pool_size", int64_t(2)));
    int64_t length = drawing.length();
    for (int64_t i = 0; i < repeat; ++i)
        length /= pool;
    const int64_t first = block.value("filters_init", drawing.channels());
    const double last = double(first) * std::pow(block.value("filters_mult", 1.0), double(repeat - 1));
    drawing.add(convolutions(block, repeat, pool), length, block.value("filters_end", int64_t(std::llround(last))));
}

void addBlock(const Json& block, Drawing& drawing)
{
    const std::string name = block.value("name", std::string());
    if (name == "conv_dna" || name == "conv_nac" || name == "conv_block") {
        const int64_t pool = std::max<int64_t>(1, block.value("pool_size", int64_t(1)));
        drawing.add(convolutions(block, 1, pool), drawing.length() / pool, block.value("filters", drawing.channels()));
    } else if (name == "res_tower" || name == "conv_tower")
        addTower(block, drawing);
    else if (name == "transformer_tower" || name == "transformer")
        drawing.add(
            fmt::format("{}, {}", counted(name == "transformer" ? 1 : block.value("repeat", int64_t(2)), "transformer layer"),
                counted(block.value("heads", int64_t(1)), "head")),
            drawing.length(), drawing.channels());
    else if (name == "dilated_residual")
        drawing.add(counted(block.value("repeat", int64_t(1)), "dilated convolution"), drawing.length(), drawing.channels());
    else if (name == "unet_conv")
        drawing.add("upsampling, joined with the tower", 2 * drawing.length(), drawing.channels());
    else if (name == "Cropping1D")
        drawing.add("cropped to the centre", drawing.length() - 2 * block.value("cropping", int64_t(0)), drawing.channels());
    else
        drawing.add(name, drawing.length(), drawing.channels());
}

void drawBaskerville(const ModelSpec& spec, Drawing& drawing)
{
    for (const Json& block : spec.settings.at("trunk"))
        addBlock(block, drawing);
}

/// Channels of the transformer; the defaults of these families are the published network's.
int64_t channelsOf(const ModelSpec& spec)
{
    return spec.settings.value("channels", int64_t(1536));
}

/// Enformer's stem and tower, up to its bins.
void drawTower(const ModelSpec& spec, Drawing& drawing)
{
    const Json& settings = spec.settings;
    const auto widths = settings.value("tower", std::vector<int64_t>());
    const int64_t stages = widths.empty() ? settings.value("downsamples", int64_t(7)) : int64_t(widths.size());
    const std::string pool = settings.value("pool", std::string("attention")) == "max" ? "pooled by 2" : "attention-pooled by 2";
    drawing.add("convolution of width 15, " + pool, drawing.length() / 2, widths.empty() ? channelsOf(spec) / 2 : widths.front());
    if (stages > 1)
        drawing.add(fmt::format("{} of width 5, {}{}", counted(stages - 1, "convolution"), stages > 2 ? "each " : "", pool),
            drawing.length() >> (stages - 1), widths.empty() ? channelsOf(spec) : widths.back());
}

void drawTransformer(const ModelSpec& spec, Drawing& drawing)
{
    const Json& settings = spec.settings;
    drawing.add(fmt::format("{}, {}", counted(settings.value("depth", int64_t(11)), "transformer layer"),
                    counted(settings.value("heads", int64_t(8)), "head")),
        drawing.length(), channelsOf(spec));
    if (spec.bins() < drawing.length())
        drawing.add("cropped to the centre", spec.bins(), channelsOf(spec));
    drawing.add("pointwise convolution", drawing.length(), settings.value("final_channels", 2 * channelsOf(spec)));
}

void drawEnformer(const ModelSpec& spec, Drawing& drawing)
{
    drawTower(spec, drawing);
    drawTransformer(spec, drawing);
}

/// The released form reads the predicted bins only.
void drawEpigenome(const ModelSpec& spec, bool released, Drawing& drawing)
{
    const int64_t bins = released ? spec.bins() : spec.inputBins();
    const int64_t channels = spec.settings.value("epigenome_channels", channelsOf(spec) / 2);
    drawing.add(
        released ? "epigenome of the predicted bins" : "epigenome", bins, int64_t(spec.inputs.size()), Stage::Unit::Tracks);
    drawing.add("convolution of width 15", bins, channels);
    drawing.add(released ? convolutions({ { "kernel_size", 1 } }, 1, 1)
                         : convolutions({ { "kernel_size", 5 } }, spec.settings.value("epigenome_layers", int64_t(2)), 1),
        bins, channels);
}

void drawEpiAttend(const ModelSpec& spec, Drawing& drawing)
{
    const bool released = spec.settings.value("form", std::string("article")) == "released";
    drawTower(spec, drawing);
    drawing.endBranch(Branch::Sequence);
    drawEpigenome(spec, released, drawing);
    drawing.endBranch(Branch::Epigenome);
    if (released)
        drawing.add("joined with the sequence, fully connected layer", spec.inputBins(), channelsOf(spec));
    else {
        drawing.add("joined with the sequence, convolved", spec.inputBins(), channelsOf(spec));
        drawing.add("joined with the sequence again, convolved", spec.inputBins(), channelsOf(spec));
        drawing.readSequenceAgain();
    }
    drawTransformer(spec, drawing);
}

void drawMlp(const ModelSpec& spec, Drawing& drawing)
{
    const int64_t lags = spec.settings.value("lags", int64_t(2));
    const int64_t inputs = 2 * int64_t(spec.inputs.size()); // each with a mask of what is missing
    drawing.beginWith(fmt::format("epigenome of each bin with {} on either side", counted(lags, "neighbour")), spec.bins(),
        inputs * (2 * lags + 1));
    for (const int64_t width : spec.settings.value("layers", std::vector<int64_t> { 384, 16, 64 }))
        drawing.add("fully connected layer", spec.bins(), width);
}

} // namespace

std::vector<Stage> describeArchitecture(const ModelSpec& spec)
{
    static const std::map<std::string, void (*)(const ModelSpec&, Drawing&)> families { { "baskerville", drawBaskerville },
        { "enformer", drawEnformer }, { "epiattend", drawEpiAttend }, { "mlp", drawMlp } };
    Drawing drawing(spec);
    const auto family = families.find(spec.family);
    try {
        if (family != families.end())
            family->second(spec, drawing);
    } catch (const Json::exception&) {
        return Drawing(spec).finished(spec); // the network says what is wrong with its settings when it is built
    }
    return drawing.finished(spec);
}

} // namespace models
