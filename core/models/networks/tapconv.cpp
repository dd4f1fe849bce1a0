#include "core/models/networks/tapconv.h"

#include "core/models/networks/rowtiles.h"

#include <torch/csrc/autograd/custom_function.h>

namespace models
{

namespace
{

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// The rows [first, first + count) of an output that tap `shift` positions ahead can serve from an input of the same length.
struct Overlap {
    int64_t first, count;
    Overlap(int64_t length, int64_t shift)
        : first(std::max<int64_t>(0, -shift))
        , count(std::max<int64_t>(0, length - std::abs(shift)))
    {
    }
};

/// Calls work(tap, shift) for each tap of a kernel.
template <typename Work>
void overTaps(int64_t width, int64_t dilation, Work work)
{
    for (int64_t tap = 0; tap < width; ++tap)
        work(tap, (tap - width / 2) * dilation);
}

/// out[i] += in[i + shift]·matrix for all taps and a tile of rows of each item, so that the tile of `out` stays in the cache.
void gather(const at::Tensor& out, const at::Tensor& in, const at::Tensor& matrices, int64_t dilation)
{
    const int64_t length = in.size(1);
    overTiles(tilesOf(in.size(0), length), [&](const RowTile& tile) {
        overTaps(matrices.size(0), dilation, [&](int64_t tap, int64_t shift) {
            const Overlap whole(length, shift);
            const int64_t first = std::max(tile.from, whole.first),
                          count = std::min(tile.from + tile.rows, whole.first + whole.count) - first;
            if (count > 0)
                out[tile.item].narrow(0, first, count).addmm_(in[tile.item].narrow(0, first + shift, count), matrices[tap]);
        });
    });
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
        const at::Tensor taps = weight.permute({ 2, 1, 0 }).contiguous();
        at::Tensor out = bias.expand({ x.size(0), x.size(1), weight.size(0) }).contiguous();
        gather(out, x, taps, dilation);
        return out;
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        const variable_list saved = context->get_saved_variables();
        const at::Tensor &x = saved[0], &weight = saved[1], gradient = gradients[0].contiguous();
        const int64_t dilation = context->saved_data["dilation"].toInt();
        at::Tensor inputGradient, biasGradient, taps = at::zeros({ weight.size(2), weight.size(1), weight.size(0) }, x.options());
        if (context->needs_input_grad(0)) {
            // The way back is a convolution too, with the kernel reversed.
            const at::Tensor back = weight.permute({ 2, 0, 1 }).flip({ 0 }).contiguous();
            inputGradient = at::zeros_like(x);
            gather(inputGradient, gradient, back, dilation);
        }
        for (int64_t item = 0; item < x.size(0); ++item)
            overTaps(weight.size(2), dilation, [&](int64_t tap, int64_t shift) {
                const Overlap overlap(x.size(1), shift);
                if (overlap.count > 0)
                    taps[tap].addmm_(x[item].narrow(0, overlap.first + shift, overlap.count).t(),
                        gradient[item].narrow(0, overlap.first, overlap.count));
            });
        if (context->needs_input_grad(2))
            biasGradient = gradient.sum(at::IntArrayRef({ 0, 1 }));
        return { inputGradient, taps.permute({ 2, 1, 0 }).contiguous(), biasGradient, at::Tensor() };
    }
};

} // namespace

at::Tensor tapConvolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, int64_t dilation)
{
    return TapConvolution::apply(x, weight, bias.defined() ? bias : at::zeros({ weight.size(0) }, weight.options()), dilation);
}

} // namespace models
