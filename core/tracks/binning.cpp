#include "core/tracks/binning.h"

#include <cmath>

namespace tracks
{

Binning::Binning(const Interval& where, int bins)
    : m_where(where)
    , m_width(double(where.length()) / std::max(bins, 1))
    , m_bins(size_t(std::max(bins, 1)))
{
}

int64_t Binning::binOf(double position) const
{
    const auto bin = int64_t((position - double(m_where.start)) / m_width);
    return std::clamp<int64_t>(bin, 0, int64_t(m_bins.size()) - 1);
}

template <typename Use>
void Binning::spread(int64_t start, int64_t end, Use use)
{
    start = std::max(start, m_where.start);
    end = std::min(end, m_where.end);
    if (end <= start)
        return;
    const auto last = int64_t(m_bins.size()) - 1;
    for (int64_t i = binOf(double(start)); i <= last; ++i) {
        const double from = std::max(double(start), edge(i)), to = std::min(double(end), edge(i + 1));
        if (from >= double(end))
            break;
        if (to > from)
            use(m_bins[size_t(i)], to - from);
    }
}

void Binning::add(int64_t start, int64_t end, double value)
{
    if (std::isnan(value))
        return;
    if (end > m_where.start && start < m_where.end && end > start)
        m_shortest = m_shortest > 0 ? std::min(m_shortest, end - start) : end - start;
    spread(start, end, [&](Bin& bin, double bases) {
        bin.any = true;
        bin.min = std::min(bin.min, float(value));
        bin.max = std::max(bin.max, float(value));
        if (std::isinf(value))
            return;
        bin.sum += value * bases;
        bin.covered += bases;
    });
}

void Binning::addSummary(int64_t start, int64_t end, double covered, double sum, float min, float max)
{
    if (covered <= 0 || end <= start)
        return;
    const double length = double(end - start);
    spread(start, end, [&](Bin& bin, double bases) {
        bin.any = true;
        bin.min = std::min(bin.min, min);
        bin.max = std::max(bin.max, max);
        if (!std::isfinite(sum))
            return;
        bin.sum += sum * bases / length;
        bin.covered += covered * bases / length;
    });
}

void Binning::count(int64_t start, int64_t end)
{
    spread(start, std::max(end, start + 1), [](Bin& bin, double) { bin.sum += 1; });
}

Signal Binning::signal(int64_t resolution) const
{
    Signal signal = emptySignal(m_where, int(m_bins.size()));
    signal.resolution = resolution;
    signal.shortestRecord = m_shortest;
    for (size_t i = 0; i < m_bins.size(); ++i) {
        const Bin& bin = m_bins[i];
        if (!bin.any)
            continue;
        signal.min[i] = bin.min;
        signal.max[i] = bin.max;
        if (bin.covered > 0)
            signal.mean[i] = float(bin.sum / bin.covered);
        else
            signal.mean[i] = std::isinf(bin.max) ? bin.max : bin.min;
    }
    return signal;
}

Signal Binning::density() const
{
    Signal signal = emptySignal(m_where, int(m_bins.size()));
    signal.function = "features per bin";
    for (size_t i = 0; i < m_bins.size(); ++i)
        signal.mean[i] = signal.min[i] = signal.max[i] = float(m_bins[i].sum);
    return signal;
}

Signal emptySignal(const Interval& where, int bins)
{
    Signal signal;
    signal.where = where;
    signal.mean.assign(size_t(std::max(bins, 1)), std::numeric_limits<float>::quiet_NaN());
    signal.min = signal.max = signal.mean;
    return signal;
}

} // namespace tracks
