#include "core/train/checks/splitcheck.h"

#include "core/models/predictions/evaluation.h"

#include <algorithm>
#include <fmt/format.h>

namespace train
{

namespace
{

using Complaints = std::vector<Complaint>;
using data::Part;

/// Intervals as what they cover together.
class Covered
{
public:
    explicit Covered(std::vector<Interval> intervals)
    {
        std::ranges::sort(intervals, {}, &Interval::start);
        for (Interval& next : intervals) {
            std::vector<Interval>& there = m_byChromosome[next.chrom];
            if (there.empty() || there.back().end < next.start)
                there.push_back(std::move(next));
            else
                there.back().end = std::max(there.back().end, next.end);
        }
    }
    bool touches(const Interval& where) const
    {
        const auto found = m_byChromosome.find(where.chrom);
        if (found == m_byChromosome.end())
            return false;
        const auto next = std::ranges::upper_bound(found->second, where.start, {}, &Interval::end);
        return next != found->second.end() && next->start < where.end;
    }

private:
    std::map<std::string, std::vector<Interval>> m_byChromosome;
};

/// What is predicted of windows.
std::vector<Interval> predictedOf(std::vector<Interval> windows, int64_t length)
{
    for (Interval& window : windows)
        window = window.resized(length);
    return windows;
}

size_t countTouching(const std::vector<Interval>& windows, const Covered& covered)
{
    return size_t(std::ranges::count_if(windows, [&](const Interval& window) { return covered.touches(window); }));
}

/// Moving windows makes it no worse: they stay out of other parts (see Dataset).
void checkOverlap(const Dataset& dataset, const Dataset::Genome& made, const std::string& field, Complaints& found)
{
    const int64_t length = dataset.spec().outputLength;
    const std::array pairs { std::pair(Part::Valid, Part::Train), std::pair(Part::Test, Part::Train),
        std::pair(Part::Test, Part::Valid) };
    for (const auto& [held, part] : pairs) {
        const std::vector<Interval>&windows = made.windows[size_t(held)], &others = made.windows[size_t(part)];
        const size_t predicted = countTouching(predictedOf(windows, length), Covered(predictedOf(others, length))),
                     read = countTouching(windows, Covered(others));
        if (predicted)
            found.push_back({ field,
                fmt::format(
                    "{} of {} {} windows hold bases that {} windows predict: their numbers would say little. Give regions "
                    "that do not overlap.",
                    predicted, windows.size(), nameOf(held), nameOf(part)),
                part == Part::Train });
        else if (read)
            found.push_back({ field,
                fmt::format("{} of {} {} windows read bases that {} windows read, though none predicts the same ones.", read,
                    windows.size(), nameOf(held), nameOf(part)),
                false });
    }
}

void checkHeldOut(const Recipe& recipe, const Dataset::Genome& made, const std::string& field, Complaints& found)
{
    const bool needed = recipe.schedule == Recipe::Schedule::Plateau || recipe.patience > 0;
    if (made.windows[size_t(Part::Valid)].empty())
        found.push_back({ field,
            fmt::format("There is no window to validate with{}: hold back regions that are longer than what the model reads.",
                needed ? ", by which this run would lower its rate or stop" : ""),
            needed });
    if (made.windows[size_t(Part::Test)].empty())
        found.push_back(
            { field, "There is no window to test with: nothing will tell how good the model is on what it never saw.", false });
}

/// Regions of a BED that are for no part.
void checkNames(const SplitRule& split, const std::string& field, Complaints& found)
{
    if (split.regions.empty())
        return;
    const auto count = [&](const std::string& name) -> size_t {
        try {
            return models::readWindows(split.regions, name).size();
        } catch (const Error&) {
            return 0;
        }
    };
    const size_t all = count({}), known = count("train") + count("valid") + count("test");
    if (known < all)
        found.push_back({ field + ".regions",
            fmt::format(
                "{} of {} regions of {} are named neither train nor valid nor test in the fourth column: they are left out.",
                all - known, all, split.regions.string()),
            false });
}

/// Of two organisms.
void checkHomology(const RunConfig& config, const Dataset& dataset, Complaints& found, const Monitor& monitor)
{
    const std::string field = "organisms.0.split.alignment";
    const SplitRule& split = config.organisms[0].split;
    if (split.alignment.empty()) {
        found.push_back({ field,
            "Without an alignment of the two genomes, genes of one that are trained on may be held back in the other: give a "
            "chain or net.",
            false });
        return;
    }
    const auto aligned = data::alignedBetweenParts(dataset.regions(), genome::readAlignment(split.alignment, monitor));
    double all = 0, apart = 0;
    for (size_t one = 0; one < data::parts; ++one)
        for (size_t other = 0; other < data::parts; ++other) {
            all += aligned[one][other];
            apart += one == other ? 0 : aligned[one][other];
        }
    if (all == 0)
        found.push_back({ field,
            fmt::format("{} aligns nothing of the two genomes: look whether it is theirs, the first one as its target.",
                split.alignment.string()) });
    else if (apart > 0.01 * all)
        found.push_back({ field,
            fmt::format("{:.1f} % of what is alike ({}) lies in different parts, in pairs of regions that share little.",
                100 * apart / all, lengthText(int64_t(apart))),
            false });
}

} // namespace

std::vector<Complaint> checkSplit(const RunConfig& config, const Dataset& dataset, const Monitor& monitor)
{
    Complaints found;
    for (size_t i = 0; i < config.organisms.size(); ++i) {
        const std::string field = fmt::format("organisms.{}.split", i);
        monitor.report(0.5 * double(i) / double(config.organisms.size()), "comparing windows");
        checkHeldOut(config.recipe, dataset.organisms()[i], field, found);
        checkOverlap(dataset, dataset.organisms()[i], field, found);
        checkNames(config.organisms[i].split, field, found);
    }
    if (config.organisms.size() == 2)
        checkHomology(config, dataset, found, monitor.part(0.5, 1));
    return found;
}

} // namespace train
