#include "core/models/networks/layers/basenjiblocks.h"

#include "core/models/families/baskerville.h"
#include "core/models/networks/layers/layers.h"
#include "core/models/networks/layers/norms.h"

namespace models
{

namespace
{

/// Activation, convolution, normalisation, dropout.
class NormedConvolution
{
public:
    struct Options {
        int64_t in = 0, out = 0, width = 1, dilation = 1;
        Activation activation = Activation::Relu;
        double dropout = 0;
        WeightKind scale = WeightKind::NormScale; ///< of the normalisation
    };
    NormedConvolution(Weights& weights, const std::string& prefix, const Options& options)
        : m_options(options)
        , m_conv(weights, prefix, options.in, options.out, options.width, false, options.dilation)
        , m_norm(weights, prefix, options.out, kerasEpsilon, options.scale)
    {
    }
    at::Tensor operator()(const at::Tensor& x, const Pass& pass) const
    {
        const at::Tensor own = at::GradMode::is_enabled() ? x : x.clone(); // others may need x as it is
        return pass.dropped(m_norm(m_conv(activate(own, m_options.activation)), pass.training), m_options.dropout);
    }

private:
    Options m_options;
    Conv m_conv;
    BatchNorm m_norm;
};

class ConvBlock : public Block
{
public:
    ConvBlock(const Layer& layer, const operations::Convolution& its, Weights& weights)
        : m_convolution(
            weights, layer.prefix, { layer.in.channels, layer.out.channels, its.width, 1, its.activation, its.dropout })
        , m_pool(its.pool)
    {
    }
    at::Tensor run(at::Tensor x, Skips&, const Pass& pass) const override
    {
        return pass.layer(x, [this](const at::Tensor& y, const Pass& run) { return maxPool(m_convolution(y, run), m_pool); });
    }

private:
    NormedConvolution m_convolution;
    int64_t m_pool;
};

class DilatedBlock : public Block
{
public:
    DilatedBlock(const Layer& layer, const operations::DilatedResidual& its, Weights& weights)
        : m_dilated(
            weights, layer.prefix + ".dilated", { layer.in.channels, its.channels, its.width, its.dilation, its.activation, 0 })
        , m_back(weights, layer.prefix + ".back",
              { its.channels, layer.out.channels, 1, 1, its.activation, its.dropout, WeightKind::LastNormScale })
    {
    }
    at::Tensor run(at::Tensor x, Skips&, const Pass& pass) const override
    {
        return pass.layer(x, [this](const at::Tensor& y, const Pass& run) { return y + m_back(m_dilated(y, run), run); });
    }

private:
    NormedConvolution m_dilated, m_back;
};

} // namespace

std::unique_ptr<Block> makeConvBlock(const Layer& layer, const operations::Convolution& convolution, Weights& weights)
{
    return std::make_unique<ConvBlock>(layer, convolution, weights);
}

std::unique_ptr<Block> makeDilatedResidual(const Layer& layer, const operations::DilatedResidual& residual, Weights& weights)
{
    return std::make_unique<DilatedBlock>(layer, residual, weights);
}

} // namespace models
