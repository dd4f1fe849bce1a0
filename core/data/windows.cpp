#include "core/data/windows.h"

#include "core/base/file.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ostream>

namespace data
{

namespace
{

/// How many of the first so many bp of a stretch are counted.
class Counted
{
public:
    explicit Counted(int64_t length)
        : m_sums(size_t(length) + 1, 0)
    {
    }
    void mark(int64_t at) { m_sums[size_t(at) + 1] = 1; }
    void sum()
    {
        for (size_t i = 1; i < m_sums.size(); ++i)
            m_sums[i] += m_sums[i - 1];
    }
    double fraction(int64_t from, int64_t to) const
    {
        return double(m_sums[size_t(to)] - m_sums[size_t(from)]) / double(to - from);
    }

private:
    std::vector<int32_t> m_sums;
};

Counted unknownIn(const genome::Genome& genome, const Interval& region)
{
    Counted counted(region.length());
    const std::string letters = genome.sequence(region);
    for (size_t i = 0; i < letters.size(); ++i)
        if (letters[i] == 'N')
            counted.mark(int64_t(i));
    counted.sum();
    return counted;
}

Counted blacklistedIn(const std::vector<Interval>& blacklist, const Interval& region)
{
    Counted counted(region.length());
    for (const Interval& entry : blacklist)
        if (entry.overlaps(region))
            for (int64_t at = std::max(entry.start, region.start); at < std::min(entry.end, region.end); ++at)
                counted.mark(at - region.start);
    counted.sum();
    return counted;
}

int64_t snapped(int64_t position, int64_t snap)
{
    return (position + snap - 1) / snap * snap;
}

/// Where windows begin that lie whole within a region, by position.
std::vector<int64_t> beginnings(const Interval& region, const WindowRules& rules)
{
    std::vector<int64_t> starts;
    const int64_t last = region.end - rules.length;
    if (!rules.around) {
        const int64_t stride = snapped(rules.stride ? rules.stride
                : rules.predicted                   ? rules.predicted
                                                    : rules.length,
            rules.snap);
        for (int64_t start = snapped(region.start, rules.snap); start <= last; start += stride)
            starts.push_back(start);
        return starts;
    }
    for (const Interval& locus : *rules.around)
        if (locus.chrom == region.chrom)
            if (const int64_t start = (locus.centre() - rules.length / 2) / rules.snap * rules.snap;
                start >= region.start && start <= last)
                starts.push_back(start);
    std::ranges::sort(starts);
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    return starts;
}

} // namespace

std::vector<std::string> WindowRules::check() const
{
    std::vector<std::string> problems;
    if (length <= 0)
        problems.push_back("Windows need a length: how many bp the model reads.");
    if (predicted < 0 || predicted > length)
        problems.push_back(fmt::format("{} bp cannot be predicted of windows of {} bp.", predicted, length));
    if (stride < 0 || snap < 1)
        problems.push_back("Windows advance by a stride and begin at multiples of a whole number: give 1 or more.");
    if (!(mostUnknown >= 0 && mostUnknown <= 1 && mostBlacklisted >= 0 && mostBlacklisted <= 1))
        problems.push_back("The most of N and blacklist are fractions: give 0 to 1.");
    return problems;
}

Windows windowsOver(const genome::Genome& genome, int number, const std::vector<Region>& regions,
    const std::vector<Interval>& blacklist, const WindowRules& rules, const Monitor& monitor)
{
    if (const auto problems = rules.check(); !problems.empty())
        throw Error(fmt::format("{}", fmt::join(problems, " ")));
    const int64_t predicted = rules.predicted ? rules.predicted : rules.length, edge = (rules.length - predicted) / 2;
    Windows windows;
    for (size_t i = 0; i < regions.size(); ++i) {
        monitor.report(double(i) / double(regions.size()), "windows");
        const Region& region = regions[i];
        if (region.genome != number)
            continue;
        const std::vector<int64_t> starts = beginnings(region.where, rules);
        if (starts.empty())
            continue;
        const Counted unknown = unknownIn(genome, region.where), blacklisted = blacklistedIn(blacklist, region.where);
        for (const int64_t start : starts) {
            const int64_t from = start - region.where.start;
            if (unknown.fraction(from, from + rules.length) > rules.mostUnknown)
                ++windows.unknown;
            else if (blacklisted.fraction(from + edge, from + edge + predicted) > rules.mostBlacklisted)
                ++windows.blacklisted;
            else
                windows.kept.push_back({ number, { region.where.chrom, start, start + rules.length }, region.part });
        }
    }
    return windows;
}

void writeRegions(const std::filesystem::path& bed, const std::vector<Region>& regions)
{
    base::writeAtomically(bed, [&](std::ostream& out) {
        for (const Region& region : regions)
            out << fmt::format("{}\t{}\t{}\t{}\n", region.where.chrom, region.where.start, region.where.end, nameOf(region.part));
    });
}

} // namespace data
