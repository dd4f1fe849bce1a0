#include "core/interpret/readout.h"

#include "core/interpret/attentionmap.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace interpret
{

namespace
{

Interval windowAround(const Interval& where, const models::ModelSpec& spec)
{
    const int64_t grid = spec.inputBinSize ? spec.inputBinSize : spec.binSize;
    return attentionWindow({ 0, 0, spec.inputLength / grid, grid }, where.chrom, where.centre());
}

/// Where the first bin of the output starts.
int64_t outputStart(const Interval& window, const models::ModelSpec& spec)
{
    return window.start + (spec.inputLength - spec.outputLength) / 2;
}

} // namespace

Readout readoutOf(const Promoter& promoter, const models::ModelSpec& spec, int head, const std::vector<int>& tracks)
{
    const Interval window = windowAround(promoter.tss, spec);
    const int64_t bin = (promoter.tss.centre() - outputStart(window, spec)) / spec.binSize;
    Readout readout { window, { head, {}, std::max<int64_t>(0, bin - 1), std::min(spec.bins(), bin + 2) } };
    for (const int track : tracks)
        readout.sum.tracks.push_back(
            promoter.strand == genome::Strand::Minus ? spec.heads[size_t(head)].tracks[size_t(track)].strandPair : track);
    return readout;
}

Readout readoutOf(const Interval& region, const models::ModelSpec& spec, int head, const std::vector<int>& tracks)
{
    if (region.length() > spec.outputLength)
        throw Error(fmt::format("{} is longer than the {} bp that {} predicts at a time: explain a shorter region.",
            toText(region), withCommas(spec.outputLength), spec.name));
    const Interval window = windowAround(region, spec);
    const int64_t start = outputStart(window, spec);
    const auto inside = [&](int64_t bin) { return std::clamp<int64_t>(bin, 0, spec.bins()); };
    Readout readout { window,
        { head, tracks, inside((region.start - start) / spec.binSize),
            inside((region.end - start + spec.binSize - 1) / spec.binSize) } };
    if (const Interval counted = summed(readout, spec); !counted.contains(region))
        readout.notes.push_back(fmt::format("{} reaches beyond the {} bp that {} predicts of its window: {} is counted.",
            toText(region), withCommas(spec.outputLength), spec.name, toText(counted)));
    return readout;
}

Interval summed(const Readout& readout, const models::ModelSpec& spec)
{
    const int64_t start = outputStart(readout.window, spec);
    return { readout.window.chrom, start + readout.sum.first * spec.binSize, start + readout.sum.end * spec.binSize };
}

std::vector<std::string> namesOf(const models::Head& head, const std::vector<int>& tracks)
{
    std::vector<std::string> names;
    for (const int track : tracks)
        names.push_back(head.tracks[size_t(track)].name);
    return names;
}

std::string tracksText(const models::Head& head, const std::vector<int>& tracks)
{
    constexpr size_t few = 8;
    if (tracks.size() > few)
        return fmt::format("{} tracks of {}", withCommas(int64_t(tracks.size())), head.name);
    return fmt::format("{}", fmt::join(namesOf(head, tracks), ", "));
}

} // namespace interpret
