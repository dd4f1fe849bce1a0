#include "core/models/networks/convstage.h"

#include "core/models/device/device.h"
#include "core/models/networks/normgelu.h"
#include "core/models/networks/rowtiles.h"
#include "core/models/networks/stagegradient.h"

namespace models
{

namespace
{

constexpr double slope = 1.702; // of GELU(t) = t·sigmoid(slope·t)

/// slope·GELU(norm(x + bias)) = silu(slope·norm(x + bias)): two passes over memory. Whoever uses it divides by the slope.
class SlopedGelu
{
public:
    explicit SlopedGelu(const BatchNorm& norm, const at::Tensor& bias = {})
        : m_scale(slope * norm.scale())
        , m_shift(slope * norm.shift())
    {
        if (bias.defined())
            m_shift = m_shift + bias * m_scale;
    }
    void operator()(at::Tensor out, const at::Tensor& x) const
    {
        at::addcmul_out(out, m_shift, x, m_scale);
        at::silu_(out);
    }

private:
    at::Tensor m_scale, m_shift;
};

} // namespace

at::Tensor attentionPool(const at::Tensor& x, const at::Tensor& weight)
{
    const int64_t pairs = x.size(1) / 2;
    const at::Tensor both = x.narrow(1, 0, 2 * pairs).reshape({ x.size(0), pairs, 2, x.size(2) });
    const at::Tensor first = both.select(2, 0), second = both.select(2, 1), difference = first - second;
    const at::Tensor pooled = at::addcmul(second, at::sigmoid(at::linear(difference, weight)), difference);
    return 2 * pairs == x.size(1) ? pooled : at::cat({ pooled, x.narrow(1, 2 * pairs, 1) }, 1);
}

ConvStage::ConvStage(Weights& weights, const std::string& place, const Options& options)
    : m_options(options)
    , m_norm(options.stem ? std::nullopt : std::make_optional<BatchNorm>(weights, place, options.in, options.epsilon))
    , m_conv(weights, place, options.in, options.out, options.width)
    , m_pointNorm(weights, place + ".pointwise", options.out, options.epsilon)
    , m_point(weights, place + ".pointwise", options.out, options.out)
{
    if (options.pool == Pool::Attention)
        m_pool.emplace(weights, place + ".pool", options.out, options.out, false);
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
    const int64_t length = x.size(1), most = std::min(tileRows, length), margin = m_options.width / 2, out = m_options.out;
    const RowKernel kernel(m_conv.weight(), m_norm ? 1 / slope : 1);
    const std::optional<SlopedGelu> before = m_norm ? std::make_optional<SlopedGelu>(*m_norm) : std::nullopt;
    const SlopedGelu between(m_pointNorm, m_conv.bias());
    // Biases are the same in both neighbours, so pooling commutes with adding them.
    const at::Tensor bias = m_conv.bias() + m_point.bias(), result = at::empty({ x.size(0), length / 2, out }, x.options());
    const at::Tensor padded = at::empty({ most + 2 * margin, m_options.in }, x.options()),
                     values = at::empty({ most, out }, x.options()), other = at::empty({ most, out }, x.options());
    for (int64_t item = 0; item < x.size(0); ++item)
        for (int64_t from = 0; from < length; from += most) {
            const int64_t rows = std::min(most, length - from), pairs = rows / 2;
            const PaddedTile tile(padded, from, rows, margin, length);
            if (before)
                (*before)(tile.inside, tile.of(x[item]));
            else
                tile.inside.copy_(tile.of(x[item]));
            at::Tensor y = values.narrow(0, 0, rows);
            const at::Tensor z = other.narrow(0, 0, rows);
            kernel(y, tile.values);
            between(z, y);
            y.addmm_(z, m_point.weight().t(), 1, 1 / slope);
            const at::Tensor both = y.view({ pairs, 2, out }), first = both.select(1, 0), second = both.select(1, 1);
            at::Tensor pooled = result[item].narrow(0, from / 2, pairs);
            if (m_pool) {
                at::Tensor difference = other.narrow(0, 0, pairs);
                at::sub_out(difference, first, second);
                const at::Tensor share = at::mm(difference, m_pool->weight().t()).sigmoid_();
                at::addcmul_out(pooled, second, share, difference);
            } else {
                at::maximum_out(pooled, first, second);
            }
            pooled.add_(bias);
        }
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

double ConvStage::flops(int64_t length) const
{
    const double rows = double(length), out = double(m_options.out);
    return 2 * rows * out * (double(m_options.in * m_options.width) + out + (m_pool ? out : 0));
}

} // namespace models
