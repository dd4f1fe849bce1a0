#include "core/models/networks/kernels/normgelu.h"

namespace models
{

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

void NormGelu::setMomentsGradient(const NormSums& sums, int64_t count)
{
    m_tilt = -m_scale * m_inverse * weightGradient(sums) / double(count);
    m_offset = -m_scale * biasGradient(sums) / double(count);
}

void NormGelu::addMomentsGradient(at::Tensor gradient, const at::Tensor& x, at::Tensor spare) const
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

} // namespace models
