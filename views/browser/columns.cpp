#include "views/browser/columns.h"

#include <algorithm>

namespace
{

class Resampling
{
public:
    Resampling(const tracks::Signal& signal, const Scale& scale)
        : m_signal(signal)
        , m_scale(scale)
        , m_extremes(signal.min.size() == signal.mean.size() && signal.max.size() == signal.mean.size())
    {
    }

    double edge(int64_t bin) const { return double(m_signal.where.start) + double(bin) * m_signal.binSize(); }

    /// Bins that touch [from, to), in bp, as one column.
    Column column(double left, double right, double from, double to) const
    {
        constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
        const double start = double(m_signal.where.start), size = m_signal.binSize();
        const int64_t last = int64_t(m_signal.mean.size()) - 1;
        const int64_t firstBin = std::clamp(int64_t(std::floor((from - start) / size)), int64_t(0), last);
        const int64_t lastBin = std::clamp(int64_t(std::ceil((to - start) / size)) - 1, firstBin, last);
        Column column { left, right, nothing, nothing, nothing };
        double sum = 0, weight = 0;
        for (int64_t bin = firstBin; bin <= lastBin; ++bin) {
            const float mean = m_signal.mean[size_t(bin)];
            if (std::isnan(mean))
                continue;
            const double overlap = std::max(1e-9, std::min(to, edge(bin + 1)) - std::max(from, edge(bin)));
            sum += overlap * double(mean);
            weight += overlap;
            column.min = std::fmin(column.min, m_extremes ? m_signal.min[size_t(bin)] : mean);
            column.max = std::fmax(column.max, m_extremes ? m_signal.max[size_t(bin)] : mean);
        }
        if (weight > 0)
            column.mean = sum / weight;
        return column;
    }

    std::vector<Column> perBin(double left, double right) const
    {
        std::vector<Column> columns;
        const double start = double(m_signal.where.start), size = m_signal.binSize();
        const int64_t count = int64_t(m_signal.mean.size());
        const double lowest = std::min(m_scale.position(left), m_scale.position(right));
        const double highest = std::max(m_scale.position(left), m_scale.position(right));
        const int64_t first = std::clamp(int64_t(std::floor((lowest - start) / size)), int64_t(0), count);
        for (int64_t bin = first; bin < count && edge(bin) < highest; ++bin) {
            const auto [binLeft, binRight] = m_scale.span(edge(bin), edge(bin + 1));
            const double from = std::max(left, binLeft), to = std::min(right, binRight);
            if (to > from)
                columns.push_back(column(from, to, edge(bin) + size * 0.25, edge(bin) + size * 0.75));
        }
        if (m_scale.reversed())
            std::reverse(columns.begin(), columns.end());
        return columns;
    }

    std::vector<Column> perPixel(double left, double right) const
    {
        std::vector<Column> columns;
        const double grain = m_scale.grain();
        for (auto i = int64_t(std::floor((left - m_scale.left()) / grain)); m_scale.left() + double(i) * grain < right; ++i) {
            const double from = std::max(left, m_scale.left() + double(i) * grain);
            const double to = std::min(right, m_scale.left() + double(i + 1) * grain);
            const double a = m_scale.position(from), b = m_scale.position(to);
            if (to > from)
                columns.push_back(column(from, to, std::min(a, b), std::max(a, b)));
        }
        return columns;
    }

private:
    const tracks::Signal& m_signal;
    const Scale& m_scale;
    bool m_extremes;
};

} // namespace

std::vector<Column> columnsOf(const tracks::Signal& signal, const Scale& scale)
{
    if (signal.mean.empty() || signal.where.empty() || signal.where.chrom != scale.interval().chrom)
        return {};
    const auto [signalLeft, signalRight] = scale.span(double(signal.where.start), double(signal.where.end));
    const double left = std::max(scale.left(), signalLeft), right = std::min(scale.right(), signalRight);
    if (right <= left)
        return {};
    const Resampling resampling(signal, scale);
    return signal.binSize() >= scale.bpPerPixel() * scale.grain() ? resampling.perBin(left, right)
                                                                  : resampling.perPixel(left, right);
}
