#pragma once
#include "core/models/networks/layers.h"
#include "core/models/networks/pass.h"

#include <utility>

namespace models
{

/// x·sigmoid(1.702 x) of the batch-normalised x, [batch, length, channels]. With own gradients (device.h) both
/// are one step that keeps only x for the way back and computes in tiles.
at::Tensor normedGelu(const BatchNorm&, const at::Tensor& x, const Pass&);

/// The same for tiles of rows [rows, channels], without autograd, and its way back.
class NormGelu
{
public:
    /// Of each column: weight and bias of the normalisation, mean and 1 / deviation.
    NormGelu(const at::Tensor& weight, const at::Tensor& bias, const at::Tensor& mean, const at::Tensor& inverse);
    void operator()(at::Tensor out, const at::Tensor& x) const;
    /// `gradient` of the values becomes that of x, as if mean and deviation stood still. Sums up what belongs to weight and bias.
    /// `spare` is memory of the same size.
    void back(at::Tensor gradient, const at::Tensor& x, at::Tensor spare);
    /// Those sums, [channels].
    at::Tensor weightGradient() const;
    at::Tensor biasGradient() const;
    /// Mean and deviation were those of `count` rows: after `back` has seen all of them, adds to a tile's gradient what comes
    /// through both.
    void settle(int64_t count);
    void addSettled(at::Tensor gradient, const at::Tensor& x, at::Tensor spare) const;

private:
    at::Tensor m_mean, m_inverse, m_scale; ///< normalised = (x − mean)·scale + bias
    at::Tensor m_slopedScale, m_slopedShift;
    at::Tensor m_sum, m_product; ///< float64, over the rows: gradient of the normalised, and times (x − mean)
    at::Tensor m_offset, m_tilt;
};

/// Mean and variance of columns over tiles of rows; float64 between tiles (Chan, Golub & LeVeque 1979).
class Moments
{
public:
    explicit Moments(int64_t channels);
    /// `spare` is memory of the same size as the tile.
    void add(const at::Tensor& tile, at::Tensor spare);
    at::Tensor mean() const { return m_mean.to(at::kFloat); }
    at::Tensor variance() const { return (m_squares / double(m_count)).to(at::kFloat); }
    int64_t count() const { return m_count; }

private:
    int64_t m_count = 0;
    at::Tensor m_mean, m_squares;
};

/// What a normalisation goes by: in training the moments, which the running statistics then move to, else the running ones.
std::pair<at::Tensor, at::Tensor> meanAndInverse(const BatchNorm&, const Moments* ofBatch);

} // namespace models
