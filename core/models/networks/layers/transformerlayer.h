#pragma once
#include "core/models/families/layer.h"
#include "core/models/networks/layers/layers.h"
#include "core/models/networks/layers/norms.h"
#include "core/models/networks/layers/relativeattention.h"

#include <optional>

namespace models
{

/// One pre-normalised transformer layer: y = x + dropout(attention(norm x)); y + dropout(contract(ReLU(dropout(expand(norm
/// y))))). The sums stay float32. Without `hidden` there is no second half.
class TransformerLayer
{
public:
    /// A Transformer of an outline; basis: see RelativeAttention.
    TransformerLayer(Weights&, const Layer&, const at::Tensor& basis);
    /// [batch, length, channels] → the same; undefined when the tap wants nothing that follows. The stage tap is shown the
    /// end of the first half as `stage`.attention.
    at::Tensor operator()(const at::Tensor& x, const Pass&, const std::string& stage) const;
    const RelativeAttention& attention() const { return m_attention; }
    at::Tensor attentionInput(const at::Tensor& x) const { return m_norm(x); }

private:
    at::Tensor dense(const at::Tensor& x, const Pass&) const;
    double m_dropout;
    LayerNorm m_norm;
    RelativeAttention m_attention;
    std::optional<LayerNorm> m_denseNorm;
    std::optional<Dense> m_expand, m_contract;
};

} // namespace models
