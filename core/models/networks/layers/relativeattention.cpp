#include "core/models/networks/layers/relativeattention.h"

#include "core/models/device/device.h"

#include <algorithm>
#include <cmath>

namespace models
{

RelativeAttention::RelativeAttention(Weights& weights, const std::string& prefix, const Options& options, at::Tensor basis)
    : m_options(options)
    , m_basis(weights.constant(std::move(basis)))
{
    const int64_t keys = options.heads * options.keySize, values = options.heads * options.valueSize;
    const auto take = [&](const char* field, const std::vector<int64_t>& shape, WeightKind kind) {
        return weights.take(prefix + ".attention." + field, shape, kind);
    };
    m_query = take("query", { keys, options.channels }, WeightKind::Projection);
    m_key = take("key", { keys, options.channels }, WeightKind::Projection);
    m_value = take("value", { values, options.channels }, WeightKind::Projection);
    m_position = take("position", { keys, m_basis.size(1) }, WeightKind::DistanceProjection);
    m_contentBias = take("content_bias", { options.heads, options.keySize }, WeightKind::AttentionBias);
    m_positionBias = take("position_bias", { options.heads, options.keySize }, WeightKind::AttentionBias);
    m_outWeight = take("out_weight", { options.channels, values }, WeightKind::AttentionOutput);
    m_outBias = take("out_bias", { options.channels }, WeightKind::Bias);
}

at::Tensor RelativeAttention::headsOf(const at::Tensor& x, const at::Tensor& weight, int64_t size) const
{
    return at::linear(x, weight).view({ x.size(0), x.size(1), m_options.heads, size }).transpose(1, 2);
}

at::Tensor RelativeAttention::scaledQuery(const at::Tensor& x) const
{
    return headsOf(x, m_query, m_options.keySize) * std::pow(double(m_options.keySize), -0.5);
}

at::Tensor RelativeAttention::positions(const Pass& pass) const
{
    const ExactScope exact;
    const at::Tensor basis = pass.dropped(m_basis, m_options.positionDropout).unsqueeze(0);
    return headsOf(basis, m_position, m_options.keySize).select(0, 0).to(m_query.dtype());
}

RelativeAttention::Logits RelativeAttention::logits(const at::Tensor& x, const Pass& pass) const
{
    const at::Tensor query = scaledQuery(x), key = headsOf(x, m_key, m_options.keySize);
    return { at::matmul(query + m_contentBias.unsqueeze(1), key.transpose(2, 3)),
        at::matmul(query + m_positionBias.unsqueeze(1), positions(pass).transpose(1, 2)) };
}

at::Tensor RelativeAttention::mixed(const at::Tensor& x, const Pass& pass) const
{
    const at::Tensor values = headsOf(x, m_value, m_options.valueSize);
    const double dropout = pass.training ? m_options.dropout : 0;
    if (!pass.attention) {
        const at::Tensor query = scaledQuery(x), key = headsOf(x, m_key, m_options.keySize);
        const at::Tensor distance = at::matmul(query + m_positionBias.unsqueeze(1), positions(pass).transpose(1, 2));
        return fusedAttention(query + m_contentBias.unsqueeze(1), key, values, relativeShift(distance), dropout).transpose(1, 2);
    }
    const Logits logits = this->logits(x, pass);
    const at::Tensor weights = at::softmax((logits.content + relativeShift(logits.distance)).to(at::kFloat), -1).to(x.dtype());
    if (!pass.attention(weights))
        return {};
    return at::matmul(pass.dropped(weights, m_options.dropout), values).transpose(1, 2);
}

/// A tile of queries of one head meets only the distances it has, and its logits never leave the cache.
at::Tensor RelativeAttention::mixedInTiles(const at::Tensor& x, const Pass& pass) const
{
    const int64_t length = x.size(1), tile = std::min<int64_t>(256, length);
    const at::Tensor query = scaledQuery(x), key = headsOf(x, m_key, m_options.keySize),
                     value = headsOf(x, m_value, m_options.valueSize), position = positions(pass);
    const at::Tensor out = at::empty({ x.size(0), length, m_options.heads, m_options.valueSize }, x.options());
    const int64_t tiles = (length + tile - 1) / tile;
    inParallel(x.size(0) * m_options.heads * tiles, [&](int64_t, int64_t first, int64_t end) {
        const at::Tensor content = at::empty({ tile * length }, x.options()),
                         positional = at::empty({ tile * (length + tile - 1) }, x.options());
        for (int64_t i = first; i < end; ++i) {
            const int64_t item = i / tiles / m_options.heads, head = i / tiles % m_options.heads, from = i % tiles * tile;
            const at::Tensor k = key[item][head].t(), v = value[item][head], r = position[head].t();
            const int64_t rows = std::min(tile, length - from), reach = length + rows - 1;
            const at::Tensor some = query[item][head].narrow(0, from, rows);
            at::Tensor logits = content.narrow(0, 0, rows * length).view({ rows, length }),
                       distance = positional.narrow(0, 0, rows * reach).view({ rows, reach });
            at::mm_out(logits, some + m_contentBias[head], k);
            at::mm_out(distance, some + m_positionBias[head], r.narrow(1, length - from - rows, reach));
            logits.add_(distance.as_strided({ rows, length }, { reach - 1, 1 }, distance.storage_offset() + rows - 1));
            at::softmax_out(logits, logits, -1);
            out.select(0, item).narrow(0, from, rows).select(1, head).copy_(at::mm(logits, v));
        }
    });
    return out;
}

at::Tensor RelativeAttention::operator()(const at::Tensor& input, const Pass& pass) const
{
    const at::Tensor x = input.to(m_query.dtype());
    const bool tiled = pass.mayFuse(x) && !pass.attention && x.dtype() == at::kFloat;
    const at::Tensor mixed = tiled ? mixedInTiles(x, pass) : this->mixed(x, pass);
    if (!mixed.defined())
        return {};
    return at::linear(mixed.reshape({ x.size(0), x.size(1), m_options.heads * m_options.valueSize }), m_outWeight, m_outBias);
}

at::Tensor relativeShift(const at::Tensor& x)
{
    const at::Tensor rows = x.contiguous();
    const int64_t heads = rows.size(1), length = rows.size(2), distances = rows.size(3);
    return rows.as_strided({ rows.size(0), heads, length, length },
        { heads * length * distances, length * distances, distances - 1, 1 }, rows.storage_offset() + length - 1);
}

} // namespace models
