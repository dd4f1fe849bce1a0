#pragma once
#include "core/models/networks/kernels/rowtiles.h"

#include <optional>

namespace models
{

/// Sums over rows of the gradient of normalised values, and of it times (x − mean); float64, [channels].
struct NormSums {
    at::Tensor gradient, product;
    explicit NormSums(int64_t channels);
    void add(const NormSums&);
};

/// x·sigmoid(1.702 x) of the batch-normalised x, for tiles of rows [rows, channels], without autograd, and its way back.
class NormGelu
{
public:
    /// Of each column: weight and bias of the normalisation, mean and 1 / deviation.
    NormGelu(const at::Tensor& weight, const at::Tensor& bias, const at::Tensor& mean, const at::Tensor& inverse);
    /// GELU(t) = t·sigmoid(slope·t), and `out` is slope·GELU(t): the layer that follows divides by it.
    static constexpr double slope = 1.702;
    void operator()(at::Tensor out, const at::Tensor& x) const;
    /// `gradient` of GELU(t) becomes that of x, as if mean and deviation stood still; `sums` grow. `spare` is memory of the same
    /// size.
    void back(at::Tensor gradient, const at::Tensor& x, at::Tensor spare, NormSums& sums) const;
    at::Tensor weightGradient(const NormSums& sums) const { return (sums.product * m_inverse).to(at::kFloat); }
    at::Tensor biasGradient(const NormSums& sums) const { return sums.gradient.to(at::kFloat); }
    /// When mean and deviation were those of `count` rows: what comes through both, given the sums over all rows.
    void setMomentsGradient(const NormSums& sums, int64_t count);
    /// Adds that to a tile's gradient.
    void addMomentsGradient(at::Tensor gradient, const at::Tensor& x, at::Tensor spare) const;

private:
    at::Tensor m_mean, m_inverse, m_scale; ///< normalised = (x − mean)·scale + bias
    at::Tensor m_slopedScale, m_slopedShift, m_offset, m_tilt;
};

/// What a convolution reads around a tile of x [items, length, channels]: x, or slope·GELU of it; zeros beyond the ends.
/// [rows + 2·margin, channels], in the buffer.
at::Tensor padded(const TileBuffer&, const at::Tensor& x, const RowTile&, int64_t margin, const std::optional<NormGelu>& = {});

/// Mean and variance of columns over tiles of rows; float64 between tiles (Chan, Golub & LeVeque 1979).
class Moments
{
public:
    explicit Moments(int64_t channels);
    /// `spare` is memory of the same size as the tile.
    void add(const at::Tensor& tile, at::Tensor spare);
    void add(const Moments&);
    /// Makes the moments those of rows that are larger by `by`, [channels].
    void shift(const at::Tensor& by) { m_mean.add_(by.detach()); }
    at::Tensor mean() const { return m_mean.to(at::kFloat); }
    at::Tensor variance() const { return (m_squares / double(m_count)).to(at::kFloat); }
    int64_t count() const { return m_count; }

private:
    void merge(int64_t count, const at::Tensor& mean, const at::Tensor& squares);
    int64_t m_count = 0;
    at::Tensor m_mean, m_squares;
};
/// Moments of the columns of [batch, length, channels].
Moments momentsOf(const at::Tensor& x);

} // namespace models
