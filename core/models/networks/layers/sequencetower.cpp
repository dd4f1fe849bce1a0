#include "core/models/networks/layers/sequencetower.h"

namespace models
{

SequenceTower::SequenceTower(Weights& weights, const Outline& outline)
{
    for (const Layer* layer : outline.all<operations::TowerStage>()) {
        const auto& its = std::get<operations::TowerStage>(layer->operation);
        const ConvStage::Options options { layer->in.channels, layer->out.channels, its.width, its.stem, its.pool };
        m_names.push_back(layer->prefix);
        m_stages.emplace_back(weights, layer->prefix, options);
    }
}

at::Tensor SequenceTower::operator()(const at::Tensor& bases, const Pass& pass) const
{
    at::Tensor x = bases;
    for (size_t i = 0; i < m_stages.size(); ++i) {
        pass.report(double(i) / double(m_stages.size()));
        x = pass.layer(x, [this, i](const at::Tensor& y, const Pass& run) { return m_stages[i](y, run, m_names[i]); });
    }
    return x;
}

} // namespace models
