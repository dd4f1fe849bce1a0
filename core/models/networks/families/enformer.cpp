#include "core/models/networks/families/enformer.h"

#include "core/models/networks/layers/attentiontrunk.h"
#include "core/models/networks/layers/outputheads.h"
#include "core/models/networks/layers/sequencetower.h"

namespace models
{

namespace
{

class Enformer : public Network
{
public:
    Enformer(const ModelSpec& spec, const Outline& outline, Weights& weights)
        : Network(spec, outline)
        , m_tower(weights, outline)
        , m_attentionTrunk(weights, outline)
        , m_heads(weights, outline)
    {
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

std::unique_ptr<Network> buildEnformer(const ModelSpec& spec, const Outline& outline, Weights& weights)
{
    return std::make_unique<Enformer>(spec, outline, weights);
}

} // namespace models
