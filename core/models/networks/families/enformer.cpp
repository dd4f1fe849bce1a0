#include "core/models/networks/families/enformer.h"

#include "core/models/networks/layers/attentiontrunk.h"
#include "core/models/networks/layers/sequencetower.h"

namespace models
{

namespace
{

class Enformer : public Network
{
public:
    Enformer(const ModelSpec& spec, const EnformerSettings& settings, Weights& weights)
        : m_tower(weights, settings.tower, settings.pool)
        , m_attentionTrunk(weights, settings)
        , m_heads(weights, spec, settings.finalChannels, settings.activation)
    {
        m_outputBins = settings.outputBins;
        m_binSize = settings.binSize();
        m_attention = { int(settings.depth), int(settings.heads), settings.bins, m_binSize };
        m_workspace = m_tower.workspace(spec.inputLength);
        m_costs = m_tower.costs(spec.inputLength);
        for (const StageCost& cost : m_attentionTrunk.costs())
            m_costs.push_back(cost);
        m_costs.push_back(m_heads.cost(m_outputBins));
    }

    at::Tensor trunk(const NetworkInputs& inputs, const Pass& pass) const override
    {
        return m_attentionTrunk(m_tower(inputs.bases, pass), pass);
    }
    at::Tensor head(const at::Tensor& trunk, int head, const at::Tensor& columns) const override
    {
        return m_heads(trunk, head, columns);
    }

private:
    SequenceTower m_tower;
    AttentionTrunk m_attentionTrunk;
    OutputHeads m_heads;
};

} // namespace

std::unique_ptr<Network> buildEnformer(const ModelSpec& spec, Weights& weights, const std::string& file)
{
    return std::make_unique<Enformer>(spec, EnformerSettings::read(spec, file), weights);
}

} // namespace models
