#include "core/models/families/epiattend.h"

#include "core/models/families/blocksettings.h"
#include "core/models/families/enformer.h"
#include "core/models/families/presets.h"

#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace models
{

namespace
{

/// The number of the word that a setting has among those that are known; 0 where it is left out.
template <size_t count>
size_t oneOf(const BlockSettings& settings, const char* key, const std::array<const char*, count>& known)
{
    const Json* value = settings.find(key);
    for (size_t i = 0; i < count; ++i)
        if (!value ? i == 0 : *value == known[i])
            return i;
    settings.complain(fmt::format("has \"{}\": {}: Epiarc knows {}", key, value->dump(), fmt::join(known, ", ")));
}

/// A convolution over bins: of what a GELU makes of the normalised values, or of the values themselves.
Layer binConvolution(const std::string& prefix, const Shape& in, int64_t channels, int64_t width, bool normalised)
{
    operations::Convolution convolution;
    convolution.width = width;
    convolution.normalised = normalised;
    convolution.activation = normalised ? Activation::QuickGelu : Activation::Linear;
    return { prefix, in, { in.length, channels, in.binSize }, convolution };
}

std::vector<Layer> residuals(const std::string& prefix, const Shape& shape, int64_t count, int64_t width)
{
    std::vector<Layer> layers;
    for (int64_t i = 0; i < count; ++i) {
        layers.push_back(binConvolution(fmt::format("{}.{}", prefix, i), shape, shape.channels, width, true));
        std::get<operations::Convolution>(layers.back().operation).residual = true;
    }
    return layers;
}

/// What is made of the epigenome's bins before it meets the letters. The released form reads the predicted bins only.
void addEpigenome(
    const BlockSettings& settings, const EnformerSettings& enformer, const ModelSpec& spec, bool released, Outline& outline)
{
    const auto tracks = int64_t(spec.inputs.size());
    const int64_t bins = released ? enformer.outputBins : enformer.bins;
    const int64_t channels = settings.integer("epigenome_channels", std::max<int64_t>(1, enformer.channels / 2));
    outline.read(released ? "epigenome of the predicted bins" : "epigenome", { bins, tracks, enformer.binSize() },
        Stage::Unit::Tracks, Branch::Epigenome);
    const Shape given { bins, released ? tracks : 2 * tracks, enformer.binSize() };
    outline.add({ binConvolution("epigenome", given, channels, 15, false) }, Branch::Epigenome).shownAs = "epigenome";
    const int64_t layers = released ? 1 : settings.count("epigenome_layers", 2);
    outline.add(residuals("epigenome", outline.reached(), layers, released ? 1 : 5), Branch::Epigenome).shownAs = "epigenome";
}

/// Both branches become one; `both`: their bins side by side.
void addFusion(
    const BlockSettings& settings, const EnformerSettings& enformer, const Shape& both, bool released, Outline& outline)
{
    const Shape joined { both.length, enformer.channels, both.binSize };
    if (released) {
        const operations::Dense dense { Activation::Relu };
        outline.add({ { "fusion", both, joined, dense } }, Branch::Trunk, "joined with the sequence, fully connected layer")
            .shownAs
            = "fusion";
        return;
    }
    const auto convolved = [&](const std::string& prefix, int64_t channels, const std::string& name) -> Stage& {
        std::vector<Layer> layers = residuals(prefix, joined, settings.count("fusion_layers", 1), 5);
        layers.insert(
            layers.begin(), binConvolution(prefix, { both.length, channels, both.binSize }, enformer.channels, 5, true));
        Stage& stage = outline.add(std::move(layers), Branch::Trunk, name);
        stage.shownAs = "fusion";
        return stage;
    };
    convolved("fusion.first", both.channels, "joined with the sequence, convolved");
    convolved("fusion.second", 2 * enformer.channels, "joined with the sequence again, convolved").readsSequence = true;
}

ModelSpec epiattendForm(const std::string& form)
{
    Json settings { { "channels", 384 }, { "depth", 11 }, { "heads", 8 }, { "key_size", 64 }, { "form", form } };
    if (form == "released")
        settings.update({ { "pool", "max" }, { "gamma", "everything" }, { "activation", "sigmoid" } });
    return withEpigenome(sized("epiattend", 131072, 896, settings, { unnamed("RNA", 1) }));
}

} // namespace

void outlineEpiAttend(const ModelSpec& spec, const std::string& file, Outline& outline)
{
    const EnformerSettings enformer = EnformerSettings::read(spec, file);
    const BlockSettings settings(spec.settings, nullptr, "settings", file);
    if (spec.inputs.empty())
        settings.complain("belongs to a model without epigenome inputs, and EpiAttend reads at least one");
    if (spec.inputBinSize != enformer.binSize())
        settings.complain(fmt::format("has bins of {} bp for letters and of {} bp for the epigenome, which must be the same",
            enformer.binSize(), spec.inputBinSize));
    const bool released = oneOf(settings, "form", std::array { "article", "released" }) == 1;
    outline.shown = Use(oneOf(settings, "inputs", wordsFor(Use())));
    addTower(enformer, spec, outline, Branch::Sequence);
    const int64_t ofLetters = outline.reached().channels;
    addEpigenome(settings, enformer, spec, released, outline);
    const Shape both { enformer.bins, ofLetters + outline.reached().channels, enformer.binSize() };
    addFusion(settings, enformer, both, released, outline);
    addAttentionTrunk(enformer, spec, outline);
}

ModelSpec epiattend()
{
    return epiattendForm("article");
}

ModelSpec epiattendReleased()
{
    return epiattendForm("released");
}

ModelSpec promoter()
{
    return withEpigenome(sized("epiattend", 1024, 4,
        { { "channels", 96 }, { "depth", 2 }, { "heads", 4 }, { "key_size", 16 }, { "divisible_by", 8 }, { "form", "article" } },
        { unnamed("RNA", 1) }));
}

} // namespace models
