#pragma once
#include <ATen/ATen.h>
#include <functional>

namespace models
{

/// Sees the weights of each attention layer as a network runs, in the order of the layers: [batch, heads, query, key], rows sum
/// to
/// 1. False: nothing after this layer is needed, the pass may end here. Every attention layer offers its weights to the tap of
/// its pass, when there is one.
using AttentionTap = std::function<bool(const at::Tensor& weights)>;

} // namespace models
