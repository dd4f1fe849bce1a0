#pragma once
// Data and measures that the benchmarks share.
#include "core/tracks/writing/bigwigwriter.h"
#include "tests/bench/measure.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <time.h>
#include <unistd.h>
#include <vector>

namespace bench
{

namespace fs = std::filesystem;
constexpr int64_t longLength = 50'000'000, shortLength = 5'000'000;

/// Gone when the benchmark ends.
class Folder
{
public:
    explicit Folder(const std::string& name)
        : m_path(fs::temp_directory_path() / fmt::format("epiarc-{}-{}", name, ::getpid()))
    {
        fs::create_directories(m_path);
    }
    ~Folder()
    {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    fs::path operator/(const std::string& name) const { return m_path / name; }

private:
    fs::path m_path;
};

/// A signal in 10-bp steps without gaps: a smooth part with peaks and noise.
inline void makeSignal(const fs::path& path, int64_t length, unsigned seed, bool second = false)
{
    constexpr int step = 10;
    std::mt19937 random(seed);
    std::gamma_distribution<float> noise(0.7f, 1.f);
    const auto chromosome = [&](const char* name, int64_t bp) {
        tracks::ChromosomeValues made { name, bp, { { 0, step, {} } } };
        auto& values = made.runs[0].values;
        values.resize(size_t(bp / step));
        for (size_t i = 0; i < values.size(); ++i)
            values[i] = noise(random) * (1.5f + std::sin(float(i) * 0.001f * float(seed + 1))) + (i % 5000 < 60 ? 20.f : 0.f);
        return made;
    };
    std::vector<tracks::ChromosomeValues> chromosomes { chromosome("chr1", length) };
    if (second)
        chromosomes.push_back(chromosome("chr2", shortLength));
    tracks::writeBigWig(path, chromosomes);
}

/// chr1 of 50 Mb and chr2 of 5 Mb, random letters.
inline void makeGenome(const fs::path& path)
{
    std::ofstream file(path, std::ios::binary);
    std::mt19937 random(7);
    constexpr int64_t line = 100;
    for (const auto& [name, length] : { std::pair { "chr1", longLength }, { "chr2", shortLength } }) {
        file << '>' << name << '\n';
        for (int64_t at = 0; at < length; at += line) {
            std::string letters(line + 1, '\n');
            for (int64_t i = 0; i < line; ++i)
                letters[size_t(i)] = "ACGT"[random() % 4];
            file << letters;
        }
    }
}

/// Features with names and scores, sorted, over all of chr1.
inline void makeBed(const fs::path& path, int count, int64_t longest)
{
    std::ofstream file(path);
    std::mt19937 random(11);
    for (int i = 0; i < count; ++i) {
        const int64_t start = (longLength - longest) / count * i + int64_t(random() % uint64_t(longLength / count));
        file << fmt::format("chr1\t{}\t{}\tfeature_{}\t{}\t{}\n", start, start + 1 + int64_t(random() % uint64_t(longest)), i,
            random() % 1000, i % 2 ? '+' : '-');
    }
}

/// Links of 5 to 500 kb with scores, most of them weak.
inline void makeArcs(const fs::path& path, int count)
{
    std::ofstream file(path);
    std::mt19937 random(13);
    std::uniform_real_distribution<double> uniform(0, 1);
    for (int i = 0; i < count; ++i) {
        const auto from = int64_t(uniform(random) * double(longLength - 600'000));
        const int64_t to = from + 5'000 + int64_t(495'000 * std::pow(uniform(random), 3));
        file << fmt::format("chr1\t{}\t{}\tchr1\t{}\t{}\tGENE{}|chr1:{}-{}\t{:.4f}\n", from, from + 800, to, to + 1000, i % 900,
            from, from + 800, std::pow(uniform(random), 4));
    }
}

} // namespace bench
