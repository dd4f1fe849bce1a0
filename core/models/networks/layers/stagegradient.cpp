#include "core/models/networks/layers/stagegradient.h"

#include "core/models/networks/kernels/stagetiles.h"
#include "core/models/networks/layers/normedgelu.h"

#include <torch/csrc/autograd/custom_function.h>

namespace models
{

namespace
{

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;
using Tiles = StageTiles;

class StageGradient : public torch::autograd::Function<StageGradient>
{
public:
    /// The tensors in the order of StageTiles::Entry.
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& normWeight,
        const at::Tensor& normBias, const at::Tensor& kernel, const at::Tensor& kernelBias, const at::Tensor& pointNormWeight,
        const at::Tensor& pointNormBias, const at::Tensor& point, const at::Tensor& pointBias, const at::Tensor& pool,
        const StageLayers& layers, bool training)
    {
        variable_list values { x.contiguous(), normWeight, normBias, kernel, kernelBias, pointNormWeight, pointNormBias, point,
            pointBias, pool };
        values.resize(Tiles::entries);
        Tiles tiles(values);
        if (layers.norm) {
            const auto moments = training ? std::make_optional(momentsOf(values[Tiles::X])) : std::nullopt;
            std::tie(values[Tiles::Mean], values[Tiles::Inverse]) = meanAndInverse(*layers.norm, moments ? &*moments : nullptr);
        }
        Moments moments(kernel.size(0));
        values[Tiles::Convolved] = tiles.convolved(training ? &moments : nullptr);
        moments.shift(kernelBias);
        const auto [mean, inverse] = meanAndInverse(*layers.pointNorm, training ? &moments : nullptr);
        values[Tiles::PointMean] = mean - kernelBias;
        values[Tiles::PointInverse] = inverse;
        const at::Tensor result = tiles.pooled();
        context->save_for_backward(values);
        context->saved_data["training"] = training;
        return result;
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        variable_list values = context->get_saved_variables();
        const bool training = context->saved_data["training"].toBool(), ofInput = context->needs_input_grad(Tiles::X);
        const Tiles tiles(values);
        std::vector<StageGradients> threads = tiles.gradients(context->needs_input_grad(Tiles::Kernel));
        const at::Tensor inner = tiles.backThroughPool(threads, gradients[0].contiguous());
        const at::Tensor ofX = tiles.backThroughConvolution(threads, inner, training, ofInput);
        StageGradients& sum = threads.front();
        for (size_t i = 1; i < threads.size(); ++i)
            sum.add(threads[i]);
        const NormGelu point = tiles.pointGelu();
        variable_list all { ofX, at::Tensor(), at::Tensor(), sum.kernel.permute({ 2, 1, 0 }).contiguous(), sum.kernelBias,
            point.weightGradient(sum.pointNorm), point.biasGradient(sum.pointNorm), sum.point, sum.pointBias, sum.pool };
        if (tiles.normed()) {
            all[Tiles::NormWeight] = tiles.gelu().weightGradient(sum.norm);
            all[Tiles::NormBias] = tiles.gelu().biasGradient(sum.norm);
        }
        all.resize(Tiles::weights + 2); // layers and training have none
        return all;
    }
};

} // namespace

at::Tensor stageWithGradients(const at::Tensor& x, const StageLayers& layers, bool training)
{
    const at::Tensor none = at::empty({ 0 });
    return StageGradient::apply(x, layers.norm ? layers.norm->weight() : none, layers.norm ? layers.norm->bias() : none,
        layers.conv->weight(), layers.conv->bias(), layers.pointNorm->weight(), layers.pointNorm->bias(), layers.point->weight(),
        layers.point->bias(), layers.pool ? layers.pool->weight() : none, layers, training);
}

} // namespace models
