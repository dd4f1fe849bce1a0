#pragma once
#include "core/models/families/outline.h"
#include "core/models/networks/layers/transformerlayer.h"

#include <vector>

namespace models
{

/// What Enformer and EpiAttend do with their bins: transformer layers, cropping to the central bins, a final pointwise
/// convolution between normalisation and two GELUs.
class AttentionTrunk
{
public:
    /// The Transformers, the Crop and the Pointwise of the outline.
    AttentionTrunk(Weights&, const Outline&);
    /// [batch, bins, channels] → [batch, predicted bins, final channels]; undefined when the tap wants nothing that follows.
    at::Tensor operator()(at::Tensor x, const Pass&) const;

private:
    AttentionTrunk(Weights&, const Outline&, const Layer& final);
    std::vector<std::string> m_names; ///< of the layers: "transformer.0"
    std::vector<TransformerLayer> m_layers;
    int64_t m_firstBin, m_bins; ///< that are predicted
    BatchNorm m_finalNorm;
    Dense m_final;
    double m_dropout;
};

} // namespace models
