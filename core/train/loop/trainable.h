#pragma once
#include "core/models/networks/network.h"
#include "core/train/runconfig.h"

namespace train
{

/// What of a network an optimiser changes: all of it, its heads, or besides them a change of low rank of every matrix of the
/// trunk (LoRA, Hu et al. 2021, https://arxiv.org/abs/2106.09685): W = W₀ + B·A with A [rank, in] drawn from a normal
/// distribution and B [out, rank] zero at first. The layers keep using W; gradients of A and B follow from that of W, so that
/// nothing in the network knows, and the model that is written has one matrix.
class Trainable
{
public:
    /// Calls network.train().
    Trainable(models::Network&, const ModelChoice&, uint64_t seed);

    /// What the optimiser works on, with stable names; "NAME.down" and "NAME.up" are A and B.
    const std::vector<models::NamedTensor>& parameters() const { return m_parameters; }
    /// Whether nothing but the heads moves: then the trunk needs no gradients.
    bool headsOnly() const { return m_headsOnly; }
    /// After the gradients of the network were computed: those of `parameters`.
    void pullGradients();
    /// After `parameters` changed: the network's weights.
    void pushValues();

private:
    struct LowRank {
        at::Tensor whole, start, down, up; ///< whole: the network's; start: W₀ as a matrix
    };
    bool m_headsOnly = false;
    std::vector<models::NamedTensor> m_parameters;
    std::vector<LowRank> m_changes;
};

} // namespace train
