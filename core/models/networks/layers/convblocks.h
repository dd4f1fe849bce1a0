#pragma once
#include "core/models/networks/layers/block.h"

namespace models
{

/// Convolution of the letters, then normalisation, activation, pooling.
std::unique_ptr<Block> makeConvDna(const BlockSettings&, const Site&);
/// Normalisation, activation, convolution; the value is offered as a skip; then pooling.
std::unique_ptr<Block> makeConvNac(const BlockSettings&, const Site&, int64_t filters, int64_t poolSize);
/// Doubles the length: upsampled dense(activation(norm x)) plus dense(activation(norm skip)), then a separable convolution.
std::unique_ptr<Block> makeUnetConv(const BlockSettings&, const Site&);
/// Cuts the same number of positions off both ends.
std::unique_ptr<Block> makeCrop(const BlockSettings&, const Site&);

} // namespace models
