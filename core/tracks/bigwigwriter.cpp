#include "core/tracks/bigwigwriter.h"

#include "core/base/file.h"
#include "core/tracks/bbifile.h"

#include <algorithm>
#include <bigWig.h>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <memory>
#include <mutex>

namespace tracks
{

namespace
{
constexpr int mostZooms = 10;
constexpr size_t chunk = 1 << 16; // values handed over at once, and between two looks at the monitor

struct Closing {
    void operator()(bigWigFile_t* file) const { bwClose(file); }
};
using Output = std::unique_ptr<bigWigFile_t, Closing>;

void check(const std::vector<ChromosomeValues>& chromosomes, const std::filesystem::path& path)
{
    bool any = false;
    for (const auto& chrom : chromosomes) {
        if (chrom.length <= 0 || chrom.length > UINT32_MAX)
            throw Error(fmt::format("{} was not written: {} has the length {}, and a bigWig holds 1 to {} bp.", path.string(),
                chrom.name, chrom.length, UINT32_MAX));
        int64_t end = 0;
        for (const auto& run : chrom.runs) {
            if (run.step <= 0 || run.start < end)
                throw Error(fmt::format(
                    "{} was not written: values on {} overlap at position {}.", path.string(), chrom.name, run.start + 1));
            end = run.start + run.step * int64_t(run.values.size());
            any = any || std::any_of(run.values.begin(), run.values.end(), [](float value) { return !std::isnan(value); });
        }
    }
    if (!any)
        throw Error(fmt::format("{} was not written: there is no value to write.", path.string()));
}

/// One stretch without NaN.
void writeStretch(bigWigFile_t* out, const ChromosomeValues& chrom, const ValueRun& run, size_t from, size_t to)
{
    const auto step = uint32_t(run.step);
    const int64_t inside = std::max<int64_t>(0, chrom.length - run.start) / run.step; // values that end on the chromosome
    const size_t whole = std::clamp<size_t>(size_t(inside), from, to);
    int problem = 0;
    if (whole > from)
        problem = bwAddIntervalSpanSteps(out, chrom.name.c_str(), uint32_t(run.start + int64_t(from) * run.step), step, step,
            run.values.data() + from, uint32_t(whole - from));
    const int64_t start = run.start + int64_t(whole) * run.step;
    if (problem == 0 && whole < to && start < chrom.length) {
        const char* name = chrom.name.c_str();
        const auto first = uint32_t(start), last = uint32_t(chrom.length);
        problem = bwAddIntervals(out, &name, &first, &last, run.values.data() + whole, 1);
    }
    if (problem != 0)
        throw Error(fmt::format("values of {} cannot be written", chrom.name));
}

void writeRun(bigWigFile_t* out, const ChromosomeValues& chrom, const ValueRun& run, const Monitor& monitor)
{
    const auto& values = run.values;
    for (size_t i = 0; i < values.size();) {
        if (std::isnan(values[i])) {
            ++i;
            continue;
        }
        size_t to = i;
        while (to < values.size() && to - i < chunk && !std::isnan(values[to]))
            ++to;
        writeStretch(out, chrom, run, i, to);
        i = to;
        monitor.report(double(i) / double(values.size()), chrom.name);
    }
}

void writeAll(const std::filesystem::path& path, const std::vector<ChromosomeValues>& chromosomes, const Monitor& monitor)
{
    static std::once_flag once;
    std::call_once(once, [] { bwInit(1 << 17); });
    // bwOpen crashes where it may not write.
    if (!std::ofstream(path))
        throw Error("the file cannot be made there");
    const Output out(bwOpen(path.c_str(), nullptr, "w"));
    if (!out || bwCreateHdr(out.get(), mostZooms) != 0)
        throw Error("the file cannot be made there");
    std::vector<const char*> names;
    std::vector<uint32_t> lengths;
    for (const auto& chrom : chromosomes) {
        names.push_back(chrom.name.c_str());
        lengths.push_back(uint32_t(chrom.length));
    }
    out->cl = bwCreateChromList(names.data(), lengths.data(), int64_t(names.size()));
    if (!out->cl || bwWriteHdr(out.get()) != 0)
        throw Error("its header cannot be written");
    for (size_t i = 0; i < chromosomes.size(); ++i)
        for (const auto& run : chromosomes[i].runs)
            writeRun(out.get(), chromosomes[i], run,
                monitor.part(double(i) / double(chromosomes.size()), double(i + 1) / double(chromosomes.size())));
}

} // namespace

void writeBigWig(const std::filesystem::path& path, std::vector<ChromosomeValues> chromosomes, const Monitor& monitor)
{
    check(chromosomes, path);
    // The tree of names is searched by bisection.
    std::sort(chromosomes.begin(), chromosomes.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    base::writeVia(path, [&](const std::filesystem::path& temporary) {
        try {
            writeAll(temporary, chromosomes, monitor);
            BbiFile written(temporary); // bwClose does not tell of a full disk
        } catch (const Error& problem) {
            throw Error(fmt::format("{} could not be written ({}): check the free space and the permissions of its folder.",
                path.string(), problem.what()));
        }
    });
}

} // namespace tracks
