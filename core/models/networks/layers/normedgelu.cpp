#include "core/models/networks/layers/normedgelu.h"

#include <torch/csrc/autograd/custom_function.h>

namespace models
{

namespace
{

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

class NormedGelu : public torch::autograd::Function<NormedGelu>
{
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
        const at::Tensor& mean, const at::Tensor& inverse, bool training)
    {
        context->save_for_backward({ x, weight, bias, mean, inverse });
        context->saved_data["training"] = training;
        const NormGelu gelu(weight, bias, mean, inverse);
        const at::Tensor result = at::empty_like(x);
        overTiles(tilesOf(x.size(0), x.size(1)), [&](const RowTile& tile) {
            gelu(tile.of(result), tile.of(x));
            tile.of(result).mul_(1 / NormGelu::slope);
        });
        return result;
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        const variable_list saved = context->get_saved_variables();
        const at::Tensor x = saved[0], result = gradients[0].clone(at::MemoryFormat::Contiguous);
        const std::vector<RowTile> tiles = tilesOf(x.size(0), x.size(1));
        NormGelu gelu(saved[1], saved[2], saved[3], saved[4]);
        struct Thread {
            TileBuffer buffer;
            NormSums sums;
        };
        auto threads = perThread(tiles, [&] { return Thread { { x.size(2), x.size(1) }, NormSums(x.size(2)) }; });
        overTiles(tiles, threads, [&](Thread& own, const RowTile& tile) {
            gelu.back(tile.of(result), tile.of(x), own.buffer.rows(tile.rows, x.size(2)), own.sums);
        });
        NormSums sums(x.size(2));
        for (const Thread& thread : threads)
            sums.add(thread.sums);
        if (context->saved_data["training"].toBool()) {
            gelu.setMomentsGradient(sums, x.size(0) * x.size(1));
            overTiles(tiles, threads, [&](const Thread& own, const RowTile& tile) {
                gelu.addMomentsGradient(tile.of(result), tile.of(x), own.buffer.rows(tile.rows, x.size(2)));
            });
        }
        return { result, gelu.weightGradient(sums), gelu.biasGradient(sums), at::Tensor(), at::Tensor(), at::Tensor() };
    }
};

} // namespace

std::pair<at::Tensor, at::Tensor> meanAndInverse(const BatchNorm& norm, const Moments* ofBatch)
{
    if (!ofBatch)
        return { norm.mean(), at::rsqrt(norm.variance() + norm.epsilon()) };
    norm.remember(ofBatch->mean(), ofBatch->variance(), ofBatch->count());
    return { ofBatch->mean(), at::rsqrt(ofBatch->variance() + norm.epsilon()) };
}

at::Tensor normedGelu(const BatchNorm& norm, const at::Tensor& input, const Pass& pass)
{
    if (!ownGradients(input))
        return activate(norm(input, pass.training), Activation::QuickGelu);
    const at::Tensor x = input.contiguous();
    std::pair<at::Tensor, at::Tensor> by;
    {
        const at::NoGradGuard none;
        const std::optional<Moments> moments = pass.training ? std::make_optional(momentsOf(x)) : std::nullopt;
        by = meanAndInverse(norm, moments ? &*moments : nullptr);
    }
    return NormedGelu::apply(x, norm.weight(), norm.bias(), by.first, by.second, pass.training);
}

} // namespace models
