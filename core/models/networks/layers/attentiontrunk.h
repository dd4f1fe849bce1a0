#pragma once
#include "core/models/networks/layers/enformersettings.h"
#include "core/models/networks/layers/transformerlayer.h"
#include "core/models/networks/network.h"

#include <vector>

namespace models
{

/// What Enformer and EpiAttend do with their bins: transformer layers, cropping to the central bins, a final pointwise
/// convolution between normalisation and two GELUs.
class AttentionTrunk
{
public:
    /// Weights under "transformer.N" and "final".
    AttentionTrunk(Weights&, const EnformerSettings&);
    /// [batch, bins, channels] → [batch, outputBins, finalChannels]; undefined when the tap wants nothing that follows.
    at::Tensor operator()(at::Tensor x, const Pass&) const;
    const std::vector<TransformerLayer>& layers() const { return m_layers; }
    std::vector<StageCost> costs() const;

private:
    EnformerSettings m_settings;
    std::vector<TransformerLayer> m_layers;
    BatchNorm m_finalNorm;
    Dense m_final;
};

/// One dense layer with an activation per head of a model, under "heads.NAME".
class OutputHeads
{
public:
    OutputHeads(Weights&, const ModelSpec&, int64_t channels, std::string activation);
    /// [batch, bins, channels] → [batch, bins, columns], float32. `columns`: see Network::head.
    at::Tensor operator()(const at::Tensor& x, int head, const at::Tensor& columns) const;
    /// Of the largest head over so many bins.
    StageCost cost(int64_t bins) const;

private:
    std::vector<Dense> m_heads;
    std::string m_activation;
};

} // namespace models
