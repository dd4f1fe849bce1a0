#pragma once
#include "core/models/networks/pass.h"
#include "core/models/networks/weights.h"

namespace models
{

/// Multi-head attention with relative positions as Transformer-XL and Enformer write it: logits = (q + u)·k + shift((q + v)·r),
/// where q is scaled by keySize^-0.5 before the biases u (content) and v (position) are added, and r projects a basis of the
/// distance j − i, in float32. Projections to q, k, v and r have no bias, the output one has.
class RelativeAttention
{
public:
    struct Options {
        int64_t channels = 0; ///< in and out
        int64_t heads = 1, keySize = 0, valueSize = 0; ///< sizes per head
        double dropout = 0, positionDropout = 0; ///< on the weights and on the basis, in training
    };
    /// basis: [2·length − 1, features] for the distances −(length − 1) … length − 1.
    RelativeAttention(Weights&, const std::string& prefix, const Options&, at::Tensor basis);
    /// [batch, length, channels] → the same; undefined when the tap wants nothing that follows the weights.
    at::Tensor operator()(const at::Tensor& x, const Pass&) const;

    /// What the weights are the softmax of.
    struct Logits {
        at::Tensor content; ///< [batch, heads, length, length]
        at::Tensor distance; ///< [batch, heads, length, 2·length − 1], before the shift
    };
    Logits logits(const at::Tensor& x, const Pass&) const;
    /// r: [heads, 2·length − 1, keySize]
    at::Tensor positions(const Pass&) const;

private:
    struct Projected {
        at::Tensor query, key, value; ///< [batch, heads, length, size]; query scaled
    };
    at::Tensor headsOf(const at::Tensor& x, const at::Tensor& weight, int64_t size) const;
    at::Tensor scaledQuery(const at::Tensor& x) const;
    at::Tensor mixed(const at::Tensor& x, const Pass&) const;
    at::Tensor mixedInTiles(const at::Tensor& x, const Pass&) const;
    Options m_options;
    at::Tensor m_basis, m_query, m_key, m_value, m_position, m_contentBias, m_positionBias, m_outWeight, m_outBias;
};

/// [batch, heads, T, 2T − 1] by distance → [batch, heads, T, T] by pair: out[i, j] = x[i, j − i + T − 1].
at::Tensor relativeShift(const at::Tensor& x);

} // namespace models
