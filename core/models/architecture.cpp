#include "core/models/architecture.h"

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
    explicit Drawing(const ModelSpec& spec)
        : m_stages { { "sequence", spec.inputLength, 4 } }
    {
    }
    int64_t length() const { return m_stages.back().length; }
    int64_t channels() const { return m_stages.back().channels; }
    void add(const std::string& name, int64_t newLength, int64_t newChannels)
    {
        m_stages.push_back({ name, newLength, newChannels });
    }
    std::vector<Stage> finished(const ModelSpec& spec)
    {
        for (const Head& head : spec.heads)
            add("output " + head.name, spec.bins(), int64_t(head.tracks.size()));
        return std::move(m_stages);
    }

private:
    std::vector<Stage> m_stages;
};

void baskervilleTower(const Json& block, Drawing& drawing)
{
    const int64_t repeat = block.value("repeat", int64_t(1)), pool = block.value("pool_size", int64_t(2));
    int64_t length = drawing.length();
    for (int64_t i = 0; i < repeat && pool > 0; ++i)
        length /= pool;
    const int64_t first = block.value("filters_init", drawing.channels());
    int64_t last = block.value("filters_end", int64_t(0));
    if (last == 0)
        last = std::llround(double(first) * std::pow(block.value("filters_mult", 1.0), double(repeat - 1)));
    drawing.add(fmt::format("{} of width {}, each pooled by {}", counted(repeat, "convolution"),
                    block.value("kernel_size", int64_t(1)), pool),
        length, last);
}

void baskervilleBlock(const Json& block, Drawing& drawing)
{
    const std::string name = block.value("name", std::string());
    if (name == "conv_dna" || name == "conv_nac") {
        const int64_t pool = std::max<int64_t>(1, block.value("pool_size", int64_t(1)));
        drawing.add(fmt::format("convolution of width {}{}", block.value("kernel_size", int64_t(1)),
                        pool > 1 ? fmt::format(", pooled by {}", pool) : ""),
            drawing.length() / pool, block.value("filters", drawing.channels()));
    } else if (name == "res_tower")
        baskervilleTower(block, drawing);
    else if (name == "transformer_tower" || name == "transformer")
        drawing.add(
            fmt::format("{}, {}", counted(name == "transformer" ? 1 : block.value("repeat", int64_t(2)), "transformer layer"),
                counted(block.value("heads", int64_t(1)), "head")),
            drawing.length(), drawing.channels());
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
        baskervilleBlock(block, drawing);
}

std::string poolName(const Json& settings)
{
    return settings.value("pool", std::string("attention")) == "max" ? "pooled by 2" : "attention-pooled by 2";
}

/// The stem and tower of Enformer, up to its bins.
void drawTower(const Json& settings, Drawing& drawing)
{
    const auto widths = settings.value("tower", std::vector<int64_t>());
    const int64_t downsamples = settings.value("downsamples", int64_t(7));
    drawing.add("convolution of width 15, " + poolName(settings), drawing.length() / 2,
        widths.empty() ? settings.value("channels", int64_t(0)) / 2 : widths.front());
    if (downsamples > 1)
        drawing.add(counted(downsamples - 1, "convolution") + " of width 5, each " + poolName(settings),
            drawing.length() >> (downsamples - 1), widths.empty() ? settings.value("channels", int64_t(0)) : widths.back());
}

void drawTransformer(const ModelSpec& spec, Drawing& drawing)
{
    const Json& settings = spec.settings;
    drawing.add(fmt::format("{}, {}", counted(settings.value("depth", int64_t(0)), "transformer layer"),
                    counted(settings.value("heads", int64_t(1)), "head")),
        drawing.length(), settings.value("channels", drawing.channels()));
    if (spec.bins() < drawing.length())
        drawing.add("cropped to the centre", spec.bins(), drawing.channels());
    drawing.add("pointwise convolution", drawing.length(), 2 * drawing.channels());
}

void drawEnformer(const ModelSpec& spec, Drawing& drawing)
{
    drawTower(spec.settings, drawing);
    drawTransformer(spec, drawing);
}

void drawEpiAttend(const ModelSpec& spec, Drawing& drawing)
{
    drawTower(spec.settings, drawing);
    const int64_t sequence = drawing.channels(), epigenome = spec.settings.value("epigenome_channels", int64_t(0));
    drawing.add(counted(int64_t(spec.inputs.size()), "epigenome track") + ", convolved", spec.inputBins(), epigenome);
    drawing.add("joined with the sequence, convolved", spec.inputBins(), spec.settings.value("channels", sequence));
    drawTransformer(spec, drawing);
}

void drawBasenji2(const ModelSpec& spec, Drawing& drawing)
{
    const Json& settings = spec.settings;
    const auto tower = settings.value("tower", std::vector<int64_t>());
    drawing.add("convolution of width 15, pooled by 2", drawing.length() / 2, settings.value("stem", int64_t(0)));
    if (!tower.empty())
        drawing.add(counted(int64_t(tower.size()), "convolution") + " of width 5, each pooled by 2",
            drawing.length() >> tower.size(), tower.back());
    drawing.add(counted(settings.value("dilated_layers", int64_t(0)), "dilated convolution"), drawing.length(),
        settings.value("bottleneck", settings.value("dilated_channels", drawing.channels())));
    if (spec.bins() < drawing.length())
        drawing.add("cropped to the centre", spec.bins(), drawing.channels());
    drawing.add("pointwise convolution", drawing.length(), settings.value("head_channels", drawing.channels()));
}

void drawMlp(const ModelSpec& spec, Drawing& drawing)
{
    const int64_t lags = spec.settings.value("lags", int64_t(0));
    drawing.add(fmt::format("each bin with {} on either side", counted(lags, "neighbour")), spec.bins(),
        int64_t(spec.inputs.size()) * (2 * lags + 1));
    for (const int64_t width : spec.settings.value("layers", std::vector<int64_t>()))
        drawing.add("fully connected layer", spec.bins(), width);
}

} // namespace

std::vector<Stage> describeArchitecture(const ModelSpec& spec)
{
    static const std::map<std::string, void (*)(const ModelSpec&, Drawing&)> families { { "baskerville", drawBaskerville },
        { "enformer", drawEnformer }, { "epiattend", drawEpiAttend }, { "basenji2", drawBasenji2 }, { "mlp", drawMlp } };
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
