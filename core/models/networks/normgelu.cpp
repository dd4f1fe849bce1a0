#include "core/models/networks/normgelu.h"

#include <algorithm>
#include <torch/csrc/autograd/custom_function.h>

namespace models
{

namespace
{

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

constexpr double slope = 1.702; // GELU(t) = t·sigmoid(slope·t) = silu(slope·t) / slope
constexpr int64_t tileRows = 1024;

/// Calls work(from, rows) for tiles that cover `count` rows.
template <typename Work>
void inTiles(int64_t count, Work work)
{
    for (int64_t from = 0; from < count; from += tileRows)
        work(from, std::min(tileRows, count - from));
}

/// Mean and variance of each column of [rows, channels], in two passes with sums of tiles in float64.
std::pair<at::Tensor, at::Tensor> momentsOf(const at::Tensor& x)
{
    const double count = double(x.size(0));
    at::Tensor sum = at::zeros({ x.size(1) }, at::kDouble), squares = at::zeros({ x.size(1) }, at::kDouble);
    inTiles(x.size(0), [&](int64_t from, int64_t rows) { sum.add_(x.narrow(0, from, rows).sum(0)); });
    const at::Tensor mean = (sum / count).to(at::kFloat);
    at::Tensor buffer = at::empty({ std::min(tileRows, x.size(0)), x.size(1) });
    inTiles(x.size(0), [&](int64_t from, int64_t rows) {
        at::Tensor off = buffer.narrow(0, 0, rows);
        at::sub_out(off, x.narrow(0, from, rows), mean);
        squares.add_(off.mul_(off).sum(0));
    });
    return { mean, (squares / count).to(at::kFloat) };
}

/// What is applied to each column: x·scale + shift, times the slope.
struct Sloped {
    at::Tensor scale, shift;
    Sloped(const at::Tensor& weight, const at::Tensor& bias, const at::Tensor& mean, const at::Tensor& inverse)
        : scale(slope * weight * inverse)
        , shift(slope * bias - mean * scale)
    {
    }
};

class NormedGelu : public torch::autograd::Function<NormedGelu>
{
public:
    /// x [rows, channels]; mean and inverse (1 / deviation) of each column, which in training are x's own.
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
        const at::Tensor& mean, const at::Tensor& inverse, bool training)
    {
        context->save_for_backward({ x, weight, bias, mean, inverse });
        context->saved_data["training"] = training;
        const Sloped sloped(weight, bias, mean, inverse);
        const at::Tensor result = at::empty_like(x);
        inTiles(x.size(0), [&](int64_t from, int64_t rows) {
            at::Tensor out = result.narrow(0, from, rows);
            at::addcmul_out(out, sloped.shift, x.narrow(0, from, rows), sloped.scale);
            at::silu_(out).mul_(1 / slope);
        });
        return result;
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        const variable_list saved = context->get_saved_variables();
        const at::Tensor &x = saved[0], &weight = saved[1], &bias = saved[2], &mean = saved[3], &inverse = saved[4];
        const at::Tensor gradient = gradients[0].contiguous(), result = at::empty_like(x);
        const Sloped sloped(weight, bias, mean, inverse);
        at::Tensor sum = at::zeros({ x.size(1) }, at::kDouble), product = at::zeros({ x.size(1) }, at::kDouble);
        at::Tensor buffer = at::empty({ std::min(tileRows, x.size(0)), x.size(1) });
        inTiles(x.size(0), [&](int64_t from, int64_t rows) {
            const at::Tensor some = x.narrow(0, from, rows);
            at::Tensor inner = result.narrow(0, from, rows), spare = buffer.narrow(0, 0, rows);
            at::addcmul_out(spare, sloped.shift, some, sloped.scale);
            at::silu_backward_out(inner, gradient.narrow(0, from, rows), spare);
            sum.add_(inner.sum(0));
            at::sub_out(spare, some, mean);
            product.add_(spare.mul_(inner).sum(0));
        });
        const at::Tensor biasGradient = sum.to(at::kFloat), weightGradient = (product * inverse).to(at::kFloat);
        const at::Tensor scale = weight * inverse;
        at::Tensor offset, tilt; // through the batch statistics, which move with x
        if (context->saved_data["training"].toBool()) {
            tilt = -scale * inverse * weightGradient / double(x.size(0));
            offset = -scale * biasGradient / double(x.size(0));
        }
        inTiles(x.size(0), [&](int64_t from, int64_t rows) {
            at::Tensor out = result.narrow(0, from, rows);
            out.mul_(scale);
            if (!tilt.defined())
                return;
            at::Tensor centred = buffer.narrow(0, 0, rows);
            at::sub_out(centred, x.narrow(0, from, rows), mean);
            out.add_(offset).addcmul_(centred, tilt);
        });
        return { result, weightGradient, biasGradient, at::Tensor(), at::Tensor(), at::Tensor() };
    }
};

} // namespace

at::Tensor normedGelu(const BatchNorm& norm, const at::Tensor& x, const Pass& pass)
{
    if (!at::GradMode::is_enabled() || !x.device().is_cpu() || x.dtype() != at::kFloat)
        return activate(norm(x, pass.training), "quick_gelu");
    const at::Tensor rows = x.reshape({ -1, x.size(2) });
    at::Tensor mean = norm.mean(), variance = norm.variance();
    if (pass.training) {
        const at::NoGradGuard none;
        std::tie(mean, variance) = momentsOf(rows);
        norm.remember(mean, variance, rows.size(0));
    }
    const at::Tensor inverse = at::rsqrt(variance + norm.epsilon());
    return NormedGelu::apply(rows, norm.weight(), norm.bias(), mean, inverse, pass.training).view(x.sizes());
}

} // namespace models
