#include "core/models/families/layer.h"

namespace models
{

namespace
{

namespace op = operations;

/// Multiply-adds of a layer, as numbers that do not overflow, whatever a file says.
struct Work {
    explicit Work(const Layer& layer)
        : rows(double(layer.in.length))
        , longer(double(layer.out.length))
        , in(double(layer.in.channels))
        , out(double(layer.out.channels))
    {
    }
    double rows, longer, in, out;

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

} // namespace

double flopsOf(const Layer& layer)
{
    return 2 * std::visit(Work(layer), layer.operation);
}

} // namespace models
