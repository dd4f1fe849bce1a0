#pragma once
#include "core/base/monitor.h"

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
    /// Moves all weights.
    virtual void to(const at::Device&) = 0;

    int64_t outputBins() const { return m_outputBins; }
    int64_t binSize() const { return m_binSize; }
    /// Multiply-adds × 2 of one forward pass of batch 1 with all tracks of the largest head.
    double flops() const { return m_flops; }

protected:
    int64_t m_outputBins = 0, m_binSize = 0;
    double m_flops = 0;
};

} // namespace models
