#pragma once
#include "core/models/networks/layers/block.h"

namespace models
{

/// The blocks of Basenji2 (Kelley 2020, PLoS Comput. Biol. 16:e1008050; github.com/calico/basenji), in which normalisation
/// follows the convolution: activation, convolution without bias, batch normalisation, max pooling.
std::unique_ptr<Block> makeConvBlock(const Layer&, const operations::Convolution&, Weights&);
/// x + such a block of width 1 after one of width 3 or so whose taps stand apart.
std::unique_ptr<Block> makeDilatedResidual(const Layer&, const operations::DilatedResidual&, Weights&);

} // namespace models
