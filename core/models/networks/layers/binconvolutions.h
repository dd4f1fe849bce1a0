#pragma once
#include "core/models/families/outline.h"
#include "core/models/networks/layers/layers.h"
#include "core/models/networks/layers/norms.h"
#include "core/models/networks/pass.h"

#include <optional>
#include <vector>

namespace models
{

/// A convolution over bins, as a Convolution of an outline says. It reads the values, or where it is normalised what a GELU makes
/// of their norms; a residual one is added to the values.
class BinConvolution
{
public:
    BinConvolution(Weights&, const Layer&);
    at::Tensor operator()(const at::Tensor& x, const Pass&) const;

private:
    bool m_residual;
    std::optional<BatchNorm> m_norm;
    Conv m_conv;
};

/// Bin convolutions one after the other: what EpiAttend makes of the epigenome's bins before they meet the letters, and what a
/// stage makes of both together.
class BinConvolutions
{
public:
    BinConvolutions(Weights&, const std::vector<Layer>&);
    /// [batch, bins, in] → [batch, bins, out]
    at::Tensor operator()(const at::Tensor& x, const Pass&) const;

private:
    std::vector<BinConvolution> m_layers;
};

} // namespace models
