#include "core/models/networks/rowtiles.h"

namespace models
{

PaddedTile::PaddedTile(const at::Tensor& buffer, int64_t from, int64_t rows, int64_t margin, int64_t length)
    : values(buffer.narrow(0, 0, rows + 2 * margin))
{
    first = std::max<int64_t>(0, from - margin);
    const int64_t end = std::min(length, from + rows + margin), above = first - (from - margin);
    inside = values.narrow(0, above, end - first);
    values.narrow(0, 0, above).zero_();
    values.narrow(0, above + end - first, values.size(0) - above - (end - first)).zero_();
}

RowKernel::RowKernel(const at::Tensor& weight, double factor)
    : m_taps(weight.permute({ 2, 1, 0 }).contiguous())
    , m_factor(factor)
{
}

at::Tensor RowKernel::windows(const at::Tensor& x, int64_t rows) const
{
    const int64_t in = m_taps.size(1);
    return x.as_strided({ rows, m_taps.size(0) * in }, { in, 1 }, x.storage_offset()).contiguous();
}

void RowKernel::operator()(at::Tensor out, const at::Tensor& x) const
{
    const int64_t width = m_taps.size(0), in = m_taps.size(1), rows = out.size(0);
    if (thin()) {
        at::addmm_out(out, out, windows(x, rows), m_taps.view({ width * in, m_taps.size(2) }), 0, m_factor);
        return;
    }
    for (int64_t tap = 0; tap < width; ++tap)
        at::addmm_out(out, out, x.narrow(0, tap, rows), m_taps[tap], tap == 0 ? 0 : 1, m_factor);
}

void RowKernel::addGradient(at::Tensor taps, const at::Tensor& x, const at::Tensor& gradient) const
{
    const int64_t width = m_taps.size(0), in = m_taps.size(1), rows = gradient.size(0);
    if (thin()) {
        taps.view({ width * in, m_taps.size(2) }).addmm_(windows(x, rows).t(), gradient, 1, m_factor);
        return;
    }
    for (int64_t tap = 0; tap < width; ++tap)
        taps[tap].addmm_(x.narrow(0, tap, rows).t(), gradient, 1, m_factor);
}

} // namespace models
