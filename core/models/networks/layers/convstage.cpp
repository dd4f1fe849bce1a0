#include "core/models/networks/layers/convstage.h"

#include "core/models/device/device.h"
#include "core/models/networks/kernels/rowtiles.h"
#include "core/models/networks/layers/normedgelu.h"
#include "core/models/networks/layers/stagegradient.h"

namespace models
{

namespace
{

/// The GELU of a normalisation by its running statistics, as outside training; of values to which `bias` is yet to be added.
NormGelu geluOf(const BatchNorm& norm, const at::Tensor& bias = {})
{
    const auto [mean, inverse] = meanAndInverse(norm, nullptr);
    return { norm.weight(), norm.bias(), bias.defined() ? mean - bias : mean, inverse };
}

} // namespace

at::Tensor attentionPool(const at::Tensor& x, const at::Tensor& weight)
{
    const int64_t pairs = x.size(1) / 2;
    const at::Tensor both = x.narrow(1, 0, 2 * pairs).reshape({ x.size(0), pairs, 2, x.size(2) });
    const at::Tensor first = both.select(2, 0), second = both.select(2, 1), difference = first - second;
    const at::Tensor pooled = at::addcmul(second, at::sigmoid(at::linear(difference, weight)), difference);
    return 2 * pairs == x.size(1) ? pooled : at::cat({ pooled, x.narrow(1, 2 * pairs, 1) }, 1);
}

ConvStage::ConvStage(Weights& weights, const std::string& prefix, const Options& options)
    : m_options(options)
    , m_norm(options.stem ? std::nullopt : std::make_optional<BatchNorm>(weights, prefix, options.in, options.epsilon))
    , m_conv(weights, prefix, options.in, options.out, options.width)
    , m_pointNorm(weights, prefix + ".pointwise", options.out, options.epsilon)
    , m_point(weights, prefix + ".pointwise", options.out, options.out)
{
    if (options.pool == Pool::Attention)
        m_pool.emplace(weights, prefix + ".pool", options.out, options.out, WeightKind::PoolGate);
}

at::Tensor ConvStage::inSteps(const at::Tensor& x, const Pass& pass, const std::string& stage) const
{
    const at::Tensor conv = m_conv(m_norm ? normedGelu(*m_norm, x, pass) : x);
    pass.show(stage + ".conv", conv);
    const at::Tensor point = conv + m_point(normedGelu(m_pointNorm, conv, pass));
    pass.show(stage + ".pointwise", point);
    return m_pool ? attentionPool(point, m_pool->weight()) : maxPool(point, 2);
}

at::Tensor ConvStage::inTiles(const at::Tensor& x) const
{
    const int64_t length = x.size(1), margin = m_options.width / 2, in = m_options.in, out = m_options.out;
    const RowKernel kernel(m_conv.weight(), m_norm ? 1 / NormGelu::slope : 1);
    const auto before = m_norm ? std::make_optional(geluOf(*m_norm)) : std::nullopt;
    const NormGelu between = geluOf(m_pointNorm, m_conv.bias());
    // Biases are the same in both neighbours, so pooling commutes with adding them.
    const at::Tensor bias = m_conv.bias() + m_point.bias(), point = m_point.weight().t(),
                     mix = m_pool ? m_pool->weight() : at::empty({ 0 }),
                     result = at::empty({ x.size(0), length / 2, out }, x.options()), pairs = result.view({ -1, out });
    struct Thread {
        TileBuffer padded, values, other;
    };
    const std::vector<RowTile> tiles = tilesOf(x.size(0), length);
    auto threads = perThread(tiles, [&] { return Thread { { in, length, margin }, { out, length }, { out, length } }; });
    overTiles(tiles, threads, [&](const Thread& own, const RowTile& tile) {
        at::Tensor y = own.values.rows(tile.rows, out);
        const at::Tensor z = own.other.rows(tile.rows, out);
        kernel(y, padded(own.padded, x, tile, margin, before));
        between(z, y);
        y.addmm_(z, point, 1, 1 / NormGelu::slope);
        poolPairs(tile.ofPairs(pairs), y, mix, z.narrow(0, 0, tile.rows / 2), z.narrow(0, tile.rows / 2, tile.rows / 2));
        tile.ofPairs(pairs).add_(bias);
    });
    return result;
}

at::Tensor ConvStage::operator()(const at::Tensor& x, const Pass& pass, const std::string& stage) const
{
    const at::Tensor result = computed(x, pass, stage);
    pass.show(stage, result);
    return result;
}

at::Tensor ConvStage::computed(const at::Tensor& x, const Pass& pass, const std::string& stage) const
{
    const bool exact = m_conv.weight().dtype() == at::kFloat;
    if (exact && pass.mayFuse(x))
        return inTiles(x);
    if (exact && ownGradients(x) && !pass.stages && x.size(1) % 2 == 0)
        return stageWithGradients(
            x, { m_norm ? &*m_norm : nullptr, &m_conv, &m_pointNorm, &m_point, m_pool ? &*m_pool : nullptr }, pass.training);
    return inSteps(x, pass, stage);
}

} // namespace models
