#include "core/models/networks/layers/convblocks.h"

#include "core/models/families/baskerville.h"
#include "core/models/networks/layers/layers.h"
#include "core/models/networks/layers/norms.h"

#include <optional>

namespace models
{

namespace
{

/// The activation may reuse its memory, and a value that was not normalised may be somebody's skip.
at::Tensor normalise(const std::optional<BatchNorm>& norm, const at::Tensor& x, const Pass& pass)
{
    return norm ? (*norm)(x, pass.training) : x.clone();
}

class ConvDna : public Block
{
public:
    ConvDna(const Layer& layer, const operations::Convolution& its, Weights& weights)
        : m_its(its)
        , m_conv(weights, layer.prefix, layer.in.channels, layer.out.channels, its.width, its.bias)
    {
        if (its.normalised)
            m_norm.emplace(weights, layer.prefix, layer.out.channels, kerasEpsilon);
    }
    at::Tensor run(at::Tensor x, Skips& skips, const Pass& pass) const override
    {
        x = pass.layer(x, [this](const at::Tensor& bases, const Pass& run) {
            at::Tensor y = m_conv(bases);
            if (m_norm)
                y = (*m_norm)(y, run.training);
            return maxPool(activate(std::move(y), m_its.activation), m_its.pool);
        });
        skips.offer(x);
        return x;
    }

private:
    operations::Convolution m_its;
    Conv m_conv;
    std::optional<BatchNorm> m_norm;
};

class ConvNac : public Block
{
public:
    ConvNac(const Layer& layer, const operations::Convolution& its, Weights& weights)
        : m_its(its)
        , m_norm(its.normalised ? std::make_optional<BatchNorm>(weights, layer.prefix, layer.in.channels, kerasEpsilon)
                                : std::nullopt)
        , m_conv(weights, layer.prefix, layer.in.channels, layer.out.channels, its.width, its.bias)
    {
    }
    at::Tensor run(at::Tensor x, Skips& skips, const Pass& pass) const override
    {
        x = pass.layer(x, [this](const at::Tensor& y, const Pass& run) {
            return m_conv(activate(normalise(m_norm, y, run), m_its.activation));
        });
        skips.offer(x);
        x = maxPool(x, m_its.pool);
        skips.offer(x);
        return x;
    }

private:
    operations::Convolution m_its;
    std::optional<BatchNorm> m_norm;
    Conv m_conv;
};

class UnetConv : public Block
{
public:
    UnetConv(const Layer& layer, const operations::Upsampling& its, Weights& weights)
        : m_activation(its.activation)
    {
        const int64_t channels = layer.in.channels;
        if (its.normalised) {
            m_norm.emplace(weights, layer.prefix + ".up", channels, kerasEpsilon);
            m_skipNorm.emplace(weights, layer.prefix + ".skip", its.skipChannels, kerasEpsilon);
        }
        if (its.projected)
            m_up.emplace(weights, layer.prefix + ".up", channels, channels);
        m_side.emplace(weights, layer.prefix + ".skip", its.skipChannels, channels);
        m_conv.emplace(weights, layer.prefix, channels, channels, its.width);
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
    Activation m_activation;
    std::optional<BatchNorm> m_norm, m_skipNorm;
    std::optional<Dense> m_up, m_side;
    std::optional<SeparableConv> m_conv;
};

class CropBlock : public Block
{
public:
    CropBlock(const Layer& layer, const operations::Crop& crop)
        : m_first(crop.first)
        , m_length(layer.out.length)
    {
    }
    at::Tensor run(at::Tensor x, Skips&, const Pass&) const override { return x.narrow(1, m_first, m_length); }

private:
    int64_t m_first, m_length;
};

} // namespace

std::unique_ptr<Block> makeConvDna(const Layer& layer, const operations::Convolution& convolution, Weights& weights)
{
    return std::make_unique<ConvDna>(layer, convolution, weights);
}

std::unique_ptr<Block> makeConvNac(const Layer& layer, const operations::Convolution& convolution, Weights& weights)
{
    return std::make_unique<ConvNac>(layer, convolution, weights);
}

std::unique_ptr<Block> makeUnetConv(const Layer& layer, const operations::Upsampling& upsampling, Weights& weights)
{
    return std::make_unique<UnetConv>(layer, upsampling, weights);
}

std::unique_ptr<Block> makeCrop(const Layer& layer, const operations::Crop& crop)
{
    return std::make_unique<CropBlock>(layer, crop);
}

} // namespace models
