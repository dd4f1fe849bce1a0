#pragma once
#include "core/models/networks/layers/convstage.h"
#include "core/models/networks/network.h"

#include <vector>

namespace models
{

/// Enformer's way from letters to bins: a stem and stages of convolution and pooling, each halving the length.
class SequenceTower
{
public:
    /// widths: channels of the stem, then of each stage; the length is halved as many times. Weights under "stem" and "tower.N".
    SequenceTower(Weights&, const std::vector<int64_t>& widths, Pool);
    /// one-hot [batch, length, 4] → [batch, length / 2^widths, last width]
    at::Tensor operator()(const at::Tensor& bases, const Pass&) const;
    std::vector<StageCost> costs(int64_t length) const;
    /// Most bytes held at once on the way, in float32.
    int64_t workspace(int64_t length) const;

private:
    std::vector<int64_t> m_widths;
    std::vector<ConvStage> m_stages; ///< the stem first
};

/// Enformer's widths: channels/2 for the stem, then six (in general `halvings` − 1) that grow geometrically from channels/2 to
/// channels, rounded to multiples of `unit` (halves to even).
std::vector<int64_t> towerWidths(int64_t channels, int64_t halvings, int64_t unit);

} // namespace models
