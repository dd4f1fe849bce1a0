#include "core/models/networks/kernels/tapconv.h"

#include "core/models/networks/kernels/normgelu.h"

#include <torch/csrc/autograd/custom_function.h>

namespace models
{

namespace
{

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

int64_t marginOf(const at::Tensor& weight, int64_t dilation)
{
    return dilation * (weight.size(2) / 2);
}

at::Tensor convolved(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, int64_t dilation)
{
    const RowKernel kernel(weight);
    const int64_t margin = marginOf(weight, dilation);
    const at::Tensor out = at::empty({ x.size(0), x.size(1), weight.size(0) }, x.options());
    const std::vector<RowTile> tiles = tilesOf(x.size(0), x.size(1));
    auto threads = perThread(tiles, [&] { return TileBuffer(x.size(2), x.size(1), margin); });
    overTiles(tiles, threads, [&](const TileBuffer& own, const RowTile& tile) {
        kernel(tile.of(out), margin > 0 ? padded(own, x, tile, margin) : tile.of(x), dilation);
        if (bias.defined())
            tile.of(out).add_(bias);
    });
    return out;
}

/// The gradient of the weight, [width, in, out].
at::Tensor tapGradient(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& gradient, int64_t dilation)
{
    struct Thread {
        TileBuffer buffer;
        at::Tensor taps;
    };
    const RowKernel kernel(weight);
    const int64_t margin = marginOf(weight, dilation);
    const std::vector<RowTile> tiles = tilesOf(x.size(0), x.size(1));
    auto threads = perThread(tiles, [&] {
        return Thread { { x.size(2), x.size(1), margin }, at::zeros({ weight.size(2), weight.size(1), weight.size(0) }) };
    });
    overTiles(tiles, threads, [&](const Thread& own, const RowTile& tile) {
        kernel.addGradient(own.taps, padded(own.buffer, x, tile, margin), tile.of(gradient), dilation);
    });
    for (size_t i = 1; i < threads.size(); ++i)
        threads[0].taps.add_(threads[i].taps);
    return threads[0].taps;
}

class TapConvolution : public torch::autograd::Function<TapConvolution>
{
public:
    static at::Tensor forward(
        AutogradContext* context, const at::Tensor& input, const at::Tensor& weight, const at::Tensor& bias, int64_t dilation)
    {
        const at::Tensor x = input.contiguous();
        context->save_for_backward({ x, weight });
        context->saved_data["dilation"] = dilation;
        return convolved(x, weight, bias, dilation);
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        const variable_list saved = context->get_saved_variables();
        const at::Tensor &x = saved[0], &weight = saved[1], gradient = gradients[0].contiguous();
        const int64_t dilation = context->saved_data["dilation"].toInt();
        at::Tensor inputGradient, weightGradient, biasGradient;
        if (context->needs_input_grad(0)) // The way back is a convolution too, with the kernel reversed.
            inputGradient = convolved(gradient, weight.transpose(0, 1).flip({ 2 }), {}, dilation);
        if (context->needs_input_grad(1))
            weightGradient = tapGradient(x, weight, gradient, dilation).permute({ 2, 1, 0 }).contiguous();
        if (context->needs_input_grad(2))
            biasGradient = gradient.sum(at::IntArrayRef({ 0, 1 }));
        return { inputGradient, weightGradient, biasGradient, at::Tensor() };
    }
};

} // namespace

at::Tensor tapConvolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, int64_t dilation)
{
    if (!at::GradMode::is_enabled())
        return convolved(x.contiguous(), weight, bias, dilation);
    return TapConvolution::apply(x, weight, bias.defined() ? bias : at::zeros({ weight.size(0) }, weight.options()), dilation);
}

} // namespace models
