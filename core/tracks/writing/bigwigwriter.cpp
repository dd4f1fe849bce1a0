#include "core/tracks/writing/bigwigwriter.h"

#include "core/base/file.h"
#include "core/tracks/reading/bbifile.h"
#include "core/tracks/writing/bbiwriter.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <fmt/format.h>
#include <limits>
#include <ostream>

namespace tracks
{

namespace
{
constexpr size_t mostZooms = 10, valuesPerBlock = 1024, totalBytes = 40;

void check(const std::vector<ChromosomeValues>& chromosomes, const std::filesystem::path& path)
{
    const auto refuse = [&](const std::string& why) { throw Error(fmt::format("{} was not written: {}.", path.string(), why)); };
    bool any = false;
    if (chromosomes.size() > UINT16_MAX)
        refuse(fmt::format("it would have {} sequences, and at most {} are possible", chromosomes.size(), UINT16_MAX));
    for (const auto& chrom : chromosomes) {
        if (chrom.name.empty() || chrom.length <= 0 || chrom.length > UINT32_MAX)
            refuse(fmt::format("{} has the length {}, and a bigWig holds 1 to {} bp", chrom.name, chrom.length, UINT32_MAX));
        int64_t end = 0;
        for (const auto& run : chrom.runs) {
            if (run.step <= 0 || run.start < end)
                refuse(fmt::format("values on {} overlap at position {}", chrom.name, run.start + 1));
            end = run.start + run.step * int64_t(run.values.size());
            any = any || std::any_of(run.values.begin(), run.values.end(), [](float value) { return !std::isnan(value); });
        }
    }
    if (!any)
        refuse("there is no value to write");
}

/// The finest level summarises eight values, each further one four of the level before.
std::deque<ZoomLevel> zoomLevels(const std::vector<ChromosomeValues>& chromosomes)
{
    int64_t longest = 0;
    double bases = 0, values = 0;
    for (const auto& chrom : chromosomes) {
        longest = std::max(longest, chrom.length);
        for (const auto& run : chrom.runs)
            values += double(run.values.size());
        if (!chrom.runs.empty()) // with what lies between them: scattered values need no finer levels than even ones
            bases += double(chrom.runs.back().start - chrom.runs.front().start)
                + double(chrom.runs.back().step) * double(chrom.runs.back().values.size());
    }
    std::vector<int64_t> reductions { 8 * std::max<int64_t>(1, std::llround(bases / values)) };
    while (reductions.size() < mostZooms && reductions.back() * 4 < longest)
        reductions.push_back(reductions.back() * 4);
    std::deque<ZoomLevel> levels;
    for (auto reduction = reductions.rbegin(); reduction != reductions.rend(); ++reduction)
        levels.emplace_front(*reduction, levels.empty() ? nullptr : &levels.front());
    return levels;
}

class Writer
{
public:
    Writer(std::ostream& out, const std::vector<ChromosomeValues>& chromosomes)
        : m_out(out)
        , m_chromosomes(chromosomes)
        , m_zooms(zoomLevels(chromosomes))
    {
    }

    void write(const Monitor& monitor)
    {
        m_out << std::string(bbi::headerBytes + bbi::zoomBytes * m_zooms.size() + totalBytes, '\0');
        m_namesOffset = uint64_t(m_out.tellp());
        writeNames();
        m_dataOffset = uint64_t(m_out.tellp());
        put(uint64_t(0));
        const double count = double(m_chromosomes.size());
        for (size_t i = 0; i < m_chromosomes.size(); ++i) {
            const Monitor part = monitor.part(double(i) / count, double(i + 1) / count);
            const std::vector<ValueRun>& runs = m_chromosomes[i].runs;
            for (size_t run = 0; run < runs.size();) {
                const size_t to = scatteredUntil(uint32_t(i), run);
                to > run + 1 ? writeScattered(uint32_t(i), run, to, part) : writeRun(uint32_t(i), runs[run], part);
                run = std::max(to, run + 1);
            }
            m_zooms.front().endChromosome();
        }
        m_indexOffset = m_blocks.writeIndex(m_out, 1);
        std::string zoomHeaders;
        for (ZoomLevel& zoom : m_zooms) {
            uint64_t data = 0, index = 0;
            zoom.write(m_out, data, index);
            append(zoomHeaders, uint32_t(zoom.reduction())), append(zoomHeaders, uint32_t(0)), append(zoomHeaders, data),
                append(zoomHeaders, index);
        }
        put(bbi::bigWigMagic);
        writeHeader(zoomHeaders);
    }

private:
    template <typename T>
    void put(T number)
    {
        m_out.write(reinterpret_cast<const char*>(&number), sizeof number);
    }

    void writeNames()
    {
        size_t width = 1;
        for (const auto& chrom : m_chromosomes)
            width = std::max(width, chrom.name.size());
        const auto count = uint32_t(m_chromosomes.size());
        put(uint32_t(0x78CA8C91)), put(count), put(uint32_t(width)), put(uint32_t(8)), put(uint64_t(count)), put(uint64_t(0));
        put(uint8_t(1)), put(uint8_t(0)), put(uint16_t(count));
        for (uint32_t i = 0; i < count; ++i) {
            std::string name = m_chromosomes[i].name;
            name.resize(width, '\0');
            m_out << name;
            put(i), put(uint32_t(m_chromosomes[i].length));
        }
    }

    /// The end of the runs from `first` on that hold one value each, all as wide, and lie inside the chromosome.
    size_t scatteredUntil(uint32_t chrom, size_t first) const
    {
        const std::vector<ValueRun>& runs = m_chromosomes[chrom].runs;
        size_t to = first;
        while (to < runs.size() && to - first < valuesPerBlock && runs[to].values.size() == 1 && runs[to].step == runs[first].step
            && !std::isnan(runs[to].values[0]) && runs[to].start + runs[to].step <= m_chromosomes[chrom].length)
            ++to;
        return to;
    }

    /// A block of positions, each with its value, of one width.
    void writeScattered(uint32_t chrom, size_t first, size_t to, const Monitor& monitor)
    {
        const std::vector<ValueRun>& runs = m_chromosomes[chrom].runs;
        const int64_t step = runs[first].step, end = runs[to - 1].start + step;
        std::string block = blockHeader(chrom, runs[first].start, end, 0, step, 2, to - first);
        for (size_t i = first; i < to; ++i) {
            append(block, uint32_t(runs[i].start)), append(block, runs[i].values[0]);
            summarise(chrom, runs[i].start, step, runs[i].values[0]);
        }
        finishBlock(block, chrom, runs[first].start, end);
        monitor.report(double(to) / double(runs.size()), m_chromosomes[chrom].name);
    }

    void writeRun(uint32_t chrom, const ValueRun& run, const Monitor& monitor)
    {
        const int64_t length = m_chromosomes[chrom].length;
        const auto& values = run.values;
        for (size_t i = 0; i < values.size() && run.start + int64_t(i) * run.step < length;) {
            size_t to = i;
            while (to < values.size() && to - i < valuesPerBlock && !std::isnan(values[to])
                && run.start + int64_t(to + 1) * run.step <= length)
                ++to;
            const bool cut = to == i && !std::isnan(values[i]); // the last value reaches over the end of the chromosome
            if (to > i || cut)
                writeSection(chrom, run.start + int64_t(i) * run.step,
                    cut ? length - run.start - int64_t(i) * run.step : run.step, &values[i], cut ? 1 : to - i);
            i = std::max(to, i + 1);
            monitor.report(double(i) / double(values.size()), m_chromosomes[chrom].name);
        }
    }

    /// A block of fixed steps.
    void writeSection(uint32_t chrom, int64_t start, int64_t step, const float* values, size_t count)
    {
        const int64_t end = start + step * int64_t(count);
        std::string block = blockHeader(chrom, start, end, step, step, 3, count);
        for (size_t i = 0; i < count; ++i) {
            append(block, values[i]);
            summarise(chrom, start + int64_t(i) * step, step, values[i]);
        }
        finishBlock(block, chrom, start, end);
    }

    static std::string blockHeader(
        uint32_t chrom, int64_t start, int64_t end, int64_t step, int64_t span, uint8_t type, size_t count)
    {
        std::string block;
        append(block, chrom), append(block, uint32_t(start)), append(block, uint32_t(end)), append(block, uint32_t(step)),
            append(block, uint32_t(span));
        append(block, type), append(block, uint8_t(0)), append(block, uint16_t(count));
        return block;
    }

    void summarise(uint32_t chrom, int64_t at, int64_t span, float value)
    {
        const double sum = double(value) * double(span), squares = sum * double(value);
        m_zooms.front().add(chrom, { at, at + span, span, value, value, sum, squares });
        m_total.min = std::min(m_total.min, value);
        m_total.max = std::max(m_total.max, value);
        m_total.covered += span;
        m_total.sum += sum;
        m_total.sumSquares += squares;
    }

    void finishBlock(const std::string& block, uint32_t chrom, int64_t start, int64_t end)
    {
        m_blocks.add(block, chrom, start, end);
        m_blocks.flush(m_out);
        if (!m_out)
            throw std::ios_base::failure("write");
    }

    void writeHeader(const std::string& zoomHeaders)
    {
        m_out.seekp(0);
        put(bbi::bigWigMagic), put(uint16_t(4)), put(uint16_t(m_zooms.size())), put(m_namesOffset), put(m_dataOffset),
            put(m_indexOffset);
        put(uint16_t(0)), put(uint16_t(0)), put(uint64_t(0)), put(uint64_t(bbi::headerBytes + zoomHeaders.size()));
        put(uint32_t(32 * valuesPerBlock)), put(uint64_t(0));
        m_out << zoomHeaders;
        put(uint64_t(m_total.covered)), put(double(m_total.min)), put(double(m_total.max)), put(m_total.sum),
            put(m_total.sumSquares);
        m_out.seekp(std::streamoff(m_dataOffset));
        put(uint64_t(m_blocks.size()));
    }

    std::ostream& m_out;
    const std::vector<ChromosomeValues>& m_chromosomes;
    std::deque<ZoomLevel> m_zooms; ///< finest first
    BbiBlocks m_blocks;
    ZoomLevel::Summary m_total { 0, 0, 0, std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity(), 0, 0 };
    uint64_t m_namesOffset = 0, m_dataOffset = 0, m_indexOffset = 0;
};

} // namespace

void writeBigWig(const std::filesystem::path& path, std::vector<ChromosomeValues> chromosomes, const Monitor& monitor)
{
    check(chromosomes, path);
    // The tree of names is searched by bisection.
    std::sort(chromosomes.begin(), chromosomes.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    base::writeAtomically(path, [&](std::ostream& out) {
        try {
            Writer(out, chromosomes).write(monitor);
        } catch (const std::ios_base::failure&) {
            throw Error(fmt::format("{} could not be written whole: is the disk full?", path.string()));
        }
    });
}

} // namespace tracks
