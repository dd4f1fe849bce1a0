#pragma once
#include "core/models/attention.h"

#include <ATen/ATen.h>

namespace models
{

/// Makes one map out of the attention layers of a pass, as they come by: no more than one map is kept.
class CombinedAttention
{
public:
    CombinedAttention(const AttentionChoice&, const AttentionShape&);
    /// The weights of the next layer, [1, heads, query, key]; layers of another size than the shape's are passed over. False when
    /// no later layer is needed.
    bool add(const at::Tensor& weights);
    /// [query, key], rows sum to 1. Throws Error when the network ended before the layer that was asked for.
    AttentionMatrix result() const;

private:
    void roll(const at::Tensor& weights);
    AttentionChoice m_choice;
    AttentionShape m_shape;
    int m_seen = 0;
    at::Tensor m_map;
};

} // namespace models
