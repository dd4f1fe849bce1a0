#include "core/models/networks/layers/transformerlayer.h"

namespace models
{

TransformerLayer::TransformerLayer(Weights& weights, const std::string& place, const Options& options, const at::Tensor& basis)
    : m_options(options)
    , m_norm(weights, place + ".before_attention", options.attention.channels, options.epsilon)
    , m_attention(weights, place, options.attention, basis)
{
    if (options.hidden == 0)
        return;
    const int64_t channels = options.attention.channels;
    m_denseNorm.emplace(weights, place + ".before_dense", channels, options.epsilon);
    m_expand.emplace(weights, place + ".expand", channels, options.hidden);
    m_contract.emplace(weights, place + ".contract", options.hidden, channels);
}

at::Tensor TransformerLayer::dense(const at::Tensor& x, const Pass& pass) const
{
    const at::Tensor wide = pass.dropped((*m_expand)((*m_denseNorm)(x)), m_options.dropout);
    return pass.dropped((*m_contract)(activate(wide, "relu")), m_options.dropout);
}

at::Tensor TransformerLayer::operator()(const at::Tensor& x, const Pass& pass, const std::string& stage) const
{
    const at::Tensor seen = m_attention(m_norm(x), pass);
    if (!seen.defined())
        return {};
    at::Tensor y = x + pass.dropped(seen, m_options.dropout);
    pass.show(stage + ".attention", y);
    if (m_expand)
        y = y + dense(y, pass);
    pass.show(stage, y);
    return y;
}

double TransformerLayer::flops(int64_t length) const
{
    return m_attention.flops(length) + 4.0 * double(length * m_options.attention.channels * m_options.hidden);
}

} // namespace models
