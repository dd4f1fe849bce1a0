#include "core/train/loop/losses.h"

#include "core/base/error.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace train
{

namespace
{

/// Values ready for arithmetic: where nothing is known, both are `neutral`, so that no gradient becomes NaN on its way back.
struct Compared {
    at::Tensor known, predictions, targets;

    Compared(const at::Tensor& p, const at::Tensor& t, double neutral)
    {
        if (p.sizes() != t.sizes() || p.dim() != 3)
            throw Error(fmt::format("Predictions [{}] and targets [{}] cannot be compared: both must be [batch, bins, tracks].",
                fmt::join(p.sizes(), ", "), fmt::join(t.sizes(), ", ")));
        const auto type = p.scalar_type() == at::kDouble ? at::kDouble : at::kFloat;
        known = t.isnan().logical_not();
        targets = at::where(known, t.to(type), at::full({}, neutral, p.options().dtype(type)));
        predictions = at::where(known, p.to(type), at::full({}, neutral, p.options().dtype(type)));
    }
    at::Tensor meanOverKnown(const at::Tensor& values) const { return (values * known).sum() / known.sum().clamp_min(1); }
};

at::Tensor safeLog(const at::Tensor& p, PoissonForm form)
{
    return form == PoissonForm::Clamped ? p.clamp_min(1e-20).log() : (p + 1e-7).log();
}

} // namespace

at::Tensor poissonLoss(const at::Tensor& predictions, const at::Tensor& targets, PoissonForm form)
{
    const Compared both(predictions, targets, 1);
    return both.meanOverKnown(both.predictions - both.targets * safeLog(both.predictions, form));
}

at::Tensor poissonMultinomialLoss(const at::Tensor& predictions, const at::Tensor& targets, double totalWeight)
{
    constexpr double epsilon = 1e-7;
    const Compared both(predictions, targets, 0);
    const at::Tensor t = (both.targets + epsilon) * both.known, p = (both.predictions + epsilon) * both.known;
    const at::Tensor measured = t.sum(1, true), predicted = p.sum(1, true), bins = both.known.sum(1, true);
    // Of a track without any target, both sums are 0: its logarithm must be one that has a gradient.
    const at::Tensor some = bins > 0, total = predicted + some.logical_not();
    const at::Tensor positions = -(t * (at::where(both.known, p, at::ones_like(p)) / total).log()).sum(1, true);
    const at::Tensor totals = predicted - measured * (total + epsilon).log();
    const at::Tensor each = (positions + totalWeight * totals) / bins.clamp_min(1);
    return (each * some).sum() / some.sum().clamp_min(1);
}

at::Tensor squaredLoss(const at::Tensor& predictions, const at::Tensor& targets)
{
    const Compared both(predictions, targets, 0);
    return both.meanOverKnown((both.predictions - both.targets).square());
}

} // namespace train
