#pragma once
#include "core/models/families/operations.h"
#include "core/models/networks/layers/layers.h"
#include "core/models/networks/layers/norms.h"
#include "core/models/networks/pass.h"

#include <optional>

namespace models
{

/// Halves the length by attention pooling: with y0, y1 the neighbours and P the projection, the weight of y0 is
/// softmax(P y0, P y1) = sigmoid(P (y0 − y1)), so that half of the projections need not be computed. A last one without a
/// neighbour stays. weight [channels, channels]; → [batch, ⌈length/2⌉, channels]
at::Tensor attentionPool(const at::Tensor& x, const at::Tensor& weight);

/// One stage of Enformer's convolution tower: convolution (in a tower after normalisation and GELU, in the stem of the letters
/// themselves), plus a residual pointwise convolution after normalisation and GELU, then pooling.
///
/// On a CPU in float32 it runs in tiles of positions that stay in the cache: of what lies between, nothing is held at full length
/// when predicting, and little with gradients (stagegradient.h).
class ConvStage
{
public:
    struct Options {
        int64_t in = 0, out = 0, width = 0;
        bool stem = false;
        Pool pool = Pool::Attention;
        double epsilon = 1e-5;
    };
    ConvStage(Weights&, const std::string& prefix, const Options&);
    /// [batch, length, in] → [batch, length/2, out]; the length is even. `stage` names it to the stage tap.
    at::Tensor operator()(const at::Tensor& x, const Pass&, const std::string& stage) const;

private:
    at::Tensor computed(const at::Tensor& x, const Pass&, const std::string& stage) const;
    at::Tensor inSteps(const at::Tensor& x, const Pass&, const std::string& stage) const;
    at::Tensor inTiles(const at::Tensor& x) const;
    Options m_options;
    std::optional<BatchNorm> m_norm;
    Conv m_conv;
    BatchNorm m_pointNorm;
    Dense m_point;
    std::optional<Dense> m_pool;
};

} // namespace models
