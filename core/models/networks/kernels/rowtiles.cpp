#include "core/models/networks/kernels/rowtiles.h"

namespace models
{

std::vector<RowTile> tilesOf(int64_t items, int64_t length)
{
    // As many for each thread.
    const int64_t threads = workers(), most = (items * length + tileRows - 1) / tileRows,
                  perItem = ((most + threads - 1) / threads * threads + items - 1) / items,
                  pairs = (length + 2 * perItem - 1) / (2 * perItem), rows = std::min(tileRows, 2 * pairs);
    std::vector<RowTile> tiles;
    for (int64_t item = 0; item < items; ++item)
        for (int64_t from = 0; from < length; from += rows)
            tiles.push_back({ item, from, std::min(rows, length - from), item * length + from });
    return tiles;
}

PaddedTile::PaddedTile(const TileBuffer& buffer, const at::Tensor& items, const RowTile& tile, int64_t margin)
    : values(buffer.rows(tile.rows + 2 * margin, items.size(2)))
    , m_item(tile.item)
    , m_first(std::max<int64_t>(0, tile.from - margin))
{
    const int64_t end = std::min(items.size(1), tile.from + tile.rows + margin), above = m_first - (tile.from - margin);
    inside = values.narrow(0, above, end - m_first);
    values.narrow(0, 0, above).zero_();
    values.narrow(0, above + end - m_first, values.size(0) - above - (end - m_first)).zero_();
}

void poolPairs(at::Tensor out, const at::Tensor& rows, const at::Tensor& weight, at::Tensor difference, at::Tensor gate)
{
    const at::Tensor both = rows.view({ out.size(0), 2, out.size(1) }), first = both.select(1, 0), second = both.select(1, 1);
    at::sub_out(difference, first, second);
    if (weight.numel() > 0) {
        at::mm_out(gate, difference, weight.t()).sigmoid_();
        at::addcmul_out(out, second, gate, difference);
    } else {
        at::heaviside_out(gate, difference, at::full({}, 0.5));
        at::maximum_out(out, first, second);
    }
}

RowKernel::RowKernel(const at::Tensor& weight, double factor)
    : m_taps(weight.detach().permute({ 2, 1, 0 }).contiguous())
    , m_factor(factor)
{
}

at::Tensor RowKernel::windows(const at::Tensor& x, int64_t rows) const
{
    const int64_t in = m_taps.size(1);
    return x.as_strided({ rows, m_taps.size(0) * in }, { in, 1 }, x.storage_offset()).contiguous();
}

void RowKernel::operator()(at::Tensor out, const at::Tensor& x, int64_t dilation) const
{
    const int64_t width = m_taps.size(0), in = m_taps.size(1), rows = out.size(0);
    if (thin(dilation)) {
        at::addmm_out(out, out, windows(x, rows), m_taps.view({ width * in, m_taps.size(2) }), 0, m_factor);
        return;
    }
    for (int64_t tap = 0; tap < width; ++tap)
        at::addmm_out(out, out, x.narrow(0, tap * dilation, rows), m_taps[tap], tap == 0 ? 0 : 1, m_factor);
}

void RowKernel::addGradient(at::Tensor taps, const at::Tensor& x, const at::Tensor& gradient, int64_t dilation) const
{
    const int64_t width = m_taps.size(0), in = m_taps.size(1), rows = gradient.size(0);
    if (thin(dilation)) {
        taps.view({ width * in, m_taps.size(2) }).addmm_(windows(x, rows).t(), gradient, 1, m_factor);
        return;
    }
    for (int64_t tap = 0; tap < width; ++tap)
        taps[tap].addmm_(x.narrow(0, tap * dilation, rows).t(), gradient, 1, m_factor);
}

} // namespace models
