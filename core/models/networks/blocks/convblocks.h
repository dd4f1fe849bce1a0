#pragma once
#include "core/models/networks/blocks/block.h"

namespace models
{

/// A NormedConvolution, then max pooling. Of the letters (Baskerville's conv_dna: convolution, normalisation, activation) the
/// value is offered as a skip; in the blocks of Basenji2 (Kelley 2020, PLoS Comput. Biol. 16:e1008050;
/// github.com/calico/basenji), where normalisation follows the convolution and the activation comes first, it is not.
std::unique_ptr<Block> makePooledConvolution(const Layer&, const operations::Convolution&, Weights&);
/// Normalisation, activation, convolution; the value is offered as a skip; then pooling, and it is offered again.
std::unique_ptr<Block> makeConvNac(const Layer&, const operations::Convolution&, Weights&);
/// Basenji2's: x + a convolution of width 1 after one of width 3 or so whose taps stand apart, each with its activation first.
std::unique_ptr<Block> makeDilatedResidual(const Layer&, const operations::DilatedResidual&, Weights&);
/// Doubles the length: upsampled dense(activation(norm x)) plus dense(activation(norm skip)), then a separable convolution.
std::unique_ptr<Block> makeUnetConv(const Layer&, const operations::Upsampling&, Weights&);
/// Cuts the same number of positions off both ends.
std::unique_ptr<Block> makeCrop(const Layer&, const operations::Crop&);

} // namespace models
