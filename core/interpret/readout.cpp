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

Readout readoutOf(const Promoter& promoter, const models::ModelSpec& spec, const models::HeadTracks& of)
{
    const Interval window = windowAround(promoter.tss, spec);
    const int64_t bin = (promoter.tss.centre() - outputStart(window, spec)) / spec.binSize;
    Readout readout { window, { of, std::max<int64_t>(0, bin - 1), std::min(spec.bins(), bin + 2) } };
    if (promoter.strand == genome::Strand::Minus)
        for (int& track : readout.sum.of.tracks)
            track = spec.heads[size_t(of.head)].tracks[size_t(track)].strandPair;
    return readout;
}

Readout readoutOf(const Interval& region, const models::ModelSpec& spec, const models::HeadTracks& of)
{
    if (region.length() > spec.outputLength)
        throw Error(fmt::format("{} is longer than the {} bp that {} predicts at a time: explain a shorter region.",
            toText(region), withCommas(spec.outputLength), spec.name));
    const Interval window = windowAround(region, spec);
    const int64_t start = outputStart(window, spec);
    const auto inside = [&](int64_t bin) { return std::clamp<int64_t>(bin, 0, spec.bins()); };
    Readout readout { window,
        { of, inside((region.start - start) / spec.binSize), inside((region.end - start + spec.binSize - 1) / spec.binSize) } };
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

std::vector<std::string> namesOf(const models::ModelSpec& spec, const models::HeadTracks& of)
{
    std::vector<std::string> names;
    for (const int track : models::tracksOf(spec, of))
        names.push_back(spec.heads[size_t(of.head)].tracks[size_t(track)].name);
    return names;
}

std::string tracksText(const models::ModelSpec& spec, const models::HeadTracks& of)
{
    constexpr size_t few = 8;
    const std::vector<std::string> names = namesOf(spec, of);
    if (names.size() > few)
        return fmt::format("{} tracks of {}", withCommas(int64_t(names.size())), spec.heads[size_t(of.head)].name);
    return fmt::format("{}", fmt::join(names, ", "));
}

} // namespace interpret
