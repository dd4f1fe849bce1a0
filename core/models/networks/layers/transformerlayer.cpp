#include "core/models/networks/layers/transformerlayer.h"

namespace models
{

namespace
{

const operations::Transformer& numbersOf(const Layer& layer)
{
    return std::get<operations::Transformer>(layer.operation);
}

RelativeAttention::Options attentionOf(const Layer& layer)
{
    const operations::Transformer& its = numbersOf(layer);
    return { layer.in.channels, its.heads, its.keySize, its.valueSize, its.attentionDropout, its.positionDropout };
}

} // namespace

TransformerLayer::TransformerLayer(Weights& weights, const Layer& layer, const at::Tensor& basis)
    : m_dropout(numbersOf(layer).dropout)
    , m_norm(weights, layer.prefix + ".before_attention", layer.in.channels, numbersOf(layer).epsilon)
    , m_attention(weights, layer.prefix, attentionOf(layer), basis)
{
    const int64_t channels = layer.in.channels, hidden = numbersOf(layer).hidden;
    if (hidden == 0)
        return;
    m_denseNorm.emplace(weights, layer.prefix + ".before_dense", channels, numbersOf(layer).epsilon);
    m_expand.emplace(weights, layer.prefix + ".expand", channels, hidden);
    m_contract.emplace(weights, layer.prefix + ".contract", hidden, channels);
}

at::Tensor TransformerLayer::dense(const at::Tensor& x, const Pass& pass) const
{
    const at::Tensor wide = pass.dropped((*m_expand)((*m_denseNorm)(x)), m_dropout);
    return pass.dropped((*m_contract)(activate(wide, Activation::Relu)), m_dropout);
}

at::Tensor TransformerLayer::operator()(const at::Tensor& x, const Pass& pass, const std::string& stage) const
{
    const at::Tensor seen = m_attention(m_norm(x), pass);
    if (!seen.defined())
        return {};
    at::Tensor y = x + pass.dropped(seen, m_dropout);
    pass.show(stage + ".attention", y);
    if (m_expand)
        y = y + dense(y, pass);
    return y;
}

} // namespace models
