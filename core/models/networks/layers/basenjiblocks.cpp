#include "core/models/networks/layers/basenjiblocks.h"

#include "core/models/networks/layers/layers.h"

namespace models
{

namespace
{

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

/// Activation, convolution, normalisation, dropout.
class Convolution
{
public:
    Convolution(const BlockSettings& settings, const Site& site, const std::string& place, int64_t out, int64_t width,
        int64_t dilation, double dropout)
        : m_activation(settings.activation("relu"))
        , m_conv(site.weights, place, site.outline.channels, out, width, false, dilation)
        , m_norm(site.weights, place, out, kerasEpsilon)
        , m_dropout(dropout)
    {
        site.outline.convolve(out, width);
    }
    at::Tensor operator()(const at::Tensor& x, const Pass& pass) const
    {
        const at::Tensor own = at::GradMode::is_enabled() ? x : x.clone(); // others may need x as it is
        return pass.dropped(m_norm(m_conv(activate(own, m_activation)), pass.training), m_dropout);
    }

private:
    std::string m_activation;
    Conv m_conv;
    BatchNorm m_norm;
    double m_dropout;
};

class ConvBlock : public Block
{
public:
    ConvBlock(const BlockSettings& settings, const Site& site, int64_t filters)
        : m_convolution(settings, site, site.place, filters, settings.integer("kernel_size", 1), 1, settings.number("dropout", 0))
        , m_pool(settings.integer("pool_size", 1))
    {
        refuseBasenjiVariants(settings);
        site.outline.pool(settings, m_pool);
    }
    at::Tensor run(at::Tensor x, Skips&, const Pass& pass) const override
    {
        return pass.layer(x, [this](const at::Tensor& y, const Pass& run) { return maxPool(m_convolution(y, run), m_pool); });
    }

private:
    Convolution m_convolution;
    int64_t m_pool;
};

class DilatedResidual : public Block
{
public:
    DilatedResidual(const BlockSettings& settings, const Site& site, int64_t rate)
        : m_channels(site.outline.channels)
        , m_dilated(
              settings, site, site.place + ".dilated", settings.integer("filters"), settings.integer("kernel_size", 3), rate, 0)
        , m_back(settings, site, site.place + ".back", m_channels, 1, 1, settings.number("dropout", 0))
    {
        refuseBasenjiVariants(settings);
    }
    at::Tensor run(at::Tensor x, Skips&, const Pass& pass) const override
    {
        return pass.layer(x, [this](const at::Tensor& y, const Pass& run) { return y + m_back(m_dilated(y, run), run); });
    }

private:
    int64_t m_channels;
    Convolution m_dilated, m_back;
};

} // namespace

std::unique_ptr<Block> makeConvBlock(const BlockSettings& settings, const Site& site, int64_t filters)
{
    return std::make_unique<ConvBlock>(settings, site, filters);
}

std::unique_ptr<Block> makeDilatedResidual(const BlockSettings& settings, const Site& site, int64_t rate)
{
    return std::make_unique<DilatedResidual>(settings, site, rate);
}

} // namespace models
