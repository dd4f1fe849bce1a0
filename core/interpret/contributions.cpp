#include "core/interpret/contributions.h"

#include "core/interpret/attentionmap.h"
#include "core/interpret/gradientxinput.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace interpret
{

namespace
{

/// The three bins around a position.
models::OutputSum sumAround(int64_t position, const Interval& window, const models::ModelSpec& spec)
{
    const int64_t first = window.start + (spec.inputLength - spec.outputLength) / 2;
    const int64_t bin = (position - first) / spec.binSize;
    return { 0, {}, std::max<int64_t>(0, bin - 1), std::min(spec.bins(), bin + 2) };
}

/// What both hold, in bp from the start of the window; nothing: end ≤ first.
std::pair<int64_t, int64_t> within(const Interval& window, const Interval& element)
{
    if (!element.overlaps(window))
        return { 0, 0 };
    return { std::max(element.start, window.start) - window.start, std::min(element.end, window.end) - window.start };
}

} // namespace

Contributions contributionsTo(const Promoter& promoter, const models::Predictor& predictor, const models::InputReader& reader,
    int head, const std::vector<int>& tracks, const Monitor& monitor)
{
    const models::ModelSpec& spec = predictor.spec();
    const int64_t grid = spec.inputBinSize ? spec.inputBinSize : spec.binSize, tss = promoter.tss.centre();
    // The windows of attention, so that both methods are shown the same.
    const Interval window = attentionWindow({ 0, 0, spec.inputLength / grid, grid }, promoter.tss.chrom, tss);
    models::OutputSum sum = sumAround(tss, window, spec);
    sum.head = head;
    for (const int track : tracks)
        sum.tracks.push_back(
            promoter.strand == genome::Strand::Minus ? spec.heads[size_t(head)].tracks[size_t(track)].strandPair : track);
    const models::Inputs inputs = reader.read(window, monitor.part(0, 0.05));
    return { window, spec.inputBinSize, gradientXInput(predictor, inputs, sum, {}, monitor.part(0.05, 1)) };
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
            const int64_t shared = std::min(to, (bin + 1) * width) - std::max(from, bin * width);
            sum += double(bins[size_t(bin)]) * double(shared) / double(width);
        }
    return sum;
}

} // namespace interpret
