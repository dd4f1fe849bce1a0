#pragma once
#include "core/base/monitor.h"
#include "core/models/attention.h"
#include "core/models/networks/attentiontap.h"

#include <ATen/ATen.h>

namespace models
{

/// A network ready for inference. Values are [batch, length, channels] throughout, contiguous: a dense layer is then one matrix
/// product, and a convolution sees the same memory as channels-last.
class Network
{
public:
    virtual ~Network() = default;
    /// bases: one-hot [batch, inputLength, 4] in the order A, C, G, T; zeros for N. `columns`: tracks of the head as an int64
    /// tensor, undefined for all. → [batch, bins, columns]. Reports between blocks.
    virtual at::Tensor forward(const at::Tensor& bases, int head, const at::Tensor& columns, const Monitor&) const = 0;
    /// Runs the network on the same bases as far as the tap wants. Networks without attention layers do nothing.
    virtual void attend(const at::Tensor& /*bases*/, const AttentionTap&, const Monitor&) const { }
    /// Moves all weights.
    virtual void to(const at::Device&) = 0;

    int64_t outputBins() const { return m_outputBins; }
    int64_t binSize() const { return m_binSize; }
    const AttentionShape& attentionShape() const { return m_attention; }
    /// Multiply-adds × 2 of one forward pass of batch 1 with all tracks of the largest head.
    double flops() const { return m_flops; }

protected:
    int64_t m_outputBins = 0, m_binSize = 0;
    AttentionShape m_attention;
    double m_flops = 0;
};

} // namespace models
