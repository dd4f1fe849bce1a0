// Time to read eight dense bigWigs at several widths: from opening the files to the first values of all eight, again from open
// files, and the same from the files' own records (what a reader without zoom levels does), all measured in one run.
//
//   build/bench/tracks_bench [MEGABASES] [TRACKS]

#include "core/base/interval.h"
#include "core/tracks/formats/bigwig.h"
#include "core/tracks/writing/bigwigwriter.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <memory>
#include <random>
#include <thread>
#include <unistd.h>

using namespace tracks;
namespace fs = std::filesystem;

namespace
{
constexpr int pixels = 1400, repeats = 9, step = 10;

double milliseconds(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(int count, const std::function<void()>& work)
{
    std::vector<double> times;
    for (int i = 0; i < count; ++i)
        times.push_back(milliseconds(work));
    std::nth_element(times.begin(), times.begin() + count / 2, times.end());
    return times[size_t(count / 2)];
}

/// A signal without gaps: a smooth part with peaks and noise.
void make(const fs::path& path, int64_t length, unsigned seed)
{
    std::mt19937 random(seed);
    std::gamma_distribution<float> noise(0.7f, 1.f);
    ChromosomeValues chrom { "chr1", length, { { 0, step, {} } } };
    auto& values = chrom.runs[0].values;
    values.resize(size_t(length / step));
    for (size_t i = 0; i < values.size(); ++i)
        values[i] = noise(random) * (1.5f + std::sin(float(i) * 0.001f * float(seed + 1))) + (i % 5000 < 60 ? 20.f : 0.f);
    writeBigWig(path, { chrom });
}
} // namespace

int main(int argc, char** argv)
{
    const int64_t length = int64_t(argc > 1 ? std::atoi(argv[1]) : 50) * 1'000'000;
    const int count = argc > 2 ? std::atoi(argv[2]) : 8;
    const fs::path folder = fs::temp_directory_path() / fmt::format("epiarc-tracks-bench-{}", ::getpid());
    fs::create_directories(folder);
    std::vector<fs::path> files;
    uintmax_t bytes = 0;
    const double writing = milliseconds([&] {
        for (int i = 0; i < count; ++i) {
            files.push_back(folder / fmt::format("{}.bw", i));
            make(files.back(), length, unsigned(i));
            bytes += fs::file_size(files.back());
        }
    });
    fmt::print("{} bigWigs of {} in {}-bp steps without gaps, {:.1f} MB each, warm file cache; {} cores; {} bins; one thread; "
               "median of {}.\n",
        count, lengthText(length), step, double(bytes) / count / 1e6, std::thread::hardware_concurrency(), pixels, repeats);
    fmt::print("Writing one: {:.0f} ms.\n\n", writing / count);
    fmt::print("{:>16} {:>10} {:>22} {:>12} {:>16} {:>8}\n", "width", "zoom (bp)", "open + first read (ms)", "read (ms)",
        "own records (ms)", "ratio");

    std::vector<std::unique_ptr<BigWig>> open;
    for (const fs::path& file : files)
        open.push_back(std::make_unique<BigWig>(file));
    for (const int64_t width : { int64_t(10'000), int64_t(200'000), int64_t(2'000'000), length }) {
        const int64_t start = width == length ? 0 : length / 3;
        const Interval where { "chr1", start, start + width };
        int64_t resolution = 0;
        const double first = median(repeats, [&] {
            for (const fs::path& file : files)
                BigWig(file).read(where, pixels, {});
        });
        const double read = median(repeats, [&] {
            for (const auto& track : open)
                resolution = std::get<Signal>(track->read(where, pixels, {})).resolution;
        });
        const double own = median(std::min(repeats, 3), [&] {
            for (const auto& track : open)
                track->readLevel(where, pixels, BbiFile::Raw, {});
        });
        const std::string label = width == length ? "whole chromosome" : lengthText(width);
        fmt::print("{:>16} {:>10} {:>22.2f} {:>12.2f} {:>16.2f} {:>8.1f}\n", label, resolution, first, read, own, own / read);
    }
    fs::remove_all(folder);
}
