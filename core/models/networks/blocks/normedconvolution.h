#pragma once
#include "core/models/families/operations.h"
#include "core/models/networks/layers/layers.h"
#include "core/models/networks/layers/norms.h"
#include "core/models/networks/pass.h"

#include <optional>

namespace models
{

/// A convolution of Baskerville's vocabulary with its batch normalisation (ε as Keras has it), where it is normalised, and its
/// activation, in the order that operations::Convolution tells; then dropout. It does not pool.
class NormedConvolution
{
public:
    /// Taps stand `dilation` apart; `scale` is what the normalisation's factors are to training.
    NormedConvolution(Weights&, const std::string& prefix, int64_t in, int64_t out, const operations::Convolution&,
        int64_t dilation = 1, WeightKind scale = WeightKind::NormScale);
    /// [batch, length, in] → [batch, length, out]; x stays as it is.
    at::Tensor operator()(const at::Tensor& x, const Pass&) const;

private:
    operations::Convolution m_its;
    std::optional<BatchNorm> m_before;
    Conv m_conv;
    std::optional<BatchNorm> m_after;
};

} // namespace models
