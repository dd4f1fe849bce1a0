#include "core/models/predictions/regions.h"

#include "core/models/predictions/windowprediction.h"

#include <algorithm>
#include <fmt/format.h>

namespace models
{

namespace
{

Window windowAt(const ModelSpec& spec, const std::string& chrom, int64_t outputStart)
{
    const Interval output { chrom, outputStart, outputStart + spec.outputLength };
    return { output.resized(spec.inputLength), output };
}

int64_t roundedUp(int64_t value, int64_t unit)
{
    return (value + unit - 1) / unit * unit;
}

} // namespace

RegionPlan planRegion(const ModelSpec& spec, const Interval& region)
{
    if (region.empty())
        throw Error(fmt::format("The region {} is empty: give at least one base.", toText(region)));
    RegionPlan plan;
    const std::string text = fmt::format("{} ({})", toText(region), lengthText(region.length()));
    if (region.length() <= spec.outputLength) {
        plan.windows.push_back(windowAt(spec, region.chrom, region.resized(spec.outputLength).start));
        const int64_t first = plan.windows[0].output.start;
        const int64_t from = (region.start - first) / spec.binSize * spec.binSize;
        plan.covered = { region.chrom, first + from, first + roundedUp(region.end - first, spec.binSize) };
        plan.note = plan.covered == plan.windows[0].output
            ? fmt::format("{} is one window of the model", text)
            : fmt::format("{} is cut out of one window of {} centred on it", text, lengthText(spec.outputLength));
    } else {
        for (int64_t at = region.start; at < region.end; at += spec.outputLength)
            plan.windows.push_back(windowAt(spec, region.chrom, at));
        plan.covered = { region.chrom, region.start, region.start + roundedUp(region.length(), spec.binSize) };
        const bool cut = plan.covered.end < plan.windows.back().output.end;
        plan.note = fmt::format("{} is tiled by {} windows of {}{}", text, plan.windows.size(), lengthText(spec.outputLength),
            cut ? ", the last one cut" : "");
    }
    plan.note += '.';
    return plan;
}

RegionPrediction predictRegion(
    const Predictor& predictor, const InputReader& reader, const Interval& region, const Request& request, const Monitor& monitor)
{
    const ModelSpec& spec = predictor.spec();
    if (!reader.genome().length(region.chrom))
        throw Error(fmt::format("{} has no chromosome \"{}\".", reader.genome().path().string(), region.chrom));
    const RegionPlan plan = planRegion(spec, region);
    RegionPrediction result { plan.covered, spec.binSize, {}, { plan.note }, 0 };
    const std::vector<std::string> notes
        = reader.notes({ region.chrom, plan.windows.front().input.start, plan.windows.back().input.end }, request.use);
    result.notes.insert(result.notes.end(), notes.begin(), notes.end());
    for (size_t i = 0; i < plan.windows.size(); ++i) {
        const Monitor part = monitor.part(double(i) / double(plan.windows.size()), double(i + 1) / double(plan.windows.size()));
        part.report(0, "predicting");
        const Window& window = plan.windows[i];
        const auto [values, unknownBases] = predictWindow(predictor, reader, window.output, request, part);
        result.unknownBases += unknownBases / double(plan.windows.size());
        const int64_t from = (std::max(plan.covered.start, window.output.start) - window.output.start) / spec.binSize;
        const int64_t to = (std::min(plan.covered.end, window.output.end) - window.output.start) / spec.binSize;
        result.values.tracks = values.tracks;
        result.values.bins += to - from;
        const auto append = [&](std::vector<float>& all, const std::vector<float>& own) {
            all.insert(all.end(), own.begin() + from * values.tracks, own.begin() + to * values.tracks);
        };
        append(result.values.values, values.values);
        if (!values.spread.empty())
            append(result.values.spread, values.spread);
    }
    monitor.report(1, "predicting");
    return result;
}

} // namespace models
