#include "core/models/networks/blocks/convblocks.h"

#include "core/models/families/baskerville.h"
#include "core/models/networks/blocks/normedconvolution.h"
#include "core/models/networks/layers/layers.h"

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

/// Pooled as a part of the layer, so that a pass that computes layers again keeps no value of the full length.
class PooledConvolution : public Block
{
public:
    PooledConvolution(const Layer& layer, const operations::Convolution& its, Weights& weights)
        : m_convolution(weights, layer.prefix, layer.in.channels, layer.out.channels, its)
        , m_pool(its.pool)
        , m_offered(its.order == operations::Convolution::Order::ConvolutionFirst)
    {
    }
    at::Tensor run(at::Tensor x, Skips& skips, const Pass& pass) const override
    {
        x = pass.layer(x, [this](const at::Tensor& y, const Pass& run) { return maxPool(m_convolution(y, run), m_pool); });
        if (m_offered)
            skips.offer(x);
        return x;
    }

private:
    NormedConvolution m_convolution;
    int64_t m_pool;
    bool m_offered; ///< as a skip
};

class ConvNac : public Block
{
public:
    ConvNac(const Layer& layer, const operations::Convolution& its, Weights& weights)
        : m_convolution(weights, layer.prefix, layer.in.channels, layer.out.channels, its)
        , m_pool(its.pool)
    {
    }
    at::Tensor run(at::Tensor x, Skips& skips, const Pass& pass) const override
    {
        x = pass.layer(x, [this](const at::Tensor& y, const Pass& run) { return m_convolution(y, run); });
        skips.offer(x);
        x = maxPool(x, m_pool);
        skips.offer(x);
        return x;
    }

private:
    NormedConvolution m_convolution;
    int64_t m_pool;
};

/// One of the two convolutions of a dilated residual.
operations::Convolution halfOf(const operations::DilatedResidual& its, int64_t width, double dropout)
{
    operations::Convolution half { operations::Convolution::Order::ActivationFirst, width, its.activation };
    half.normalised = true;
    half.bias = false;
    half.dropout = dropout;
    return half;
}

class DilatedBlock : public Block
{
public:
    DilatedBlock(const Layer& layer, const operations::DilatedResidual& its, Weights& weights)
        : m_dilated(weights, layer.prefix + ".dilated", layer.in.channels, its.channels, halfOf(its, its.width, 0), its.dilation)
        , m_back(weights, layer.prefix + ".back", its.channels, layer.out.channels, halfOf(its, 1, its.dropout), 1,
              WeightKind::LastNormScale)
    {
    }
    at::Tensor run(at::Tensor x, Skips&, const Pass& pass) const override
    {
        return pass.layer(x, [this](const at::Tensor& y, const Pass& run) { return y + m_back(m_dilated(y, run), run); });
    }

private:
    NormedConvolution m_dilated, m_back;
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

std::unique_ptr<Block> makePooledConvolution(const Layer& layer, const operations::Convolution& convolution, Weights& weights)
{
    return std::make_unique<PooledConvolution>(layer, convolution, weights);
}

std::unique_ptr<Block> makeConvNac(const Layer& layer, const operations::Convolution& convolution, Weights& weights)
{
    return std::make_unique<ConvNac>(layer, convolution, weights);
}

std::unique_ptr<Block> makeDilatedResidual(const Layer& layer, const operations::DilatedResidual& residual, Weights& weights)
{
    return std::make_unique<DilatedBlock>(layer, residual, weights);
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
