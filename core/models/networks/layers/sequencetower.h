#pragma once
#include "core/models/families/outline.h"
#include "core/models/networks/layers/convstage.h"

#include <vector>

namespace models
{

/// Enformer's way from letters to bins: a stem and stages of convolution and pooling, each halving the length.
class SequenceTower
{
public:
    /// The TowerStages of the outline.
    SequenceTower(Weights&, const Outline&);
    /// one-hot [batch, length, 4] → [batch, length / 2^stages, channels of the last]
    at::Tensor operator()(const at::Tensor& bases, const Pass&) const;

private:
    std::vector<std::string> m_names; ///< of the stages: "stem", "tower.0"
    std::vector<ConvStage> m_stages; ///< the stem first
};

} // namespace models
