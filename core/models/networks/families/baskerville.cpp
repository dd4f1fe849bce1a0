#include "core/models/networks/families/baskerville.h"

#include "core/models/networks/blocks/block.h"
#include "core/models/networks/layers/outputheads.h"

namespace models
{

namespace
{

struct NamedBlock {
    std::string name; ///< of its weights, its cost and its stage: "trunk.1.0"
    std::unique_ptr<Block> block;
};

std::vector<NamedBlock> blocksOf(const Outline& outline, Weights& weights)
{
    std::vector<NamedBlock> blocks;
    for (const Stage& stage : outline.stages)
        for (const Layer& layer : stage.layers)
            blocks.push_back({ layer.prefix, makeBlock(layer, weights) });
    return blocks;
}

/// Lengths of values that a later layer joins.
std::set<int64_t> joinedLengths(const Outline& outline)
{
    std::set<int64_t> lengths;
    for (const Layer* layer : outline.all<operations::Upsampling>())
        lengths.insert(layer->out.length);
    return lengths;
}

class Baskerville : public Network
{
public:
    Baskerville(const ModelSpec& spec, const Outline& outline, Weights& weights)
        : Network(spec, outline)
        , m_blocks(blocksOf(outline, weights))
        , m_joined(joinedLengths(outline))
        , m_activation(outline.last)
        , m_heads(weights, outline)
    {
    }

    at::Tensor trunk(const NetworkInputs& inputs, const Pass& pass) const override
    {
        Skips skips(m_joined);
        at::Tensor x = inputs.bases;
        for (size_t i = 0; i < m_blocks.size() && x.defined(); ++i) {
            pass.report(double(i) / double(m_blocks.size()));
            x = m_blocks[i].block->run(std::move(x), skips, pass);
            if (x.defined())
                pass.show(m_blocks[i].name, x);
        }
        if (x.defined()) {
            x = activate(x.clone(), m_activation); // a crop is a view of something larger
            pass.show("trunk", x);
        }
        return x;
    }

    at::Tensor head(const at::Tensor& trunk, int head, const at::Tensor& columns) const override
    {
        return m_heads(trunk, head, columns);
    }

private:
    std::vector<NamedBlock> m_blocks;
    std::set<int64_t> m_joined;
    Activation m_activation;
    OutputHeads m_heads;
};

} // namespace

std::unique_ptr<Network> buildBaskerville(const ModelSpec& spec, const Outline& outline, Weights& weights)
{
    return std::make_unique<Baskerville>(spec, outline, weights);
}

} // namespace models
