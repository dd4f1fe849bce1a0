#include "core/models/networks/layers/attentiontrunk.h"

#include <fmt/format.h>

namespace models
{

AttentionTrunk::AttentionTrunk(Weights& weights, const EnformerSettings& settings)
    : m_settings(settings)
    , m_layers([&] {
        const at::Tensor basis = enformerBasis(settings.bins, settings.positionFeatures, settings.gamma);
        const TransformerLayer::Options options { { settings.channels, settings.heads, settings.keySize, settings.valueSize,
                                                      settings.attentionDropout, settings.positionDropout },
            2 * settings.channels, 1e-5, settings.dropout };
        std::vector<TransformerLayer> layers;
        for (int64_t i = 0; i < settings.depth; ++i)
            layers.emplace_back(weights, fmt::format("transformer.{}", i), options, basis);
        return layers;
    }())
    , m_finalNorm(weights, "final", settings.channels, 1e-5)
    , m_final(weights, "final", settings.channels, settings.finalChannels)
{
}

at::Tensor AttentionTrunk::operator()(at::Tensor x, const Pass& pass) const
{
    for (size_t i = 0; i < m_layers.size(); ++i) {
        pass.report(double(i) / double(m_layers.size()));
        x = pass.layer(
            x, [this, i](const at::Tensor& y, const Pass& run) { return m_layers[i](y, run, fmt::format("transformer.{}", i)); });
        if (!x.defined())
            return {};
    }
    x = x.narrow(1, (m_settings.bins - m_settings.outputBins) / 2, m_settings.outputBins);
    pass.show("crop", x);
    x = m_final(activate(m_finalNorm(x, pass.training), "quick_gelu"));
    x = activate(pass.dropped(x, m_settings.dropout / 8), "quick_gelu");
    pass.show("final", x);
    return x;
}

std::vector<StageCost> AttentionTrunk::costs() const
{
    std::vector<StageCost> costs;
    for (size_t i = 0; i < m_layers.size(); ++i)
        costs.push_back({ fmt::format("transformer.{}", i), m_layers[i].flops(m_settings.bins) });
    costs.push_back({ "final", 2.0 * double(m_settings.outputBins * m_settings.channels * m_settings.finalChannels) });
    return costs;
}

OutputHeads::OutputHeads(Weights& weights, const ModelSpec& spec, int64_t channels, std::string activation)
    : m_activation(std::move(activation))
{
    for (const Head& head : spec.heads)
        m_heads.emplace_back(weights, "heads." + head.name, channels, int64_t(head.tracks.size()));
}

at::Tensor OutputHeads::operator()(const at::Tensor& x, int head, const at::Tensor& columns) const
{
    const at::Tensor values = m_heads.at(size_t(head)).columns(x, columns);
    return activate(values.scalar_type() == at::kBFloat16 ? values.to(at::kFloat) : values, m_activation);
}

StageCost OutputHeads::cost(int64_t bins) const
{
    int64_t largest = 0;
    for (const Dense& head : m_heads)
        largest = std::max(largest, head.weight().numel());
    return { "head", 2.0 * double(bins * largest) };
}

} // namespace models
