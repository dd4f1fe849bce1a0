#pragma once
#include <ATen/core/Tensor.h>

namespace train
{

/// Losses of predictions p against targets t, both [batch, bins, tracks]: one number to minimise, in float32 or better whatever
/// the inputs are. Targets that are NaN neither count nor pull; with none left the loss is 0 and pulls nowhere. Predictions are
/// expected to be 0 or more except for squaredLoss. Throws Error when the shapes differ.

/// How the logarithm is kept finite at p = 0.
enum class PoissonForm {
    Clamped, ///< log(max(p, 1e-20)), as enformer-pytorch
    Added ///< log(p + 1e-7), as Keras, and so DeepMind's Enformer, Basenji and Baskerville
};

/// Mean over bins and tracks of p − t·log p.
at::Tensor poissonLoss(const at::Tensor& predictions, const at::Tensor& targets, PoissonForm form = PoissonForm::Clamped);

/// Borzoi's loss (Linder et al. 2025, https://doi.org/10.1038/s41588-024-02053-6; poisson_multinomial of
/// https://github.com/calico/baskerville): how much signal there is, and where in the window it lies. Per window and track with n
/// bins, ε = 1e-7 added to t and p, T = Σt and P = Σp over the bins:
///   [ −Σ t·log(p / P)  +  totalWeight · (P − T·log(P + ε)) ] / n,
/// averaged over windows and tracks. Bins without a target are left out of the sums and of n. Baskerville's default weight is 1,
/// Borzoi was trained with 0.2.
at::Tensor poissonMultinomialLoss(const at::Tensor& predictions, const at::Tensor& targets, double totalWeight = 0.2);

/// Mean over bins and tracks of (p − t)².
at::Tensor squaredLoss(const at::Tensor& predictions, const at::Tensor& targets);

} // namespace train
