#pragma once
#include "core/models/networks/kernels/normgelu.h"
#include "core/models/networks/layers/layers.h"
#include "core/models/networks/layers/norms.h"
#include "core/models/networks/pass.h"

#include <utility>

namespace models
{

/// x·sigmoid(1.702 x) of the batch-normalised x, [batch, length, channels]. With own gradients (device.h) both are one step that
/// keeps only x for the way back and computes in tiles.
at::Tensor normedGelu(const BatchNorm&, const at::Tensor& x, const Pass&);

/// Mean and 1 / deviation that a normalisation goes by: in training those of the batch, towards which the running statistics
/// move, else the running ones.
std::pair<at::Tensor, at::Tensor> meanAndInverse(const BatchNorm&, const Moments* ofBatch);

} // namespace models
