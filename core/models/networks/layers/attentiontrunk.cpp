#include "core/models/networks/layers/attentiontrunk.h"

#include "core/models/networks/layers/positionbasis.h"

namespace models
{

namespace
{

std::vector<TransformerLayer> transformers(Weights& weights, const std::vector<const Layer*>& layers)
{
    const at::Tensor basis = positionBasis(*layers.front()); // all of them are of one size
    std::vector<TransformerLayer> made;
    for (const Layer* layer : layers)
        made.emplace_back(weights, *layer, basis);
    return made;
}

} // namespace

AttentionTrunk::AttentionTrunk(Weights& weights, const Outline& outline)
    : AttentionTrunk(weights, outline, *outline.all<operations::Pointwise>().front())
{
}

AttentionTrunk::AttentionTrunk(Weights& weights, const Outline& outline, const Layer& final)
    : m_layers(transformers(weights, outline.all<operations::Transformer>()))
    , m_firstBin(0)
    , m_bins(final.in.length)
    , m_finalNorm(weights, final.prefix, final.in.channels, 1e-5)
    , m_final(weights, final.prefix, final.in.channels, final.out.channels)
    , m_dropout(std::get<operations::Pointwise>(final.operation).dropout)
{
    for (const Layer* layer : outline.all<operations::Transformer>())
        m_names.push_back(layer->prefix);
    for (const Layer* crop : outline.all<operations::Crop>())
        m_firstBin = std::get<operations::Crop>(crop->operation).first;
}

at::Tensor AttentionTrunk::operator()(at::Tensor x, const Pass& pass) const
{
    for (size_t i = 0; i < m_layers.size(); ++i) {
        pass.report(double(i) / double(m_layers.size()));
        x = pass.layer(x, [this, i](const at::Tensor& y, const Pass& run) { return m_layers[i](y, run, m_names[i]); });
        if (!x.defined())
            return {};
        pass.show(m_names[i], x);
    }
    x = x.narrow(1, m_firstBin, m_bins);
    pass.show("crop", x);
    x = m_final(activate(m_finalNorm(x, pass.training), Activation::QuickGelu));
    x = activate(pass.dropped(x, m_dropout), Activation::QuickGelu);
    pass.show("final", x);
    return x;
}

} // namespace models
