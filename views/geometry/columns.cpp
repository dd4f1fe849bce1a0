#include "views/geometry/columns.h"

#include <algorithm>

namespace
{

/// The mean of one value of each bin of a signal, over a width around a position, from sums over all bins. Bins without data
/// count as nothing, and so do infinite values.
class MovingMean
{
public:
    MovingMean(const tracks::Signal& signal, const std::vector<float>& values, double width)
        : m_start(double(signal.where.start))
        , m_size(signal.binSize())
        , m_half(width / 2)
        , m_sums(1)
        , m_bases(1)
    {
        for (const float value : values) {
            const bool known = std::isfinite(value);
            m_sums.push_back(m_sums.back() + (known ? double(value) * m_size : 0));
            m_bases.push_back(m_bases.back() + (known ? m_size : 0));
        }
    }
    double around(double position) const
    {
        const double from = position - m_half, to = position + m_half;
        return (upTo(m_sums, to) - upTo(m_sums, from)) / (upTo(m_bases, to) - upTo(m_bases, from));
    }

private:
    /// The total of the bins before a position, the last of them in part.
    double upTo(const std::vector<double>& totals, double position) const
    {
        const double bin = std::clamp((position - m_start) / m_size, 0.0, double(totals.size() - 1));
        const auto whole = std::min(size_t(bin), totals.size() - 2);
        return totals[whole] + (bin - double(whole)) * (totals[whole + 1] - totals[whole]);
    }

    double m_start, m_size, m_half;
    std::vector<double> m_sums, m_bases;
};

/// Where the signal's bins and the scale's grains lie on each other.
class Grid
{
public:
    Grid(const tracks::Signal& signal, const Scale& scale, const LaneOptions& lane)
        : m_signal(signal)
        , m_scale(scale)
        , m_start(double(signal.where.start))
        , m_size(signal.binSize())
    {
        if (signal.mean.empty() || signal.where.empty() || signal.where.chrom != scale.interval().chrom)
            return;
        const auto [left, right] = scale.span(double(signal.where.start), double(signal.where.end));
        m_left = std::max(scale.left(), left);
        m_right = std::min(scale.right(), right);
        const double width = lane.smoothingIn(scale.interval(), columnSize(signal, scale));
        if (width > 0)
            m_mean.emplace(signal, signal.mean, width);
        if (width > 0 && !signal.spread.empty())
            m_spread.emplace(signal, signal.spread, width);
    }

    bool empty() const { return !(m_right > m_left); }
    bool perBin() const { return m_size >= m_scale.bpPerPixel() * m_scale.grain(); }

    /// Calls `use(left, right, summary)` for every column, left to right.
    template <typename Use>
    void forColumns(const Use& use) const
    {
        if (empty())
            return;
        if (!perBin()) {
            for (int64_t grain = grainAt(m_left); m_scale.left() + double(grain) * m_scale.grain() < m_right; ++grain)
                useGrain(grain, use);
            return;
        }
        const int64_t first = binAt(m_left), last = binAt(m_right);
        const int64_t step = first <= last ? 1 : -1;
        for (int64_t bin = first; bin != last + step; bin += step)
            useBin(bin, use);
    }

    template <typename Use>
    void columnUnder(double x, const Use& use) const
    {
        x += 1e-6; // a column's left edge is its own, rounding notwithstanding
        if (empty() || x < m_left || x >= m_right)
            return;
        perBin() ? useBin(binAt(x), use) : useGrain(grainAt(x), use);
    }

private:
    int64_t grainAt(double x) const { return int64_t(std::floor((x - m_scale.left()) / m_scale.grain())); }
    int64_t binAt(double x) const
    {
        const auto bin = int64_t(std::floor((m_scale.position(x) - m_start) / m_size));
        return std::clamp(bin, int64_t(0), int64_t(m_signal.mean.size()) - 1);
    }

    template <typename Use>
    void useGrain(int64_t grain, const Use& use) const
    {
        const double left = std::max(m_left, m_scale.left() + double(grain) * m_scale.grain());
        const double right = std::min(m_right, m_scale.left() + double(grain + 1) * m_scale.grain());
        const double one = m_scale.position(left), other = m_scale.position(right);
        if (right > left)
            use(left, right, shown(std::min(one, other), std::max(one, other)));
    }

    template <typename Use>
    void useBin(int64_t bin, const Use& use) const
    {
        const double from = m_start + double(bin) * m_size;
        const auto span = m_scale.span(from, from + m_size);
        const double left = std::max(m_left, span.left), right = std::min(m_right, span.right);
        // Its middle half: rounding must not reach the neighbours.
        if (right - left > 1e-9)
            use(left, right, shown(from + m_size * 0.25, from + m_size * 0.75));
    }

    /// The summary of the signal over [from, to), as the lane shows it.
    Summary shown(double from, double to) const
    {
        Summary summary = summaryOf(m_signal, from, to);
        if (summary.missing())
            return summary;
        if (m_mean)
            summary.mean = m_mean->around((from + to) / 2);
        if (m_spread)
            summary.spread = m_spread->around((from + to) / 2);
        return summary;
    }

    const tracks::Signal& m_signal;
    const Scale& m_scale;
    double m_start, m_size;
    double m_left = 0, m_right = 0; ///< what is visible, pixels
    std::optional<MovingMean> m_mean, m_spread; ///< of a smoothed lane
};

Column columnFor(double left, double right, const Summary& summary, WindowFunction function, Envelope envelope)
{
    const double value = summary.by(function), spread = summary.spread;
    if (function != WindowFunction::Envelope)
        return { left, right, value, value, value };
    if (envelope == Envelope::Extremes || std::isnan(spread)) // a smoothed mean may leave them
        return { left, right, value, std::min(value, summary.min), std::max(value, summary.max) };
    return { left, right, value, value < 0 ? value - spread : std::max(0.0, value - spread), value + spread };
}

} // namespace

double Summary::by(WindowFunction function) const
{
    return function == WindowFunction::Max ? max : function == WindowFunction::Min ? min : mean;
}

Summary summaryOf(const tracks::Signal& signal, double from, double to)
{
    Summary summary;
    if (signal.mean.empty() || signal.where.empty() || !(to > from))
        return summary;
    const bool extremes = signal.min.size() == signal.mean.size() && signal.max.size() == signal.mean.size();
    const double start = double(signal.where.start), size = signal.binSize(), count = double(signal.mean.size());
    const auto first = int64_t(std::clamp(std::floor((from - start) / size), 0.0, count));
    const auto end = int64_t(std::clamp(std::ceil((to - start) / size), 0.0, count));
    const double touch = 1e-6 * std::min(size, to - from); // less is rounding
    double sum = 0, spreads = 0, weight = 0;
    for (int64_t bin = first; bin < end; ++bin) {
        const float mean = signal.mean[size_t(bin)];
        const double left = start + double(bin) * size, overlap = std::min(to, left + size) - std::max(from, left);
        if (std::isnan(mean) || overlap <= touch)
            continue;
        sum += overlap * double(mean);
        spreads += signal.spread.empty() ? 0 : overlap * double(signal.spread[size_t(bin)]);
        weight += overlap;
        summary.min = std::fmin(summary.min, double(extremes ? signal.min[size_t(bin)] : mean));
        summary.max = std::fmax(summary.max, double(extremes ? signal.max[size_t(bin)] : mean));
    }
    if (weight > 0)
        summary.mean = sum / weight;
    if (weight > 0 && !signal.spread.empty())
        summary.spread = spreads / weight;
    return summary;
}

Columns columnsOf(const tracks::Signal& signal, const Scale& scale, const LaneOptions& lane, Envelope envelope)
{
    Columns columns;
    Grid(signal, scale, lane).forColumns([&](double left, double right, const Summary& summary) {
        columns.push_back(columnFor(left, right, summary, lane.shown(), envelope));
    });
    return columns;
}

Columns sideOf(const Columns& columns, bool below)
{
    const auto touches = [&](size_t i) { return i < columns.size() && (below ? columns[i].low < 0 : columns[i].high > 0); };
    const auto limited = [&](double value) { return below ? std::min(value, 0.0) : std::max(value, 0.0); };
    Columns side = columns;
    for (size_t i = 0; i < side.size(); ++i) {
        Column& column = side[i];
        const bool kept = below ? column.low < 0 : column.high >= 0;
        if (kept || touches(i - 1) || touches(i + 1))
            column = { column.left, column.right, limited(column.value), limited(column.low), limited(column.high) };
        else
            column.value = column.low = column.high = std::numeric_limits<double>::quiet_NaN();
    }
    return side;
}

std::optional<Summary> summaryAt(const tracks::Signal& signal, const Scale& scale, const LaneOptions& lane, double x)
{
    std::optional<Summary> found;
    Grid(signal, scale, lane).columnUnder(x, [&](double, double, const Summary& summary) { found = summary; });
    return found;
}

double columnSize(const tracks::Signal& signal, const Scale& scale)
{
    return std::max(signal.binSize(), scale.bpPerPixel() * scale.grain());
}
