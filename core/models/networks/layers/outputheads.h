#pragma once
#include "core/models/families/outline.h"
#include "core/models/networks/layers/layers.h"

#include <vector>

namespace models
{

/// One dense layer with an activation per head of a model.
class OutputHeads
{
public:
    OutputHeads(Weights&, const Outline&);
    /// [batch, bins, channels] → [batch, bins, columns], float32. `columns`: see Network::head.
    at::Tensor operator()(const at::Tensor& x, int head, const at::Tensor& columns) const;

private:
    std::vector<Dense> m_heads;
    std::vector<Activation> m_activations;
};

} // namespace models
