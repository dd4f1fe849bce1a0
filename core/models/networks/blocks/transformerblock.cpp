#include "core/models/networks/blocks/transformerblock.h"

#include "core/models/networks/layers/positionbasis.h"
#include "core/models/networks/layers/transformerlayer.h"

namespace models
{

namespace
{

class TransformerBlock : public Block
{
public:
    TransformerBlock(const Layer& layer, Weights& weights)
        : m_prefix(layer.prefix)
        , m_layer(weights, layer, positionBasis(layer))
    {
    }
    at::Tensor run(at::Tensor x, Skips&, const Pass& pass) const override
    {
        return pass.layer(x, [this](const at::Tensor& y, const Pass& run) { return m_layer(y, run, m_prefix); });
    }

private:
    std::string m_prefix;
    TransformerLayer m_layer;
};

} // namespace

std::unique_ptr<Block> makeTransformer(const Layer& layer, Weights& weights)
{
    return std::make_unique<TransformerBlock>(layer, weights);
}

} // namespace models
