#include "core/train/loop/batch.h"

#include "core/models/engine/encoding.h"
#include "core/train/loop/losses.h"

namespace train
{

Batch readBatch(const Dataset& dataset, std::span<const Example> examples, const Monitor& monitor)
{
    const int64_t bins = dataset.spec().bins();
    std::vector<at::Tensor> bases, signals, targets;
    for (const Example& example : examples) {
        const Sample sample = dataset.read(example, monitor);
        const models::NetworkInputs inputs = models::encoded(dataset.spec(), sample.inputs, models::Use::Both);
        bases.push_back(inputs.bases);
        if (inputs.signals.defined())
            signals.push_back(inputs.signals);
        targets.push_back(at::tensor(sample.targets, at::kFloat).view({ 1, bins, -1 }));
    }
    return { { at::cat(bases), signals.empty() ? at::Tensor() : at::cat(signals) }, at::cat(targets), examples.front().organism };
}

at::Tensor lossOf(const Recipe& recipe, const at::Tensor& predictions, const at::Tensor& targets)
{
    if (recipe.loss == Recipe::Loss::PoissonMultinomial)
        return poissonMultinomialLoss(predictions, targets, recipe.totalWeight);
    return recipe.loss == Recipe::Loss::SquaredError ? squaredLoss(predictions, targets) : poissonLoss(predictions, targets);
}

} // namespace train
