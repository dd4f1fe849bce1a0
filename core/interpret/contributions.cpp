#include "core/interpret/contributions.h"

#include "core/interpret/gradientxinput.h"

#include <algorithm>
#include <utility>

namespace interpret
{

namespace
{

/// What both hold, in bp from the start of the window; nothing: end ≤ first.
std::pair<int64_t, int64_t> within(const Interval& window, const Interval& element)
{
    if (!element.overlaps(window))
        return { 0, 0 };
    return { std::max(element.start, window.start) - window.start, std::min(element.end, window.end) - window.start };
}

} // namespace

Contributions contributionsTo(const Readout& readout, const models::Predictor& predictor, const models::InputReader& reader,
    AttributionFunction attribute, const AttributionOptions& options, const Monitor& monitor)
{
    const models::Inputs inputs = reader.read(readout.window, monitor.part(0, 0.05));
    return { readout.window, predictor.spec().inputBinSize,
        attribute(predictor, inputs, readout.sum, options, monitor.part(0.05, 1)), inputs };
}

Contributions contributionsTo(const Promoter& promoter, const models::Predictor& predictor, const models::InputReader& reader,
    const models::HeadTracks& of, const Monitor& monitor)
{
    return contributionsTo(readoutOf(promoter, predictor.spec(), of), predictor, reader, gradientXInput, {}, monitor);
}

double contributionOf(const Contributions& contributions, const Interval& element)
{
    const auto [from, to] = within(contributions.where, element);
    double sum = epigenomeOf(contributions, element);
    for (int64_t i = from; i < to; ++i)
        sum += double(contributions.values.bases[size_t(i)]);
    return sum;
}

double epigenomeOf(const Contributions& contributions, const Interval& element)
{
    const auto [from, to] = within(contributions.where, element);
    double sum = 0;
    const int64_t width = contributions.binSize;
    for (const std::vector<float>& bins : contributions.values.epigenome)
        for (int64_t bin = from / width; bin * width < to; ++bin) {
            const int64_t overlap = std::min(to, (bin + 1) * width) - std::max(from, bin * width);
            sum += double(bins[size_t(bin)]) * double(overlap) / double(width);
        }
    return sum;
}

} // namespace interpret
