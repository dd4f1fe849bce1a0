#pragma once
#include "core/models/networks/attentiontap.h"
#include "core/models/networks/weights.h"

namespace models
{

/// Multi-head attention with relative positions as Transformer-XL and Enformer write it: logits = (q + u)·k + shift((q + v)·r),
/// where q is scaled by keySize^-0.5 before the biases u (content) and v (position) are added, and r projects a basis of the
/// distance j − i. Projections to q, k, v and r have no bias, the output one has.
class RelativeAttention
{
public:
    struct Options {
        int64_t channels = 0; ///< in and out
        int64_t heads = 1, keySize = 0, valueSize = 0; ///< sizes per head
    };
    /// basis: [2·length − 1, features] for the distances −(length − 1) … length − 1.
    RelativeAttention(Weights&, const std::string& place, const Options&, at::Tensor basis);
    /// [batch, length, channels] → the same; undefined when the tap wants nothing that follows the weights.
    at::Tensor operator()(const at::Tensor& x, const AttentionTap& tap = {}) const;
    /// Who looks at whom: [batch, heads, length, length], rows sum to 1.
    at::Tensor weights(const at::Tensor& x) const;
    void to(const at::Device&);
    double flops(int64_t length) const;

private:
    at::Tensor headsOf(const at::Tensor& x, const at::Tensor& weight, int64_t size) const;
    Options m_options;
    at::Tensor m_basis, m_query, m_key, m_value, m_position, m_contentBias, m_positionBias, m_outWeight, m_outBias;
};

/// The "central mask" basis: widths w_i = rate^i − 1 with rate = (length + 1)^(1/(features/2)) in float32; a feature is 1 where
/// w_i > |distance|; the second half is the first times the sign of the distance. → [2·length − 1, features]
at::Tensor centralMaskBasis(int64_t length, int64_t features);

/// [batch, heads, T, 2T − 1] by distance → [batch, heads, T, T] by pair: out[i, j] = x[i, j − i + T − 1].
at::Tensor relativeShift(const at::Tensor& x);

} // namespace models
