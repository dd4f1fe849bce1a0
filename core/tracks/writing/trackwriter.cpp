#include "core/tracks/writing/trackwriter.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/tracks/writing/bigwigwriter.h"
#include "core/tracks/writing/trackline.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ostream.h>
#include <functional>
#include <map>
#include <tuple>

namespace tracks
{

namespace
{

constexpr int64_t piece = 1'000'000; ///< bp read at most at once, one value for each base
constexpr int64_t smallestPiece = 1'000;

/// Pieces of all intervals in order, whether each begins an interval, and the monitor of reading it.
void forPieces(const Track& track, const std::vector<Interval>& intervals, const Monitor& monitor,
    const std::function<void(const Interval&, bool, const Monitor&)>& use)
{
    const int64_t length = std::min(piece, track.widest());
    int64_t total = 0, done = 0;
    for (const Interval& interval : intervals)
        total += interval.length();
    for (const Interval& interval : intervals)
        for (int64_t start = interval.start; start < interval.end; start += length) {
            monitor.report(double(done) / double(total), "reading");
            const Interval part { interval.chrom, start, std::min(interval.end, start + length) };
            const double from = double(done) / double(total), to = double(done + part.length()) / double(total);
            use(part, start == interval.start, monitor.part(from, to));
            done += part.length();
        }
}

std::string oneWord(std::string text)
{
    std::ranges::replace_if(
        text, [](unsigned char letter) { return letter <= ' '; }, '_');
    return text.empty() ? "." : text;
}

/// Halves the interval until the track answers with features rather than with how many there are.
void collect(const Track& track, const Interval& where, bool first, const Monitor& monitor, std::vector<genome::Feature>& found)
{
    const Slice slice = track.read(where, int(where.length()), monitor);
    if (const auto* features = std::get_if<Features>(&slice)) {
        for (const genome::Feature& feature : features->items)
            if (first || feature.start >= where.start)
                found.push_back(feature);
        return;
    }
    if (where.length() < 2 * smallestPiece)
        throw Error(fmt::format("{} has too many features at {} to write them.", track.path().string(), toText(where)));
    collect(track, { where.chrom, where.start, where.centre() }, first, monitor, found);
    collect(track, { where.chrom, where.centre(), where.end }, false, monitor, found);
}

struct Found {
    std::string chrom;
    std::vector<genome::Feature> features;
};

int columnsFor(const std::vector<Found>& all)
{
    int columns = 6;
    for (const Found& found : all)
        for (const genome::Feature& feature : found.features) {
            if (!feature.blocks.empty())
                return 12;
            if (feature.rgb || feature.thickEnd > feature.thickStart)
                columns = 9;
        }
    return columns;
}

/// The blocks as BED wants them: the first begins and the last ends with the feature.
std::vector<genome::Block> blocksOf(const genome::Feature& feature)
{
    std::vector<genome::Block> blocks = feature.blocks;
    if (blocks.empty())
        return { { feature.start, feature.end } };
    blocks.front().start = feature.start;
    blocks.back().end = feature.end;
    return blocks;
}

std::string bedLine(const std::string& chrom, const genome::Feature& feature, int columns)
{
    const bool coding = feature.thickEnd > feature.thickStart;
    std::string line = fmt::format("{}\t{}\t{}\t{}\t{}\t{}", chrom, feature.start, feature.end,
        oneWord(feature.name.empty() ? feature.id : feature.name), std::isnan(feature.score) ? 0.F : feature.score,
        char(feature.strand));
    if (columns < 9)
        return line;
    line += fmt::format("\t{}\t{}\t", coding ? feature.thickStart : feature.start, coding ? feature.thickEnd : feature.start);
    line += feature.rgb ? fmt::format("{},{},{}", *feature.rgb >> 16 & 255, *feature.rgb >> 8 & 255, *feature.rgb & 255) : "0";
    if (columns < 12)
        return line;
    std::string sizes, starts;
    const std::vector<genome::Block> blocks = blocksOf(feature);
    for (const genome::Block& block : blocks) {
        sizes += std::to_string(block.end - block.start) + ',';
        starts += std::to_string(block.start - feature.start) + ',';
    }
    return line + fmt::format("\t{}\t{}\t{}", blocks.size(), sizes, starts);
}

/// Joins neighbours of equal value and writes what is complete.
class BedGraphLines
{
public:
    explicit BedGraphLines(std::ostream& out)
        : m_out(out)
    {
    }

    void add(const std::string& chrom, int64_t start, int64_t end, float value)
    {
        if (m_line.chrom == chrom && m_line.end == start && m_value == value) {
            m_line.end = end;
            return;
        }
        flush();
        m_line = { chrom, start, end };
        m_value = value;
    }
    void flush()
    {
        if (!m_line.empty() && !std::isnan(m_value)) {
            fmt::print(m_out, "{}\t{}\t{}\t{}\n", m_line.chrom, m_line.start, m_line.end, m_value);
            ++m_count;
        }
        m_line = {};
    }
    int64_t count() const { return m_count; }

private:
    std::ostream& m_out;
    Interval m_line;
    float m_value = 0;
    int64_t m_count = 0;
};

/// Collects values of single bases as runs of one step: bins of a model become one run, equal neighbours one value.
class RunCollector
{
public:
    void add(int64_t base, float value)
    {
        if (base == m_end && value == m_value) {
            ++m_end;
            return;
        }
        flush();
        m_start = base;
        m_end = base + 1;
        m_value = value;
    }
    std::vector<ValueRun> finished()
    {
        flush();
        return std::move(m_runs);
    }

private:
    void flush()
    {
        const int64_t step = m_end - m_start;
        if (step > 0 && !std::isnan(m_value)) {
            const bool goesOn = !m_runs.empty() && m_runs.back().step == step
                && m_runs.back().start + step * int64_t(m_runs.back().values.size()) == m_start;
            if (!goesOn)
                m_runs.push_back({ m_start, step, {} });
            m_runs.back().values.push_back(m_value);
        }
        m_start = m_end = 0;
    }

    std::vector<ValueRun> m_runs;
    int64_t m_start = 0, m_end = 0;
    float m_value = 0;
};

/// The bases of intervals as intervals that do not overlap, in the order of chromosomes and positions.
std::vector<Interval> united(std::vector<Interval> intervals)
{
    std::ranges::sort(
        intervals, [](const Interval& a, const Interval& b) { return std::tie(a.chrom, a.start) < std::tie(b.chrom, b.start); });
    std::vector<Interval> united;
    for (const Interval& interval : intervals) {
        if (!united.empty() && united.back().chrom == interval.chrom && interval.start <= united.back().end)
            united.back().end = std::max(united.back().end, interval.end);
        else
            united.push_back(interval);
    }
    return united;
}

} // namespace

void writeFeatures(
    const std::filesystem::path& path, const Track& track, const std::vector<Interval>& intervals, const Monitor& monitor)
{
    std::vector<Found> all;
    forPieces(track, intervals, monitor, [&](const Interval& part, bool first, const Monitor&) {
        if (first)
            all.push_back({ part.chrom, {} });
        collect(track, part, first, {}, all.back().features);
    });
    if (std::ranges::all_of(all, [](const Found& found) { return found.features.empty(); }))
        throw Error(fmt::format("{} was not written: {} has no feature there.", path.string(), track.name()));
    const int columns = columnsFor(all);
    base::writeAtomically(path, [&](std::ostream& out) {
        fmt::print(out, "track name={}{}\n", quoted(track.name()), columns >= 9 ? " itemRgb=On" : "");
        for (const Found& found : all)
            for (const genome::Feature& feature : found.features)
                out << bedLine(found.chrom, feature, columns) << '\n';
    });
}

void writeBedGraph(
    const std::filesystem::path& path, const Track& track, const std::vector<Interval>& intervals, const Monitor& monitor)
{
    base::writeAtomically(path, [&](std::ostream& out) {
        fmt::print(out, "track type=bedGraph name={}\n", quoted(track.name()));
        BedGraphLines lines(out);
        forPieces(track, intervals, monitor, [&](const Interval& part, bool first, const Monitor& reading) {
            const Slice slice = track.read(part, int(part.length()), reading);
            const auto* signal = std::get_if<Signal>(&slice);
            if (first)
                lines.flush();
            for (size_t i = 0; signal && i < signal->mean.size(); ++i)
                lines.add(part.chrom, part.start + int64_t(i), part.start + int64_t(i) + 1, signal->mean[i]);
        });
        lines.flush();
        if (lines.count() == 0)
            throw Error(fmt::format("{} was not written: {} has no values there.", path.string(), track.name()));
    });
}

void writeBigWig(const std::filesystem::path& path, const Track& track, const std::vector<Interval>& intervals,
    const genome::Genome& genome, const Monitor& monitor)
{
    std::map<std::string, RunCollector> runs;
    forPieces(track, united(intervals), monitor.part(0, 0.9), [&](const Interval& part, bool, const Monitor& reading) {
        const Slice slice = track.read(part, int(part.length()), reading);
        const auto* signal = std::get_if<Signal>(&slice);
        for (size_t i = 0; signal && i < signal->mean.size(); ++i)
            runs[part.chrom].add(part.start + int64_t(i), signal->mean[i]);
    });
    std::vector<ChromosomeValues> all;
    for (auto& [chrom, collected] : runs)
        if (std::vector<ValueRun> values = collected.finished(); !values.empty())
            all.push_back({ chrom, genome.length(chrom).value_or(0), std::move(values) });
    if (all.empty())
        throw Error(fmt::format("{} was not written: {} has no values there.", path.string(), track.name()));
    writeBigWig(path, std::move(all), monitor.part(0.9, 1));
}

} // namespace tracks
