#include "core/models/families/baskervilletrunk.h"

#include "core/models/families/baskerville.h"

#include <array>
#include <cmath>
#include <fmt/format.h>

namespace models
{

namespace
{

namespace op = operations;

std::string numbered(const std::string& prefix, int64_t repeat)
{
    return fmt::format("{}.{}", prefix, repeat);
}

void refuseVariants(const BlockSettings& settings)
{
    settings.refuse("conv_type", "standard");
    settings.refuse("stride", 1);
    settings.refuse("dilation_rate", 1);
    settings.refuse("se", false);
    settings.refuse("residual", false);
    settings.refuse("pool_type", "max");
    settings.refuse("padding", "same");
}

void refuseBasenjiVariants(const BlockSettings& settings)
{
    settings.refuse("conv_type", "standard");
    settings.refuse("strides", 1);
    settings.refuse("residual", false);
    settings.refuse("pool_type", "max");
    settings.refuse("padding", "same");
    settings.refuse("activation_end", nullptr);
    if (!settings.normalised())
        settings.complain("has no batch normalisation, which Basenji's blocks need");
}

/// Widths of a tower: they grow geometrically from filters_init, by filters_mult or to filters_end, rounded to multiples of
/// divisible_by (halves to even, as NumPy does).
std::vector<int64_t> towerChannels(const BlockSettings& settings, double usualGrowth)
{
    const int64_t repeat = settings.count("repeat", 1), unit = settings.integer("divisible_by", 1),
                  first = settings.integer("filters_init");
    double growth = settings.number("filters_mult", usualGrowth);
    if (!settings.find("filters_mult") && repeat > 1 && (usualGrowth == 0 || settings.find("filters_end")))
        growth = std::exp(std::log(double(settings.integer("filters_end")) / double(first)) / double(repeat - 1));
    std::vector<int64_t> widths;
    double width = double(first);
    for (int64_t i = 0; i < repeat; ++i, width *= growth) {
        const double whole = std::nearbyint(width / double(unit)) * double(unit);
        if (!(whole >= 1 && whole <= 1 << 20))
            settings.complain(fmt::format("reaches {:g} filters, and Epiarc needs 1 to {} of them", whole, 1 << 20));
        widths.push_back(int64_t(whole));
    }
    return widths;
}

} // namespace

Shape BaskervilleTrunk::pooled(const BlockSettings& settings, Shape in, int64_t channels, int64_t size) const
{
    if (in.length % size != 0)
        settings.complain(fmt::format("pools {} positions by {}, which leaves a rest", in.length, size));
    return { in.length / size, channels, in.binSize * size };
}

void BaskervilleTrunk::offer(const Shape& shape)
{
    m_offered[shape.length] = shape.channels;
}

void BaskervilleTrunk::addConvDna(const BlockSettings& settings, const std::string& prefix)
{
    refuseVariants(settings);
    op::Convolution convolution { op::Convolution::Order::ConvolutionFirst };
    convolution.activation = settings.activation(Activation::Relu);
    convolution.pool = settings.integer("pool_size", 1);
    convolution.normalised = settings.normalised();
    const int64_t filters = settings.integer("filters");
    convolution.width = settings.oddWidth(15);
    convolution.bias = settings.flag("use_bias", !convolution.normalised);
    m_outline.add({ { prefix, given(), pooled(settings, given(), filters, convolution.pool), convolution } });
    offer(given());
}

Layer BaskervilleTrunk::convNac(
    const BlockSettings& settings, const std::string& prefix, const Shape& in, int64_t filters, int64_t pool)
{
    refuseVariants(settings);
    op::Convolution convolution { op::Convolution::Order::NormFirst };
    convolution.activation = settings.activation(Activation::Relu);
    convolution.pool = pool;
    convolution.normalised = settings.normalised();
    convolution.width = settings.oddWidth(1);
    offer({ in.length, filters, in.binSize });
    const Layer layer { prefix, in, pooled(settings, in, filters, pool), convolution };
    offer(layer.out);
    return layer;
}

void BaskervilleTrunk::addConvNac(const BlockSettings& settings, const std::string& prefix)
{
    const int64_t filters = settings.integer("filters", given().channels), pool = settings.integer("pool_size", 1);
    m_outline.add({ convNac(settings, prefix, given(), filters, pool) });
}

void BaskervilleTrunk::addResTower(const BlockSettings& settings, const std::string& prefix)
{
    settings.refuse("num_convs", 1);
    std::vector<Layer> layers;
    for (const int64_t filters : towerChannels(settings, 0))
        layers.push_back(convNac(settings, numbered(prefix, int64_t(layers.size())), layers.empty() ? given() : layers.back().out,
            filters, settings.integer("pool_size", 2)));
    m_outline.add(std::move(layers));
}

Layer BaskervilleTrunk::convBlock(
    const BlockSettings& settings, const std::string& prefix, const Shape& in, int64_t filters) const
{
    op::Convolution convolution { op::Convolution::Order::ActivationFirst };
    convolution.width = settings.oddWidth(1);
    convolution.activation = settings.activation(Activation::Relu);
    convolution.normalised = true;
    convolution.bias = false;
    convolution.dropout = settings.number("dropout", 0);
    convolution.pool = settings.integer("pool_size", 1);
    refuseBasenjiVariants(settings);
    return { prefix, in, pooled(settings, in, filters, convolution.pool), convolution };
}

void BaskervilleTrunk::addConvBlock(const BlockSettings& settings, const std::string& prefix)
{
    m_outline.add({ convBlock(settings, prefix, given(), settings.integer("filters", given().channels)) });
}

void BaskervilleTrunk::addConvTower(const BlockSettings& settings, const std::string& prefix)
{
    std::vector<Layer> layers;
    for (const int64_t filters : towerChannels(settings, 1))
        layers.push_back(
            convBlock(settings, numbered(prefix, int64_t(layers.size())), layers.empty() ? given() : layers.back().out, filters));
    m_outline.add(std::move(layers));
}

/// Dilations grow by rate_mult from 1, rounded at each step with "round", else only for the convolution.
void BaskervilleTrunk::addDilatedResiduals(const BlockSettings& settings, const std::string& prefix)
{
    const bool rounds = settings.flag("round", false);
    op::DilatedResidual residual { settings.integer("filters"), settings.oddWidth(3) };
    residual.activation = settings.activation(Activation::Relu);
    residual.dropout = settings.number("dropout", 0);
    refuseBasenjiVariants(settings);
    std::vector<Layer> layers;
    double rate = 1;
    for (int64_t i = 0; i < settings.count("repeat", 1); ++i) {
        if (!(std::nearbyint(rate) >= 1 && rate <= INT32_MAX))
            settings.complain(fmt::format("spreads its taps {:g} positions apart, which is no useful number", rate));
        residual.dilation = int64_t(std::nearbyint(rate));
        layers.push_back({ numbered(prefix, i), given(), given(), residual });
        rate *= settings.number("rate_mult", 2.0);
        rate = rounds ? std::nearbyint(rate) : rate;
    }
    m_outline.add(std::move(layers));
}

void BaskervilleTrunk::addTransformers(const BlockSettings& settings, const std::string& prefix)
{
    settings.refuse("block_type", "transformer");
    settings.refuse("qkv_width", 1);
    settings.refuse("content_position_bias", true);
    const int64_t channels = given().channels, heads = settings.integer("heads", 1);
    if (channels % heads != 0)
        settings.complain(fmt::format("divides {} channels among {} heads, which leaves a rest", channels, heads));
    op::Transformer transformer { heads, settings.integer("key_size"), channels / heads,
        settings.integer("num_position_features", channels) };
    if (transformer.positionFeatures % 2 != 0)
        settings.complain(fmt::format("has {} position features, which must be even", transformer.positionFeatures));
    const double hidden = settings.number("dense_expansion", 2.0) * double(channels);
    if (hidden > 1 << 24)
        settings.complain(fmt::format("expands {} channels to {:g}, and {} is the most", channels, hidden, 1 << 24));
    transformer.hidden = int64_t(hidden);
    transformer.dropout = settings.number("dropout", 0);
    transformer.epsilon = kerasEpsilon;
    const bool tower = settings.name() == "transformer_tower";
    std::vector<Layer> layers;
    for (int64_t i = 0; i < (tower ? settings.count("repeat", 2) : 1); ++i)
        layers.push_back({ tower ? numbered(prefix, i) : prefix, given(), given(), transformer });
    m_outline.add(std::move(layers));
}

void BaskervilleTrunk::addUnetConv(const BlockSettings& settings, const std::string& prefix)
{
    settings.refuse("stride", 2);
    const int64_t longer = 2 * given().length;
    if (!m_offered.contains(longer) || given().binSize % 2 != 0)
        settings.complain(fmt::format("finds no earlier value of length {} to join", longer));
    op::Upsampling upsampling { m_offered.at(longer), settings.oddWidth(1) };
    upsampling.projected = settings.flag("upsample_conv", false);
    upsampling.normalised = settings.normalised();
    upsampling.activation = settings.activation(Activation::Relu);
    m_outline.add({ { prefix, given(), { longer, given().channels, given().binSize / 2 }, upsampling } });
}

void BaskervilleTrunk::addCrop(const BlockSettings& settings, const std::string& prefix)
{
    const Json* cropping = settings.find("cropping");
    const bool isPair = cropping && cropping->is_array() && cropping->size() == 2;
    if (isPair && cropping->at(0) != cropping->at(1))
        settings.complain(fmt::format("cuts {} positions, and Epiarc needs the same number on both sides", cropping->dump()));
    if (isPair && !cropping->at(0).is_number_unsigned())
        settings.complain(fmt::format("cuts {} positions, which are no whole numbers", cropping->dump()));
    const int64_t cut = isPair ? cropping->at(0).get<int64_t>() : settings.integer("cropping"), length = given().length;
    if (cut < 0 || cut > length || 2 * cut >= length)
        settings.complain(fmt::format("cuts {} positions off both ends of {}", cut, length));
    m_outline.add({ { prefix, given(), { length - 2 * cut, given().channels, given().binSize }, op::Crop { cut } } });
}

void BaskervilleTrunk::add(const BlockSettings& settings, const std::string& prefix)
{
    struct Kind {
        const char* name;
        void (BaskervilleTrunk::*add)(const BlockSettings&, const std::string&);
    };
    using Trunk = BaskervilleTrunk;
    static constexpr std::array kinds { Kind { "conv_dna", &Trunk::addConvDna }, Kind { "conv_nac", &Trunk::addConvNac },
        Kind { "res_tower", &Trunk::addResTower }, Kind { "transformer_tower", &Trunk::addTransformers },
        Kind { "transformer", &Trunk::addTransformers }, Kind { "unet_conv", &Trunk::addUnetConv },
        Kind { "conv_block", &Trunk::addConvBlock }, Kind { "conv_tower", &Trunk::addConvTower },
        Kind { "dilated_residual", &Trunk::addDilatedResiduals }, Kind { "Cropping1D", &Trunk::addCrop } };
    const std::string name = settings.name();
    for (const Kind& kind : kinds)
        if (name == kind.name)
            return (this->*kind.add)(settings, prefix);
    settings.complain(
        fmt::format("is of the unknown kind \"{}\": Epiarc knows conv_dna, conv_nac, res_tower, transformer_tower, transformer, "
                    "unet_conv, Cropping1D, and Basenji's conv_block, conv_tower and dilated_residual",
            name));
}

} // namespace models
