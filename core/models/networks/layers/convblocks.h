#pragma once
#include "core/models/networks/layers/block.h"

namespace models
{

/// Convolution of the letters, then normalisation, activation, pooling; the value is offered as a skip.
std::unique_ptr<Block> makeConvDna(const Layer&, const operations::Convolution&, Weights&);
/// Normalisation, activation, convolution; the value is offered as a skip; then pooling, and it is offered again.
std::unique_ptr<Block> makeConvNac(const Layer&, const operations::Convolution&, Weights&);
/// Doubles the length: upsampled dense(activation(norm x)) plus dense(activation(norm skip)), then a separable convolution.
std::unique_ptr<Block> makeUnetConv(const Layer&, const operations::Upsampling&, Weights&);
/// Cuts the same number of positions off both ends.
std::unique_ptr<Block> makeCrop(const Layer&, const operations::Crop&);

} // namespace models
