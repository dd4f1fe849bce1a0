#include "core/models/networks/normgelu.h"

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
            gelu.settle(sums, x.size(0) * x.size(1));
            overTiles(tiles, threads, [&](const Thread& own, const RowTile& tile) {
                gelu.addSettled(tile.of(result), tile.of(x), own.buffer.rows(tile.rows, x.size(2)));
            });
        }
        return { result, gelu.weightGradient(sums), gelu.biasGradient(sums), at::Tensor(), at::Tensor(), at::Tensor() };
    }
};

} // namespace

NormSums::NormSums(int64_t channels)
    : gradient(at::zeros({ channels }, at::kDouble))
    , product(at::zeros({ channels }, at::kDouble))
{
}

void NormSums::add(const NormSums& other)
{
    gradient.add_(other.gradient);
    product.add_(other.product);
}

NormGelu::NormGelu(const at::Tensor& weight, const at::Tensor& bias, const at::Tensor& mean, const at::Tensor& inverse)
    : m_mean(mean)
    , m_inverse(inverse)
    , m_scale(weight.detach() * inverse)
    , m_slopedScale(slope * m_scale)
    , m_slopedShift(slope * bias.detach() - mean * m_slopedScale)
{
}

void NormGelu::operator()(at::Tensor out, const at::Tensor& x) const
{
    at::addcmul_out(out, m_slopedShift, x, m_slopedScale);
    at::silu_(out);
}

void NormGelu::back(at::Tensor gradient, const at::Tensor& x, at::Tensor spare, NormSums& sums) const
{
    at::addcmul_out(spare, m_slopedShift, x, m_slopedScale);
    at::silu_backward_out(gradient, gradient, spare); // of silu(slope·t) / slope by t
    sums.gradient.add_(gradient.sum(0));
    at::sub_out(spare, x, m_mean);
    sums.product.add_(spare.mul_(gradient).sum(0));
    gradient.mul_(m_scale);
}

void NormGelu::settle(const NormSums& sums, int64_t count)
{
    m_tilt = -m_scale * m_inverse * weightGradient(sums) / double(count);
    m_offset = -m_scale * biasGradient(sums) / double(count);
}

void NormGelu::addSettled(at::Tensor gradient, const at::Tensor& x, at::Tensor spare) const
{
    at::sub_out(spare, x, m_mean);
    gradient.add_(m_offset).addcmul_(spare, m_tilt);
}

at::Tensor padded(
    const TileBuffer& buffer, const at::Tensor& x, const RowTile& tile, int64_t margin, const std::optional<NormGelu>& gelu)
{
    const PaddedTile around(buffer, x, tile, margin);
    if (gelu)
        (*gelu)(around.inside, around.of(x));
    else
        at::Tensor(around.inside).copy_(around.of(x));
    return around.values;
}

Moments::Moments(int64_t channels)
    : m_mean(at::zeros({ channels }, at::kDouble))
    , m_squares(at::zeros({ channels }, at::kDouble))
{
}

void Moments::add(const at::Tensor& tile, at::Tensor spare)
{
    const at::Tensor mean = tile.sum(0).div_(double(tile.size(0)));
    at::sub_out(spare, tile, mean);
    merge(tile.size(0), mean, spare.mul_(spare).sum(0));
}

void Moments::add(const Moments& other)
{
    if (other.m_count > 0)
        merge(other.m_count, other.m_mean, other.m_squares);
}

void Moments::merge(int64_t count, const at::Tensor& mean, const at::Tensor& squares)
{
    const double more = double(count), before = double(m_count);
    const at::Tensor off = mean.to(at::kDouble) - m_mean;
    m_squares.add_(squares).add_(off * off, before * more / (before + more));
    m_mean.add_(off, more / (before + more));
    m_count += count;
}

Moments momentsOf(const at::Tensor& x)
{
    struct Thread {
        TileBuffer buffer;
        Moments moments;
    };
    const std::vector<RowTile> tiles = tilesOf(x.size(0), x.size(1));
    auto threads = perThread(tiles, [&] { return Thread { { x.size(2), x.size(1) }, Moments(x.size(2)) }; });
    overTiles(tiles, threads,
        [&](Thread& own, const RowTile& tile) { own.moments.add(tile.of(x), own.buffer.rows(tile.rows, x.size(2))); });
    Moments moments(x.size(2));
    for (const Thread& thread : threads)
        moments.add(thread.moments);
    return moments;
}

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
        return activate(norm(input, pass.training), "quick_gelu");
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
