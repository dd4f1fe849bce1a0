#pragma once
#include "core/models/networks/layers/layers.h"
#include "core/models/networks/pass.h"

#include <optional>
#include <vector>

namespace models
{

/// x + conv(GELU(norm x)) of width 5 (or any odd one): a step over bins.
class ResidualConv
{
public:
    ResidualConv(Weights&, const std::string& place, int64_t channels, int64_t width);
    at::Tensor operator()(const at::Tensor& x, const Pass&) const;

private:
    BatchNorm m_norm;
    Conv m_conv;
};

/// Several channels become `out`: a convolution after normalisation and GELU, then `layers` residual ones.
class BinConvolutions
{
public:
    BinConvolutions(Weights&, const std::string& place, int64_t in, int64_t out, int64_t layers);
    at::Tensor operator()(const at::Tensor& x, const Pass&) const;
    double flops(int64_t bins) const;

private:
    BatchNorm m_norm;
    Conv m_conv;
    std::vector<ResidualConv> m_layers;
};

/// What EpiAttend makes of the epigenome's bins before it meets the letters: a convolution of width 15, then residual ones.
class EpigenomeBranch
{
public:
    /// Width of each residual convolution; the released form has one of width 1, the article's several of width 5.
    EpigenomeBranch(Weights&, int64_t in, int64_t out, int64_t layers, int64_t width);
    /// [batch, bins, in] → [batch, bins, out]
    at::Tensor operator()(const at::Tensor& signals, const Pass&) const;
    double flops(int64_t bins) const;

private:
    Conv m_conv;
    std::vector<ResidualConv> m_layers;
};

} // namespace models
