#pragma once
#include "core/models/families/layer.h"

#include <ATen/ATen.h>

namespace models
{

/// Functions of the distance j − i that relative attention projects: rows for −(length − 1) … length − 1. Always in
/// float32, whatever the precision of the network: in bfloat16 the central mask would be wrong by up to 1.

/// Enformer (Avsec et al. 2021): `features` / 6 of each of exponentials with half-lives 8 … length, central masks
/// 2^i − 1 > |d|, and gamma densities with means up to length; then all of them times the sign of the distance.
/// `features` is a multiple of 6. → [2·length − 1, features]
at::Tensor enformerBasis(int64_t length, int64_t features, GammaMaximum);

/// Baskerville: widths w_i = rate^i − 1 with rate = (length + 1)^(1/(features/2)) in float32; a feature is 1 where
/// w_i > |distance|; the second half is the first times the sign of the distance. → [2·length − 1, features]
at::Tensor centralMaskBasis(int64_t length, int64_t features);

/// The one that a Transformer layer of an outline goes by.
at::Tensor positionBasis(const Layer&);

} // namespace models
