#include "core/models/networks/layers/convblocks.h"

#include "core/models/networks/layers/layers.h"

#include <fmt/format.h>
#include <optional>

namespace models
{

namespace
{

int64_t oddWidth(const BlockSettings& settings, int64_t otherwise)
{
    const int64_t width = settings.integer("kernel_size", otherwise);
    if (width % 2 == 0)
        settings.complain(fmt::format("has the kernel_size {}, and only odd ones are supported", width));
    return width;
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

/// The activation may reuse its memory, and a value that was not normalised may be somebody's skip.
at::Tensor normalise(const std::optional<BatchNorm>& norm, const at::Tensor& x, const Pass& pass)
{
    return norm ? (*norm)(x, pass.training) : x.clone();
}

/// What the convolution blocks with one convolution have in common.
class SingleConv : public Block
{
public:
    SingleConv(const BlockSettings& settings, int64_t pool)
        : m_activation(settings.activation("relu"))
        , m_pool(pool)
    {
        refuseVariants(settings);
    }

protected:
    std::string m_activation;
    int64_t m_pool;
    std::optional<BatchNorm> m_norm;
    std::optional<Conv> m_conv;
};

class ConvDna : public SingleConv
{
public:
    ConvDna(const BlockSettings& settings, const Site& site)
        : SingleConv(settings, settings.integer("pool_size", 1))
    {
        const bool normalised = settings.normalised();
        const int64_t out = settings.integer("filters"), width = oddWidth(settings, 15);
        m_conv.emplace(site.weights, site.place, site.outline.channels, out, width, settings.flag("use_bias", !normalised));
        site.outline.convolve(out, width);
        if (normalised)
            m_norm.emplace(site.weights, site.place, out, kerasEpsilon);
        site.outline.pool(settings, m_pool);
    }
    at::Tensor run(at::Tensor x, Skips& skips, const Pass& pass) const override
    {
        x = pass.layer(x, [this](const at::Tensor& bases, const Pass& run) {
            at::Tensor y = (*m_conv)(bases);
            if (m_norm)
                y = (*m_norm)(y, run.training);
            return maxPool(activate(std::move(y), m_activation), m_pool);
        });
        skips.offer(x);
        return x;
    }
};

class ConvNac : public SingleConv
{
public:
    ConvNac(const BlockSettings& settings, const Site& site, int64_t filters, int64_t pool)
        : SingleConv(settings, pool)
    {
        Outline& outline = site.outline;
        if (settings.normalised())
            m_norm.emplace(site.weights, site.place, outline.channels, kerasEpsilon);
        const int64_t width = oddWidth(settings, 1);
        m_conv.emplace(site.weights, site.place, outline.channels, filters, width);
        outline.convolve(filters, width);
        outline.offered[outline.length] = filters;
        outline.pool(settings, pool);
    }
    at::Tensor run(at::Tensor x, Skips& skips, const Pass& pass) const override
    {
        x = pass.layer(x, [this](const at::Tensor& y, const Pass& run) {
            return (*m_conv)(activate(normalise(m_norm, y, run), m_activation));
        });
        skips.offer(x);
        x = maxPool(x, m_pool);
        skips.offer(x);
        return x;
    }
};

class UnetConv : public Block
{
public:
    UnetConv(const BlockSettings& settings, const Site& site)
        : m_activation(settings.activation("relu"))
    {
        settings.refuse("stride", 2);
        Outline& outline = site.outline;
        const int64_t channels = outline.channels, longer = 2 * outline.length;
        if (!outline.offered.contains(longer) || outline.binSize % 2 != 0)
            settings.complain(fmt::format("finds no earlier value of length {} to join", longer));
        const int64_t skipChannels = outline.offered[longer];
        outline.skipLengths.insert(longer);
        if (settings.normalised()) {
            m_norm.emplace(site.weights, site.place + ".up", channels, kerasEpsilon);
            m_skipNorm.emplace(site.weights, site.place + ".skip", skipChannels, kerasEpsilon);
        }
        if (settings.flag("upsample_conv", false))
            m_up.emplace(site.weights, site.place + ".up", channels, channels);
        m_side.emplace(site.weights, site.place + ".skip", skipChannels, channels);
        const int64_t width = oddWidth(settings, 1);
        m_conv.emplace(site.weights, site.place, channels, channels, width);
        outline.flops += double(longer * channels) * double((m_up ? channels : 0) + 2 * (skipChannels + channels + width));
        outline.length = longer;
        outline.binSize /= 2;
    }
    at::Tensor run(at::Tensor x, Skips& skips, const Pass& pass) const override
    {
        const at::Tensor& skip = skips.at(2 * x.size(1));
        x = activate(normalise(m_norm, x, pass), m_activation);
        if (m_up)
            x = (*m_up)(x);
        const at::Tensor side = (*m_side)(activate(normalise(m_skipNorm, skip, pass), m_activation));
        const at::Tensor pairs = side.view({ x.size(0), x.size(1), 2, x.size(2) }) + x.unsqueeze(2);
        return (*m_conv)(pairs.view(side.sizes()));
    }

private:
    std::string m_activation;
    std::optional<BatchNorm> m_norm, m_skipNorm;
    std::optional<Dense> m_up, m_side;
    std::optional<SeparableConv> m_conv;
};

class Crop : public Block
{
public:
    Crop(const BlockSettings& settings, const Site& site)
    {
        const Json* cropping = settings.find("cropping");
        const bool isPair = cropping && cropping->is_array() && cropping->size() == 2;
        if (isPair && cropping->at(0) != cropping->at(1))
            settings.complain(fmt::format("cuts {} positions, and Epiarc needs the same number on both sides", cropping->dump()));
        if (isPair && !cropping->at(0).is_number_unsigned())
            settings.complain(fmt::format("cuts {} positions, which are no whole numbers", cropping->dump()));
        m_cut = isPair ? cropping->at(0).get<int64_t>() : settings.integer("cropping");
        if (2 * m_cut >= site.outline.length)
            settings.complain(fmt::format("cuts {} positions off both ends of {}", m_cut, site.outline.length));
        site.outline.length -= 2 * m_cut;
    }
    at::Tensor run(at::Tensor x, Skips&, const Pass&) const override { return x.narrow(1, m_cut, x.size(1) - 2 * m_cut); }

private:
    int64_t m_cut = 0;
};

} // namespace

std::unique_ptr<Block> makeConvDna(const BlockSettings& settings, const Site& site)
{
    return std::make_unique<ConvDna>(settings, site);
}

std::unique_ptr<Block> makeConvNac(const BlockSettings& settings, const Site& site, int64_t filters, int64_t poolSize)
{
    return std::make_unique<ConvNac>(settings, site, filters, poolSize);
}

std::unique_ptr<Block> makeUnetConv(const BlockSettings& settings, const Site& site)
{
    return std::make_unique<UnetConv>(settings, site);
}

std::unique_ptr<Block> makeCrop(const BlockSettings& settings, const Site& site)
{
    return std::make_unique<Crop>(settings, site);
}

} // namespace models
