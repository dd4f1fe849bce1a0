#include "views/geometry/laneview.h"

#include "core/base/agreement.h"
#include "core/base/percentile.h"

#include <algorithm>
#include <cmath>

namespace
{

/// Bins of the signal that share bases with [from, to).
struct BinSpan {
    int64_t first = 0, last = -1;
};

BinSpan binsWithin(const tracks::Signal& signal, double from, double to)
{
    if (signal.mean.empty() || signal.where.empty() || !(to > from))
        return {};
    const double start = double(signal.where.start), size = signal.binSize();
    const int64_t count = int64_t(signal.mean.size());
    return { int64_t(std::clamp(std::floor((from - start) / size), 0.0, double(count))),
        int64_t(std::clamp(std::ceil((to - start) / size), 0.0, double(count))) - 1 };
}

double edge(const tracks::Signal& signal, int64_t bin)
{
    return double(signal.where.start) + double(bin) * signal.binSize();
}

/// The next number away from zero that reads well on an axis.
double rounded(double value)
{
    if (value == 0)
        return 0;
    const double magnitude = std::pow(10, std::floor(std::log10(std::abs(value))));
    const double mantissa = std::abs(value) / magnitude;
    for (const double nice : { 1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0 })
        if (mantissa <= nice * (1 + 1e-9))
            return std::copysign(nice * magnitude, value);
    return std::copysign(10 * magnitude, value);
}

/// The range of one layer; zero is included.
ValueRange rangeOf(const Columns& columns, double percentile)
{
    std::vector<double> depths, heights; // below and above zero, both counted upwards
    depths.reserve(columns.size());
    heights.reserve(columns.size());
    for (const Column& column : columns) {
        if (std::isfinite(column.low))
            depths.push_back(-column.low);
        if (std::isfinite(column.high))
            heights.push_back(column.high);
    }
    return { std::min(0.0, -base::percentile(depths, percentile)), std::max(0.0, base::percentile(heights, percentile)) };
}

ValueRange rangeOf(const LaneColumns& layers, double percentile)
{
    ValueRange range { 0, 0 };
    for (const Columns& columns : layers) {
        const ValueRange own = rangeOf(columns, percentile);
        range = { std::min(range.low, own.low), std::max(range.high, own.high) };
    }
    return range;
}

bool isNothing(const ValueRange& range)
{
    return range.low == 0 && range.high == 0;
}

} // namespace

LaneColumns columnsOf(const LaneView& lane, const Scale& scale)
{
    const Envelope envelope = lane.style == SignalStyle::HeatMap ? Envelope::Extremes : Envelope::Spread;
    LaneColumns columns;
    for (const LayerView& layer : lane.layers)
        columns.push_back(layer.signal() ? columnsOf(*layer.signal(), scale, lane, envelope) : Columns());
    return columns;
}

ValueRange valueRange(const LaneView& lane, const LaneColumns& columns)
{
    if (lane.range)
        return *lane.range;
    if (lane.scale.range == ValueScale::Range::Fixed) {
        const double low = std::isfinite(lane.scale.low) ? lane.scale.low : 0;
        const bool usable = std::isfinite(lane.scale.high) && lane.scale.high > low;
        return { low, usable ? lane.scale.high : low + 1 };
    }
    ValueRange range { 0, 0 };
    if (lane.scale.range == ValueScale::Range::Percentile)
        range = rangeOf(columns, lane.scale.percentile);
    if (isNothing(range))
        range = rangeOf(columns, 100);
    return isNothing(range) ? ValueRange() : ValueRange { rounded(range.low), rounded(range.high) };
}

ValueRange valueRange(const LaneView& lane, const Scale& scale)
{
    // Lanes whose range is known need not look at their data.
    const bool known = lane.range || lane.scale.range == ValueScale::Range::Fixed;
    return valueRange(lane, known ? LaneColumns() : columnsOf(lane, scale));
}

double valueAt(const tracks::Signal& signal, double from, double to)
{
    return summaryOf(signal, from, to).mean;
}

Correlation correlation(const tracks::Signal& one, const tracks::Signal& other, const Interval& visible)
{
    if (one.mean.empty() || other.mean.empty() || one.where.chrom != visible.chrom || other.where.chrom != visible.chrom)
        return {};
    const tracks::Signal& coarse = one.binSize() >= other.binSize() ? one : other;
    const double resolution = double(std::max(one.resolution, other.resolution));
    const auto stride = int64_t(std::max(1.0, std::ceil(resolution / coarse.binSize() - 1e-9)));
    const double from = double(std::max({ visible.start, one.where.start, other.where.start }));
    const double to = double(std::min({ visible.end, one.where.end, other.where.end }));
    base::Agreement agreement;
    const BinSpan span = binsWithin(coarse, from, to);
    for (int64_t bin = (span.first + stride - 1) / stride * stride; bin <= span.last; bin += stride) {
        const double left = edge(coarse, bin), right = edge(coarse, bin + stride);
        if (left < from - 1e-6 || right > to + 1e-6)
            continue;
        const double a = valueAt(one, left, right), b = valueAt(other, left, right);
        if (std::isfinite(a) && std::isfinite(b))
            agreement.add(a, b);
    }
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const int count = int(agreement.count());
    return { count < 3 ? none : agreement.pearson().value_or(none), count };
}
