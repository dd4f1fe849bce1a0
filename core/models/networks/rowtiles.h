#pragma once
#include <ATen/ATen.h>

#include <algorithm>

namespace models
{

/// Rows [rows, channels] of float32 are worked on in tiles that stay in the processor's cache: 2,048 of at most 1,536 channels
/// are 12 MB.
constexpr int64_t tileRows = 2048;

/// Calls work(from, rows) for the tiles that cover `count` rows.
template <typename Work>
void overTiles(int64_t count, Work work)
{
    for (int64_t from = 0; from < count; from += tileRows)
        work(from, std::min(tileRows, count - from));
}

/// Positions [from − margin, from + rows + margin) of an item of `length` rows, zeros beyond its ends; its caller fills `inside`.
struct PaddedTile {
    at::Tensor values; ///< [rows + 2·margin, channels], in `buffer`
    at::Tensor inside; ///< the part of `values` within the item
    int64_t first = 0; ///< position of the first row of `inside`

    PaddedTile(const at::Tensor& buffer, int64_t from, int64_t rows, int64_t margin, int64_t length);
    /// The rows of `item` [length, …] that `inside` stands for.
    at::Tensor of(const at::Tensor& item) const { return item.narrow(0, first, inside.size(0)); }
};

/// A convolution of rows that carry their padding, as one matrix product per tap, or of all taps at once for inputs as thin as
/// letters.
class RowKernel
{
public:
    /// weight [out, in, width]; the result is multiplied by `factor`.
    explicit RowKernel(const at::Tensor& weight, double factor = 1);
    /// x [rows + width − 1, in] → out [rows, out]
    void operator()(at::Tensor out, const at::Tensor& x) const;
    /// Adds the gradient of the weight, [width, in, out], that `gradient` of `out` gives with x.
    void addGradient(at::Tensor taps, const at::Tensor& x, const at::Tensor& gradient) const;

private:
    bool thin() const { return m_taps.size(0) * m_taps.size(1) <= 128; }
    at::Tensor windows(const at::Tensor& x, int64_t rows) const;
    at::Tensor m_taps; ///< [width, in, out]
    double m_factor;
};

} // namespace models
