#include "core/models/networks/stagegradient.h"

#include "core/models/networks/normgelu.h"
#include "core/models/networks/rowtiles.h"

#include <optional>
#include <torch/csrc/autograd/custom_function.h>

namespace models
{

namespace
{

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// Arguments of the function by place, and then what it keeps.
enum {
    X,
    NormWeight,
    NormBias,
    Kernel,
    KernelBias,
    PointNormWeight,
    PointNormBias,
    Point,
    PointBias,
    Pool,
    arguments,
    Mean = arguments,
    Inverse,
    PointMean,
    PointInverse,
    Convolved,
    Difference,
    Share,
    kept
};

/// [batch, length, channels] as rows.
at::Tensor rowsOf(const at::Tensor& x)
{
    return x.view({ -1, x.size(2) });
}

class Stage
{
public:
    explicit Stage(variable_list& values)
        : m_values(values)
        , m_x(values[X])
        , m_out(values[Kernel].size(0))
        , m_margin(values[Kernel].size(2) / 2)
        , m_padded(buffer(values[Kernel].size(1), 2 * m_margin))
        , m_wide(buffer(m_out, 2 * m_margin))
        , m_spare(buffer(std::max(m_out, values[Kernel].size(1)), 2 * m_margin))
    {
    }

    void normalise(const BatchNorm& norm, bool training);
    void convolve(Moments*);
    void pointNormalise(const BatchNorm& norm, const Moments* moments)
    {
        std::tie(m_values[PointMean], m_values[PointInverse]) = meanAndInverse(norm, moments);
    }
    at::Tensor pool();

    void backThroughPool(const at::Tensor& gradient, bool training);
    void backThroughConvolution(bool training, bool ofInput, bool ofWeights);
    variable_list& gradients() { return m_gradients; }

private:
    at::Tensor buffer(int64_t channels, int64_t more = 0) const
    {
        return at::empty({ std::min(tileRows, m_x.size(0) * m_x.size(1)) + more, channels }, m_x.options());
    }
    /// The first rows of spare memory.
    at::Tensor spare(int64_t rows, int64_t channels) const
    {
        return m_spare.view({ -1 }).narrow(0, 0, rows * channels).view({ rows, channels });
    }
    bool normed() const { return m_values[NormWeight].numel() > 0; }
    bool attention() const { return m_values[Pool].numel() > 0; }
    NormGelu gelu() const { return { m_values[NormWeight], m_values[NormBias], m_values[Mean], m_values[Inverse] }; }
    NormGelu pointGelu() const
    {
        return { m_values[PointNormWeight], m_values[PointNormBias], m_values[PointMean], m_values[PointInverse] };
    }
    /// What the convolution reads around a tile.
    at::Tensor seen(const std::optional<NormGelu>&, int64_t item, int64_t from, int64_t rows) const;
    at::Tensor halves(int64_t from, const at::Tensor& gradient);

    variable_list& m_values;
    at::Tensor m_x;
    int64_t m_out, m_margin;
    at::Tensor m_padded, m_wide, m_spare;
    at::Tensor m_inner; ///< gradient of the convolution's values, [rows, out]
    std::optional<NormGelu> m_pointGelu; ///< once it has seen all rows
    variable_list m_gradients { arguments + 2 };
};

void Stage::normalise(const BatchNorm& norm, bool training)
{
    const at::Tensor rows = rowsOf(m_x);
    Moments moments(rows.size(1));
    if (training)
        overTiles(rows.size(0),
            [&](int64_t from, int64_t count) { moments.add(rows.narrow(0, from, count), spare(count, rows.size(1))); });
    std::tie(m_values[Mean], m_values[Inverse]) = meanAndInverse(norm, training ? &moments : nullptr);
}

at::Tensor Stage::seen(const std::optional<NormGelu>& gelu, int64_t item, int64_t from, int64_t rows) const
{
    const PaddedTile tile(m_padded, from, rows, m_margin, m_x.size(1));
    if (gelu)
        (*gelu)(tile.inside, tile.of(m_x[item]));
    else
        at::Tensor(tile.inside).copy_(tile.of(m_x[item]));
    return tile.values;
}

void Stage::convolve(Moments* moments)
{
    const RowKernel kernel(m_values[Kernel]);
    const auto gelu = normed() ? std::make_optional(this->gelu()) : std::nullopt;
    const at::Tensor out = at::empty({ m_x.size(0), m_x.size(1), m_out }, m_x.options());
    for (int64_t item = 0; item < m_x.size(0); ++item)
        overTiles(m_x.size(1), [&](int64_t from, int64_t rows) {
            at::Tensor tile = out[item].narrow(0, from, rows);
            kernel(tile, seen(gelu, item, from, rows));
            tile.add_(m_values[KernelBias]);
            if (moments)
                moments->add(tile, spare(rows, m_out));
        });
    m_values[Convolved] = out;
}

at::Tensor Stage::pool()
{
    const at::Tensor rows = rowsOf(m_values[Convolved]), pooled = at::empty({ rows.size(0) / 2, m_out }, rows.options());
    at::Tensor &difference = m_values[Difference], &share = m_values[Share];
    difference = at::empty_like(pooled);
    share = at::empty_like(pooled);
    const NormGelu gelu = pointGelu();
    const at::Tensor point = m_values[Point].t(), half = at::full({}, 0.5, rows.options());
    overTiles(rows.size(0), [&](int64_t from, int64_t count) {
        const at::Tensor y = rows.narrow(0, from, count), z = m_wide.narrow(0, 0, count);
        gelu(z, y);
        at::Tensor sum = spare(count, m_out);
        at::addmm_out(sum, m_values[PointBias], z, point);
        const at::Tensor both = sum.add_(y).view({ count / 2, 2, m_out }), first = both.select(1, 0), second = both.select(1, 1);
        at::Tensor off = difference.narrow(0, from / 2, count / 2), part = share.narrow(0, from / 2, count / 2),
                   out = pooled.narrow(0, from / 2, count / 2);
        at::sub_out(off, first, second);
        if (attention())
            at::mm_out(part, off, m_values[Pool].t()).sigmoid_();
        else
            at::heaviside_out(part, off, half);
        at::addcmul_out(out, second, part, off);
    });
    return pooled.view({ m_x.size(0), m_x.size(1) / 2, m_out });
}

/// Gradients of both neighbours from that of what they were pooled to: that of the second is what the first leaves over.
at::Tensor Stage::halves(int64_t from, const at::Tensor& gradient)
{
    const int64_t pairs = gradient.size(0);
    const at::Tensor share = m_values[Share].narrow(0, from, pairs), off = m_values[Difference].narrow(0, from, pairs);
    const at::Tensor both = spare(2 * pairs, m_out).view({ pairs, 2, m_out });
    at::Tensor first = both.select(1, 0), second = both.select(1, 1);
    at::mul_out(first, gradient, share);
    if (attention()) {
        at::Tensor logit = m_wide.narrow(0, 0, pairs);
        at::mul_out(logit, gradient, off);
        at::sigmoid_backward_out(logit, logit, share);
        m_gradients[Pool].addmm_(logit.t(), off);
        first.add_(at::mm(logit, m_values[Pool]));
    }
    at::sub_out(second, gradient, first);
    return both.view({ 2 * pairs, m_out });
}

void Stage::backThroughPool(const at::Tensor& gradient, bool training)
{
    const at::Tensor rows = rowsOf(m_values[Convolved]), pooled = rowsOf(gradient);
    m_inner = at::empty_like(rows);
    m_gradients[Point] = at::zeros_like(m_values[Point]);
    m_gradients[PointBias] = at::zeros_like(m_values[PointBias]);
    if (attention())
        m_gradients[Pool] = at::zeros_like(m_values[Pool]);
    m_pointGelu.emplace(pointGelu());
    overTiles(rows.size(0), [&](int64_t from, int64_t count) {
        const at::Tensor sum = halves(from / 2, pooled.narrow(0, from / 2, count / 2)), y = rows.narrow(0, from, count);
        at::Tensor z = m_wide.narrow(0, 0, count), inner = m_inner.narrow(0, from, count);
        (*m_pointGelu)(z, y);
        m_gradients[Point].addmm_(sum.t(), z);
        m_gradients[PointBias].add_(sum.sum(0));
        at::mm_out(inner, sum, m_values[Point]);
        m_pointGelu->back(inner, y, z);
        inner.add_(sum);
    });
    m_gradients[PointNormWeight] = m_pointGelu->weightGradient();
    m_gradients[PointNormBias] = m_pointGelu->biasGradient();
    if (training)
        m_pointGelu->settle(rows.size(0));
}

void Stage::backThroughConvolution(bool training, bool ofInput, bool ofWeights)
{
    const RowKernel kernel(m_values[Kernel]), back(m_values[Kernel].transpose(0, 1).flip({ 2 }));
    auto gelu = normed() ? std::make_optional(this->gelu()) : std::nullopt;
    const at::Tensor taps = at::zeros_like(m_values[Kernel].permute({ 2, 1, 0 }), at::MemoryFormat::Contiguous),
                     result = at::empty_like(m_x), inner = m_inner.view(m_values[Convolved].sizes());
    m_gradients[KernelBias] = at::zeros_like(m_values[KernelBias]);
    for (int64_t item = 0; item < m_x.size(0); ++item)
        overTiles(m_x.size(1), [&](int64_t from, int64_t rows) {
            const PaddedTile tile(m_wide, from, rows, m_margin, m_x.size(1));
            at::Tensor(tile.inside).copy_(tile.of(inner[item]));
            if (training)
                m_pointGelu->addSettled(tile.inside, tile.of(m_values[Convolved][item]), spare(tile.inside.size(0), m_out));
            const at::Tensor own = tile.values.narrow(0, m_margin, rows);
            if (ofWeights) {
                m_gradients[KernelBias].add_(own.sum(0));
                kernel.addGradient(taps, seen(gelu, item, from, rows), own);
            }
            if (!ofInput)
                return;
            const at::Tensor some = result[item].narrow(0, from, rows);
            back(some, tile.values);
            if (gelu)
                gelu->back(some, m_x[item].narrow(0, from, rows), spare(rows, some.size(1)));
        });
    m_gradients[Kernel] = taps.permute({ 2, 1, 0 }).contiguous();
    if (gelu) {
        m_gradients[NormWeight] = gelu->weightGradient();
        m_gradients[NormBias] = gelu->biasGradient();
    }
    if (gelu && training && ofInput) {
        gelu->settle(m_x.size(0) * m_x.size(1));
        const at::Tensor x = rowsOf(m_x), all = rowsOf(result);
        overTiles(x.size(0), [&](int64_t from, int64_t rows) {
            gelu->addSettled(all.narrow(0, from, rows), x.narrow(0, from, rows), spare(rows, x.size(1)));
        });
    }
    if (ofInput)
        m_gradients[X] = result;
}

class StageGradient : public torch::autograd::Function<StageGradient>
{
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& normWeight,
        const at::Tensor& normBias, const at::Tensor& kernel, const at::Tensor& kernelBias, const at::Tensor& pointNormWeight,
        const at::Tensor& pointNormBias, const at::Tensor& point, const at::Tensor& pointBias, const at::Tensor& pool,
        const StageLayers& layers, bool training)
    {
        variable_list values { x.contiguous(), normWeight, normBias, kernel, kernelBias, pointNormWeight, pointNormBias, point,
            pointBias, pool };
        values.resize(kept);
        Stage stage(values);
        if (layers.norm)
            stage.normalise(*layers.norm, training);
        Moments moments(kernel.size(0));
        stage.convolve(training ? &moments : nullptr);
        stage.pointNormalise(*layers.pointNorm, training ? &moments : nullptr);
        const at::Tensor pooled = stage.pool();
        context->save_for_backward(values);
        context->saved_data["training"] = training;
        return pooled;
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        variable_list values = context->get_saved_variables();
        const bool training = context->saved_data["training"].toBool();
        Stage stage(values);
        stage.backThroughPool(gradients[0].contiguous(), training);
        stage.backThroughConvolution(training, context->needs_input_grad(X), context->needs_input_grad(Kernel));
        return stage.gradients();
    }
};

} // namespace

at::Tensor stageWithGradients(const at::Tensor& x, const StageLayers& layers, bool training)
{
    const at::Tensor none = at::empty({ 0 });
    return StageGradient::apply(x, layers.norm ? layers.norm->weight() : none, layers.norm ? layers.norm->bias() : none,
        layers.conv->weight(), layers.conv->bias(), layers.pointNorm->weight(), layers.pointNorm->bias(), layers.point->weight(),
        layers.point->bias(), layers.pool ? layers.pool->weight() : none, layers, training);
}

} // namespace models
