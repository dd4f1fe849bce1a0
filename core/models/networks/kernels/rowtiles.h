#pragma once
#include "core/models/device/device.h"

#include <algorithm>
#include <vector>

namespace models
{

/// Rows of float32 are worked on in tiles that stay in the cache of one processor core, one tile on each thread at a time.
constexpr int64_t tileRows = 1024;

/// A run of rows of one item of [items, length, channels]. It begins at an even row, so that pairs of rows are never divided.
struct RowTile {
    int64_t item = 0, from = 0, rows = 0;
    int64_t row = 0; ///< of all items one after the other
    at::Tensor of(const at::Tensor& values) const { return values.select(0, item).narrow(0, from, rows); }
    /// Of values [items · length / 2, channels] that stand for two rows each.
    at::Tensor ofPairs(const at::Tensor& values) const { return values.narrow(0, row / 2, rows / 2); }
};
std::vector<RowTile> tilesOf(int64_t items, int64_t length);

/// What make() gives for each thread that works on the tiles.
template <typename Make>
auto perThread(const std::vector<RowTile>& tiles, Make make)
{
    std::vector<decltype(make())> all;
    for (int64_t i = 0; i < std::min(workers(), int64_t(tiles.size())); ++i)
        all.push_back(make());
    return all;
}

/// Calls work(own, tile) for all tiles on all threads at once (inParallel), with what belongs to the thread. A thread's tiles are
/// always the same.
template <typename Own, typename Work>
void overTiles(const std::vector<RowTile>& tiles, std::vector<Own>& owns, Work work)
{
    inParallel(int64_t(tiles.size()), [&](int64_t worker, int64_t first, int64_t end) {
        for (int64_t i = first; i < end; ++i)
            work(owns[size_t(worker)], tiles[size_t(i)]);
    });
}
template <typename Work>
void overTiles(const std::vector<RowTile>& tiles, Work work)
{
    inParallel(int64_t(tiles.size()), [&](int64_t, int64_t first, int64_t end) {
        for (int64_t i = first; i < end; ++i)
            work(tiles[size_t(i)]);
    });
}

/// Memory for tiles of up to so many channels and `margin` more rows on either side.
class TileBuffer
{
public:
    TileBuffer(int64_t channels, int64_t length, int64_t margin = 0)
        : m_values(at::empty({ (std::min(tileRows, length) + 2 * margin) * channels }))
    {
    }
    at::Tensor rows(int64_t count, int64_t channels) const
    {
        return m_values.narrow(0, 0, count * channels).view({ count, channels });
    }

private:
    at::Tensor m_values;
};

/// Room for the rows [from − margin, from + rows + margin) of an item, zeros beyond its ends; its caller fills `inside`.
struct PaddedTile {
    at::Tensor values; ///< [rows + 2·margin, channels], in the buffer
    at::Tensor inside; ///< the part of `values` within the item
    /// `items` [items, length, channels] say how long and wide.
    PaddedTile(const TileBuffer&, const at::Tensor& items, const RowTile&, int64_t margin);
    /// What `inside` stands for in values [items, length, …].
    at::Tensor of(const at::Tensor& items) const { return items.select(0, m_item).narrow(0, m_first, inside.size(0)); }

private:
    int64_t m_item, m_first;
};

/// Every two neighbouring rows [2 · pairs, channels] become one: by their attention with `weight` [channels, channels] (Pool in
/// core/models/families/operations.h), or the larger one where it has no elements. All others [pairs, channels]; `difference` and
/// the first one's `gate` are filled too, for the way back.
void poolPairs(at::Tensor out, const at::Tensor& rows, const at::Tensor& weight, at::Tensor difference, at::Tensor gate);

/// A convolution of rows that carry their padding, as one matrix product per tap, or of all taps at once for inputs as thin as
/// letters.
class RowKernel
{
public:
    /// weight [out, in, width]; the result is multiplied by `factor`.
    explicit RowKernel(const at::Tensor& weight, double factor = 1);
    /// x [rows + (width − 1)·dilation, in] → out [rows, out]
    void operator()(at::Tensor out, const at::Tensor& x, int64_t dilation = 1) const;
    /// Adds the gradient of the weight, [width, in, out], that `gradient` of `out` gives with x.
    void addGradient(at::Tensor taps, const at::Tensor& x, const at::Tensor& gradient, int64_t dilation = 1) const;

private:
    bool thin(int64_t dilation) const { return dilation == 1 && m_taps.size(0) * m_taps.size(1) <= 128; }
    at::Tensor windows(const at::Tensor& x, int64_t rows) const;
    at::Tensor m_taps; ///< [width, in, out]
    double m_factor;
};

} // namespace models
