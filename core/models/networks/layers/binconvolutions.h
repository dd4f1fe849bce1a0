#pragma once
#include "core/models/families/outline.h"
#include "core/models/networks/layers/layers.h"
#include "core/models/networks/layers/norms.h"
#include "core/models/networks/pass.h"

#include <optional>
#include <vector>

namespace models
{

/// A convolution over bins, as a Convolution of an outline says: of the values, or of what a GELU makes of the normalised ones;
/// added to them when it is residual.
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

/// Those of some stages, one after the other: what EpiAttend makes of the epigenome's bins before it meets the letters, and of
/// both together.
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
