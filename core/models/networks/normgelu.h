#pragma once
#include "core/models/networks/layers.h"
#include "core/models/networks/pass.h"

namespace models
{

/// x·sigmoid(1.702 x) of the batch-normalised x, [batch, length, channels]. With gradients on a CPU both are one step that keeps
/// only x for the way back and computes in tiles that stay in the cache.
at::Tensor normedGelu(const BatchNorm&, const at::Tensor& x, const Pass&);

} // namespace models
