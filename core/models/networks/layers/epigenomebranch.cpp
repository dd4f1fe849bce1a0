#include "core/models/networks/layers/epigenomebranch.h"

#include "core/models/networks/layers/normedgelu.h"

#include <fmt/format.h>

namespace models
{

namespace
{

constexpr double epsilon = 1e-5;

double convolutionFlops(const at::Tensor& weight, int64_t bins)
{
    return 2.0 * double(weight.numel() * bins);
}

} // namespace

ResidualConv::ResidualConv(Weights& weights, const std::string& place, int64_t channels, int64_t width)
    : m_norm(weights, place, channels, epsilon)
    , m_conv(weights, place, channels, channels, width)
{
}

at::Tensor ResidualConv::operator()(const at::Tensor& x, const Pass& pass) const
{
    return x + m_conv(normedGelu(m_norm, x, pass));
}

BinConvolutions::BinConvolutions(Weights& weights, const std::string& place, int64_t in, int64_t out, int64_t layers)
    : m_norm(weights, place, in, epsilon)
    , m_conv(weights, place, in, out, 5)
{
    for (int64_t i = 0; i < layers; ++i)
        m_layers.emplace_back(weights, fmt::format("{}.{}", place, i), out, 5);
}

at::Tensor BinConvolutions::operator()(const at::Tensor& x, const Pass& pass) const
{
    at::Tensor y = m_conv(normedGelu(m_norm, x, pass));
    for (const ResidualConv& layer : m_layers)
        y = layer(y, pass);
    return y;
}

double BinConvolutions::flops(int64_t bins) const
{
    const int64_t out = m_conv.weight().size(0);
    return convolutionFlops(m_conv.weight(), bins) + 10.0 * double(bins * out * out * int64_t(m_layers.size()));
}

EpigenomeBranch::EpigenomeBranch(Weights& weights, int64_t in, int64_t out, int64_t layers, int64_t width)
    : m_conv(weights, "epigenome", in, out, 15)
{
    for (int64_t i = 0; i < layers; ++i)
        m_layers.emplace_back(weights, fmt::format("epigenome.{}", i), out, width);
}

at::Tensor EpigenomeBranch::operator()(const at::Tensor& signals, const Pass& pass) const
{
    at::Tensor x = m_conv(signals);
    for (const ResidualConv& layer : m_layers)
        x = layer(x, pass);
    return x;
}

double EpigenomeBranch::flops(int64_t bins) const
{
    const int64_t out = m_conv.weight().size(0);
    return convolutionFlops(m_conv.weight(), bins) + 10.0 * double(bins * out * out * int64_t(m_layers.size()));
}

} // namespace models
