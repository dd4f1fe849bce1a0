#include "core/models/networks/normgelu.h"

#include "core/models/device/device.h"
#include "core/models/networks/rowtiles.h"

#include <torch/csrc/autograd/custom_function.h>

namespace models
{

namespace
{

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

constexpr double slope = 1.702; // GELU(t) = t·sigmoid(slope·t) = silu(slope·t) / slope

at::Tensor tileLike(const at::Tensor& rows)
{
    return at::empty({ std::min(tileRows, rows.size(0)), rows.size(1) }, rows.options());
}

class NormedGelu : public torch::autograd::Function<NormedGelu>
{
public:
    /// x [rows, channels]
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
        const at::Tensor& mean, const at::Tensor& inverse, bool training)
    {
        context->save_for_backward({ x, weight, bias, mean, inverse });
        context->saved_data["training"] = training;
        const NormGelu gelu(weight, bias, mean, inverse);
        const at::Tensor result = at::empty_like(x);
        overTiles(x.size(0), [&](int64_t from, int64_t rows) { gelu(result.narrow(0, from, rows), x.narrow(0, from, rows)); });
        return result;
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        const variable_list saved = context->get_saved_variables();
        const at::Tensor x = saved[0], result = gradients[0].clone(at::MemoryFormat::Contiguous), buffer = tileLike(x);
        NormGelu gelu(saved[1], saved[2], saved[3], saved[4]);
        overTiles(x.size(0), [&](int64_t from, int64_t rows) {
            gelu.back(result.narrow(0, from, rows), x.narrow(0, from, rows), buffer.narrow(0, 0, rows));
        });
        if (context->saved_data["training"].toBool()) {
            gelu.settle(x.size(0));
            overTiles(x.size(0), [&](int64_t from, int64_t rows) {
                gelu.addSettled(result.narrow(0, from, rows), x.narrow(0, from, rows), buffer.narrow(0, 0, rows));
            });
        }
        return { result, gelu.weightGradient(), gelu.biasGradient(), at::Tensor(), at::Tensor(), at::Tensor() };
    }
};

} // namespace

NormGelu::NormGelu(const at::Tensor& weight, const at::Tensor& bias, const at::Tensor& mean, const at::Tensor& inverse)
    : m_mean(mean)
    , m_inverse(inverse)
    , m_scale(weight * inverse)
    , m_slopedScale(slope * m_scale)
    , m_slopedShift(slope * bias - mean * m_slopedScale)
    , m_sum(at::zeros({ weight.size(0) }, at::kDouble))
    , m_product(at::zeros({ weight.size(0) }, at::kDouble))
{
}

void NormGelu::operator()(at::Tensor out, const at::Tensor& x) const
{
    at::addcmul_out(out, m_slopedShift, x, m_slopedScale);
    at::silu_(out).mul_(1 / slope);
}

void NormGelu::back(at::Tensor gradient, const at::Tensor& x, at::Tensor spare)
{
    at::addcmul_out(spare, m_slopedShift, x, m_slopedScale);
    at::silu_backward_out(gradient, gradient, spare);
    m_sum.add_(gradient.sum(0));
    at::sub_out(spare, x, m_mean);
    m_product.add_(spare.mul_(gradient).sum(0));
    gradient.mul_(m_scale);
}

at::Tensor NormGelu::weightGradient() const
{
    return (m_product * m_inverse).to(at::kFloat);
}

at::Tensor NormGelu::biasGradient() const
{
    return m_sum.to(at::kFloat);
}

void NormGelu::settle(int64_t count)
{
    m_tilt = -m_scale * m_inverse * weightGradient() / double(count);
    m_offset = -m_scale * biasGradient() / double(count);
}

void NormGelu::addSettled(at::Tensor gradient, const at::Tensor& x, at::Tensor spare) const
{
    at::sub_out(spare, x, m_mean);
    gradient.add_(m_offset).addcmul_(spare, m_tilt);
}

Moments::Moments(int64_t channels)
    : m_mean(at::zeros({ channels }, at::kDouble))
    , m_squares(at::zeros({ channels }, at::kDouble))
{
}

void Moments::add(const at::Tensor& tile, at::Tensor spare)
{
    const double more = double(tile.size(0)), before = double(m_count);
    const at::Tensor mean = (tile.sum(0).to(at::kDouble) / more).to(at::kFloat);
    at::sub_out(spare, tile, mean);
    const at::Tensor off = mean.to(at::kDouble) - m_mean;
    m_squares.add_(spare.mul_(spare).sum(0)).add_(off * off, before * more / (before + more));
    m_mean.add_(off, more / (before + more));
    m_count += tile.size(0);
}

std::pair<at::Tensor, at::Tensor> meanAndInverse(const BatchNorm& norm, const Moments* ofBatch)
{
    if (!ofBatch)
        return { norm.mean(), at::rsqrt(norm.variance() + norm.epsilon()) };
    norm.remember(ofBatch->mean(), ofBatch->variance(), ofBatch->count());
    return { ofBatch->mean(), at::rsqrt(ofBatch->variance() + norm.epsilon()) };
}

at::Tensor normedGelu(const BatchNorm& norm, const at::Tensor& x, const Pass& pass)
{
    if (!ownGradients(x))
        return activate(norm(x, pass.training), "quick_gelu");
    const at::Tensor rows = x.reshape({ -1, x.size(2) });
    std::pair<at::Tensor, at::Tensor> by;
    {
        const at::NoGradGuard none;
        Moments moments(rows.size(1));
        if (pass.training) {
            const at::Tensor buffer = tileLike(rows);
            overTiles(rows.size(0),
                [&](int64_t from, int64_t count) { moments.add(rows.narrow(0, from, count), buffer.narrow(0, 0, count)); });
        }
        by = meanAndInverse(norm, pass.training ? &moments : nullptr);
    }
    return NormedGelu::apply(rows, norm.weight(), norm.bias(), by.first, by.second, pass.training).view(x.sizes());
}

} // namespace models
