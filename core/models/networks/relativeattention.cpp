#include "core/models/networks/relativeattention.h"

#include <cmath>

namespace models
{

RelativeAttention::RelativeAttention(Weights& weights, const std::string& place, const Options& options, at::Tensor basis)
    : m_options(options)
    , m_basis(std::move(basis))
{
    const int64_t keys = options.heads * options.keySize, values = options.heads * options.valueSize;
    const auto take = [&](const char* field, const std::vector<int64_t>& shape) {
        return weights.take(place + ".attention." + field, shape);
    };
    m_query = take("query", { keys, options.channels }) * std::pow(double(options.keySize), -0.5);
    m_key = take("key", { keys, options.channels });
    m_value = take("value", { values, options.channels });
    m_position = take("position", { keys, m_basis.size(1) });
    m_contentBias = take("content_bias", { options.heads, options.keySize }).unsqueeze(1);
    m_positionBias = take("position_bias", { options.heads, options.keySize }).unsqueeze(1);
    m_outWeight = take("out_weight", { options.channels, values });
    m_outBias = take("out_bias", { options.channels });
}

at::Tensor RelativeAttention::headsOf(const at::Tensor& x, const at::Tensor& weight, int64_t size) const
{
    return at::linear(x, weight).view({ x.size(0), x.size(1), m_options.heads, size }).transpose(1, 2);
}

at::Tensor RelativeAttention::weights(const at::Tensor& x) const
{
    const at::Tensor query = headsOf(x, m_query, m_options.keySize);
    const at::Tensor key = headsOf(x, m_key, m_options.keySize);
    const at::Tensor position = headsOf(m_basis.unsqueeze(0), m_position, m_options.keySize);

    const at::Tensor byDistance = at::matmul(query + m_positionBias, position.transpose(2, 3));
    const at::Tensor logits = at::matmul(query + m_contentBias, key.transpose(2, 3)) + relativeShift(byDistance);
    return at::softmax(logits, -1);
}

at::Tensor RelativeAttention::operator()(const at::Tensor& x, const AttentionTap& tap) const
{
    const at::Tensor weights = this->weights(x);
    if (tap && !tap(weights))
        return {};
    const at::Tensor mixed = at::matmul(weights, headsOf(x, m_value, m_options.valueSize)).transpose(1, 2);
    return at::linear(mixed.reshape({ x.size(0), x.size(1), m_options.heads * m_options.valueSize }), m_outWeight, m_outBias);
}

void RelativeAttention::to(const at::Device& device)
{
    for (at::Tensor* tensor :
        { &m_basis, &m_query, &m_key, &m_value, &m_position, &m_contentBias, &m_positionBias, &m_outWeight, &m_outBias })
        *tensor = tensor->to(device);
}

double RelativeAttention::flops(int64_t length) const
{
    const double t = double(length), distances = 2 * t - 1, keys = double(m_options.heads * m_options.keySize),
                 values = double(m_options.heads * m_options.valueSize), channels = double(m_options.channels);
    const double projections = t * channels * (2 * keys + 2 * values) + distances * double(m_basis.size(1)) * keys;
    return 2 * (projections + t * keys * (t + distances) + t * t * values);
}

at::Tensor centralMaskBasis(int64_t length, int64_t features)
{
    const int64_t half = features / 2;
    const float rate = float(std::exp(std::log(double(length) + 1) / double(half)));
    std::vector<float> widths;
    for (int64_t i = 1; i <= half; ++i)
        widths.push_back(std::pow(rate, float(i)) - 1);
    const at::Tensor distance = at::arange(-double(length - 1), double(length), at::kFloat).unsqueeze(1);
    const at::Tensor inside = at::gt(at::tensor(widths, at::kFloat).unsqueeze(0), distance.abs()).to(at::kFloat);
    return at::cat({ inside, distance.sign() * inside }, 1);
}

at::Tensor relativeShift(const at::Tensor& x)
{
    const at::Tensor rows = x.contiguous();
    const int64_t heads = rows.size(1), length = rows.size(2), distances = rows.size(3);
    return rows.as_strided({ rows.size(0), heads, length, length },
        { heads * length * distances, length * distances, distances - 1, 1 }, rows.storage_offset() + length - 1);
}

} // namespace models
