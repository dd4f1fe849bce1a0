#include "core/tracks/formats/trackwriter.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ostream.h>
#include <functional>

namespace tracks
{

namespace
{

constexpr int64_t piece = 1'000'000; ///< bp read at once, one value for each base
constexpr int64_t smallestPiece = 1'000;

/// Pieces of all intervals in order, with the progress so far.
void forPieces(
    const std::vector<Interval>& intervals, const Monitor& monitor, const std::function<void(const Interval&, bool)>& use)
{
    int64_t total = 0, done = 0;
    for (const Interval& interval : intervals)
        total += interval.length();
    for (const Interval& interval : intervals)
        for (int64_t start = interval.start; start < interval.end; start += piece) {
            monitor.report(double(done) / double(total), "reading");
            const Interval part { interval.chrom, start, std::min(interval.end, start + piece) };
            use(part, start == interval.start);
            done += part.length();
        }
}

std::string oneWord(std::string text)
{
    std::ranges::replace_if(
        text, [](unsigned char letter) { return letter <= ' '; }, '_');
    return text.empty() ? "." : text;
}

std::string quoted(std::string text)
{
    std::ranges::replace(text, '"', '\'');
    return '"' + text + '"';
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

} // namespace

void writeFeatures(
    const std::filesystem::path& path, const Track& track, const std::vector<Interval>& intervals, const Monitor& monitor)
{
    std::vector<Found> all;
    forPieces(intervals, monitor, [&](const Interval& part, bool first) {
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
        forPieces(intervals, monitor, [&](const Interval& part, bool first) {
            const Slice slice = track.read(part, int(part.length()), {});
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

} // namespace tracks
