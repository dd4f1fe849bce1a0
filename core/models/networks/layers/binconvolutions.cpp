#include "core/models/networks/layers/binconvolutions.h"

#include "core/models/networks/layers/normedgelu.h"

namespace models
{

namespace
{

constexpr double binEpsilon = 1e-5; // of the normalisations, as in PyTorch

const operations::Convolution& convolutionOf(const Layer& layer)
{
    return std::get<operations::Convolution>(layer.operation);
}

} // namespace

BinConvolution::BinConvolution(Weights& weights, const Layer& layer)
    : m_residual(convolutionOf(layer).residual)
    , m_norm(convolutionOf(layer).normalised ? std::make_optional<BatchNorm>(weights, layer.prefix, layer.in.channels, binEpsilon)
                                             : std::nullopt)
    , m_conv(weights, layer.prefix, layer.in.channels, layer.out.channels, convolutionOf(layer).width)
{
}

at::Tensor BinConvolution::operator()(const at::Tensor& x, const Pass& pass) const
{
    const at::Tensor convolved = m_conv(m_norm ? normedGelu(*m_norm, x, pass) : x);
    return m_residual ? x + convolved : convolved;
}

BinConvolutions::BinConvolutions(Weights& weights, const std::vector<Layer>& layers)
{
    for (const Layer& layer : layers)
        m_layers.emplace_back(weights, layer);
}

at::Tensor BinConvolutions::operator()(const at::Tensor& input, const Pass& pass) const
{
    at::Tensor x = input;
    for (const BinConvolution& layer : m_layers)
        x = layer(x, pass);
    return x;
}

} // namespace models
