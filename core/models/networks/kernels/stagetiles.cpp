#include "core/models/networks/kernels/stagetiles.h"

namespace models
{

StageGradients::StageGradients(const StageTiles& stage, bool weights)
    : ofWeights(weights)
    , kernel(at::zeros({ stage.m_values[StageTiles::Kernel].size(2), stage.m_in, stage.m_out }))
    , kernelBias(at::zeros({ stage.m_out }))
    , point(at::zeros({ stage.m_out, stage.m_out }))
    , pointBias(at::zeros({ stage.m_out }))
    , pool(stage.attention() ? at::zeros({ stage.m_out, stage.m_out }) : at::Tensor())
    , norm(stage.m_in)
    , pointNorm(stage.m_out)
    , padded(stage.m_in, stage.m_length, stage.m_margin)
    , wide(stage.m_out, stage.m_length, stage.m_margin)
    , spare(std::max(stage.m_in, stage.m_out), stage.m_length, stage.m_margin)
{
}

void StageGradients::add(const StageGradients& other)
{
    kernel.add_(other.kernel);
    kernelBias.add_(other.kernelBias);
    point.add_(other.point);
    pointBias.add_(other.pointBias);
    if (pool.defined())
        pool.add_(other.pool);
    norm.add(other.norm);
    pointNorm.add(other.pointNorm);
}

StageTiles::StageTiles(std::vector<at::Tensor>& values)
    : m_values(values)
    , m_items(values[X].size(0))
    , m_length(values[X].size(1))
    , m_in(values[X].size(2))
    , m_out(values[Kernel].size(0))
    , m_margin(values[Kernel].size(2) / 2)
    , m_tiles(tilesOf(m_items, m_length))
{
}

at::Tensor StageTiles::convolved(Moments* moments) const
{
    const RowKernel kernel(m_values[Kernel], factor());
    const auto gelu = normed() ? std::make_optional(this->gelu()) : std::nullopt;
    const at::Tensor result = at::empty({ m_items, m_length, m_out }, m_values[X].options());
    struct Thread {
        TileBuffer padded, spare;
        Moments moments;
    };
    auto threads = perThread(m_tiles, [&] {
        return Thread { { m_in, m_length, m_margin }, { m_out, m_length }, Moments(m_out) };
    });
    overTiles(m_tiles, threads, [&](Thread& own, const RowTile& tile) {
        const at::Tensor values = tile.of(result);
        kernel(values, padded(own.padded, m_values[X], tile, m_margin, gelu));
        if (moments)
            own.moments.add(values, own.spare.rows(tile.rows, m_out));
    });
    for (const Thread& thread : threads)
        if (moments)
            moments->add(thread.moments);
    return result;
}

at::Tensor StageTiles::pooled()
{
    const at::Tensor result = at::empty({ m_items, m_length / 2, m_out }, m_values[X].options()),
                     difference = at::empty({ rows() / 2, m_out }, m_values[X].options()), gate = at::empty_like(difference),
                     rows = result.view(difference.sizes());
    const NormGelu gelu = pointGelu();
    const at::Tensor point = m_values[Point].detach().t(), mix = m_values[Pool].detach(),
                     bias = (m_values[KernelBias] + m_values[PointBias]).detach();
    struct Thread {
        TileBuffer first, second;
    };
    auto threads = perThread(m_tiles, [&] { return Thread { { m_out, m_length }, { m_out, m_length } }; });
    overTiles(m_tiles, threads, [&](const Thread& own, const RowTile& tile) {
        const at::Tensor y = tile.of(m_values[Convolved]), z = own.first.rows(tile.rows, m_out);
        at::Tensor sum = own.second.rows(tile.rows, m_out);
        gelu(z, y);
        at::addmm_out(sum, bias, z, point, 1, 1 / NormGelu::slope);
        poolPairs(tile.ofPairs(rows), sum.add_(y), mix, tile.ofPairs(difference), tile.ofPairs(gate));
    });
    m_values[Difference] = difference;
    m_values[Gate] = gate;
    return result;
}

/// Gradients of both neighbours from that of what they were pooled to: the second one's is what the first one's leaves over.
at::Tensor StageTiles::halves(StageGradients& own, const RowTile& tile, const at::Tensor& gradient) const
{
    const at::Tensor gate = tile.ofPairs(m_values[Gate]), off = tile.ofPairs(m_values[Difference]),
                     rows = own.spare.rows(tile.rows, m_out), both = rows.view({ tile.rows / 2, 2, m_out });
    at::Tensor first = both.select(1, 0), second = both.select(1, 1);
    at::mul_out(first, gradient, gate);
    if (attention()) {
        at::Tensor logit = own.wide.rows(tile.rows / 2, m_out);
        at::mul_out(logit, gradient, off);
        at::sigmoid_backward_out(logit, logit, gate);
        if (own.ofWeights)
            own.pool.addmm_(logit.t(), off);
        first.add_(at::mm(logit, m_values[Pool]));
    }
    at::sub_out(second, gradient, first);
    return rows;
}

at::Tensor StageTiles::backThroughPool(std::vector<StageGradients>& threads, const at::Tensor& gradient) const
{
    const at::Tensor result = at::empty_like(m_values[Convolved]), pairs = gradient.view({ -1, m_out }),
                     point = m_values[Point].detach();
    const NormGelu gelu = pointGelu();
    overTiles(m_tiles, threads, [&](StageGradients& own, const RowTile& tile) {
        const at::Tensor sum = halves(own, tile, tile.ofPairs(pairs)), y = tile.of(m_values[Convolved]),
                         z = own.wide.rows(tile.rows, m_out);
        at::Tensor inner = tile.of(result);
        if (own.ofWeights) {
            gelu(z, y);
            own.point.addmm_(sum.t(), z, 1, 1 / NormGelu::slope);
            own.pointBias.add_(sum.sum(0));
        }
        at::mm_out(inner, sum, point);
        gelu.back(inner, y, z, own.pointNorm);
        inner.add_(sum);
    });
    return result;
}

NormGelu StageTiles::withMomentsGradient(
    NormGelu gelu, const std::vector<StageGradients>& threads, NormSums StageGradients::*which) const
{
    NormSums sums((threads.front().*which).gradient.size(0));
    for (const StageGradients& thread : threads)
        sums.add(thread.*which);
    gelu.setMomentsGradient(sums, rows());
    return gelu;
}

at::Tensor StageTiles::backThroughConvolution(
    std::vector<StageGradients>& threads, const at::Tensor& gradient, bool training, bool ofInput) const
{
    const RowKernel kernel(m_values[Kernel], factor()), back(m_values[Kernel].transpose(0, 1).flip({ 2 }));
    auto gelu = normed() ? std::make_optional(this->gelu()) : std::nullopt;
    const NormGelu point = withMomentsGradient(pointGelu(), threads, &StageGradients::pointNorm);
    const at::Tensor result = ofInput ? at::empty_like(m_values[X]) : at::Tensor();
    overTiles(m_tiles, threads, [&](StageGradients& own, const RowTile& tile) {
        const PaddedTile around(own.wide, gradient, tile, m_margin);
        at::Tensor(around.inside).copy_(around.of(gradient));
        if (training)
            point.addMomentsGradient(around.inside, around.of(m_values[Convolved]), own.spare.rows(around.inside.size(0), m_out));
        const at::Tensor inside = around.values.narrow(0, m_margin, tile.rows);
        if (own.ofWeights) {
            own.kernelBias.add_(inside.sum(0));
            kernel.addGradient(own.kernel, padded(own.padded, m_values[X], tile, m_margin, gelu), inside);
        }
        if (!ofInput)
            return;
        const at::Tensor end = tile.of(result);
        back(end, around.values);
        if (gelu)
            gelu->back(end, tile.of(m_values[X]), own.spare.rows(tile.rows, m_in), own.norm);
    });
    if (training && gelu && ofInput) {
        gelu = withMomentsGradient(*gelu, threads, &StageGradients::norm);
        overTiles(m_tiles, threads, [&](const StageGradients& own, const RowTile& tile) {
            gelu->addMomentsGradient(tile.of(result), tile.of(m_values[X]), own.spare.rows(tile.rows, m_in));
        });
    }
    return result;
}

} // namespace models
