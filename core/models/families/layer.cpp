#include "core/models/families/layer.h"

#include <algorithm>

namespace models
{

namespace
{

namespace op = operations;

/// The sizes of a layer as numbers that do not overflow, whatever a file says.
struct Sizes {
    explicit Sizes(const Layer& layer)
        : rows(double(layer.in.length))
        , longer(double(layer.out.length))
        , in(double(layer.in.channels))
        , out(double(layer.out.channels))
    {
    }
    double rows, longer, in, out;
};

struct Work : Sizes {
    using Sizes::Sizes;
    double operator()(const op::Convolution& its) const { return rows * in * out * double(its.width); }
    double operator()(const op::DilatedResidual& its) const { return rows * in * double(its.channels) * double(its.width + 1); }
    double operator()(const op::TowerStage& its) const
    {
        return rows * out * (in * double(its.width) + out + (its.pool == Pool::Attention ? out : 0));
    }
    double operator()(const op::Transformer& its) const
    {
        const double distances = 2 * rows - 1, keys = double(its.heads) * double(its.keySize),
                     values = double(its.heads) * double(its.valueSize);
        const double projections = rows * in * (2 * keys + 2 * values) + distances * double(its.positionFeatures) * keys;
        return projections + rows * keys * (rows + distances) + rows * rows * values + 2 * rows * in * double(its.hidden);
    }
    double operator()(const op::Upsampling& its) const
    {
        return longer * in * ((its.projected ? in / 2 : 0) + double(its.skipChannels) + in + double(its.width));
    }
    double operator()(const op::Crop&) const { return 0; }
    double operator()(const op::Lags&) const { return 0; }
    double operator()(const op::Dense&) const { return rows * in * out; }
    double operator()(const op::Pointwise&) const { return rows * in * out; }
};

struct Count : Sizes {
    using Sizes::Sizes;
    double operator()(const op::Convolution& its) const
    {
        const double normed = its.order == op::Convolution::Order::NormFirst ? in : out;
        return in * out * double(its.width) + (its.bias ? out : 0) + (its.normalised ? 2 * normed : 0);
    }
    double operator()(const op::DilatedResidual& its) const
    {
        const double between = double(its.channels);
        return in * between * double(its.width + 1) + 2 * between + 2 * in;
    }
    double operator()(const op::TowerStage& its) const
    {
        return (its.stem ? 0 : 2 * in) + in * out * double(its.width) + out + 2 * out + out * out + out
            + (its.pool == Pool::Attention ? out * out : 0);
    }
    double operator()(const op::Transformer& its) const
    {
        const double keys = double(its.heads) * double(its.keySize), values = double(its.heads) * double(its.valueSize),
                     hidden = double(its.hidden);
        const double attention = keys * (2 * in + double(its.positionFeatures) + 2) + 2 * values * in + in;
        return 2 * in + attention + (its.hidden > 0 ? 2 * in + 2 * in * hidden + hidden + in : 0);
    }
    double operator()(const op::Upsampling& its) const
    {
        const double skip = double(its.skipChannels);
        return (its.normalised ? 2 * (in + skip) : 0) + (its.projected ? in * in + in : 0) + skip * in + in
            + in * double(its.width) + in * in + in;
    }
    double operator()(const op::Crop&) const { return 0; }
    double operator()(const op::Lags&) const { return 0; }
    double operator()(const op::Dense&) const { return in * out + out; }
    double operator()(const op::Pointwise&) const { return 2 * in + in * out + out; }
};

} // namespace

double flopsOf(const Layer& layer)
{
    return 2 * std::visit(Work(layer), layer.operation);
}

int64_t parametersOf(const Layer& layer)
{
    return int64_t(std::min(std::visit(Count(layer), layer.operation), 9e18));
}

} // namespace models
