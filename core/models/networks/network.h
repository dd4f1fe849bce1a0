#pragma once
#include "core/models/families/outline.h"
#include "core/models/networks/pass.h"
#include "core/models/networks/weights.h"

#include <ATen/ATen.h>
#include <vector>

namespace models
{

/// What a network reads.
struct NetworkInputs {
    at::Tensor bases; ///< one-hot [batch, inputLength, 4] in the order A, C, G, T; zeros for N
    /// [batch, input bins, 2 · epigenome tracks]: values (0 where missing), then 1 where there is one and 0 where not. Undefined
    /// for networks of sequence alone.
    at::Tensor signals;
};

/// A network for inference and for training. Values are [batch, length, channels] throughout, contiguous: a dense layer is then
/// one matrix product, and a convolution sees the same memory as channels-last.
class Network
{
public:
    /// What all networks answer about themselves is in the outline that they were built from.
    Network(const ModelSpec&, const Outline&);
    virtual ~Network() = default;
    /// Everything before the heads → [batch, bins, channels]. Undefined when the pass's attention tap wants nothing that follows.
    virtual at::Tensor trunk(const NetworkInputs&, const Pass&) const = 0;
    /// One head on the trunk's values. `columns`: wanted tracks as an int64 tensor, undefined for all. → [batch, bins, columns]
    virtual at::Tensor head(const at::Tensor& trunk, int head, const at::Tensor& columns = {}) const = 0;
    at::Tensor forward(const NetworkInputs& inputs, int head, const at::Tensor& columns = {}, const Pass& pass = {}) const
    {
        return this->head(trunk(inputs, pass), head, columns);
    }

    /// Takes over what the network was built from. The layers hold the same tensors.
    void adopt(const Weights&);
    /// Weights and running statistics under their names.
    const std::vector<NamedTensor>& tensors() const { return m_tensors; }
    void to(const at::Device&);
    /// Makes the weights this network's own (they may lie in a mapped file that others read) and records gradients for those that
    /// train, which it returns.
    std::vector<at::Tensor> train();
    /// Rounds matrices and kernels; norms, statistics and positions stay float32.
    void toBfloat16();

    int64_t outputBins() const { return m_predicted.length; }
    int64_t binSize() const { return m_predicted.binSize; }
    const AttentionShape& attentionShape() const { return m_attention; }
    const std::vector<StageCost>& costs() const { return m_costs; }
    /// Of the largest head with all its tracks; multiply-adds × 2.
    double flops() const { return m_flops; }
    /// Rough most of bytes held beside the weights during a forward pass of batch 1 in float32.
    int64_t workspace() const { return m_workspace; }

private:
    Shape m_predicted;
    AttentionShape m_attention;
    std::vector<StageCost> m_costs;
    double m_flops;
    int64_t m_workspace;
    std::vector<NamedTensor> m_tensors;
    std::vector<at::Tensor> m_constants;
};

} // namespace models
