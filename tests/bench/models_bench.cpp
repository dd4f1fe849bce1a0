#include "core/models/engine.h"
#include "tests/bench/measure.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <thread>

// Time of an attention map, windows per second of prediction, the fraction of this machine's own matrix rate measured in the same
// run, and peak memory. usage: models_bench [MODEL.safetensors [SECONDS]]; without a model, the real Baskerville checkpoint is
// imported first.

namespace
{

using bench::Clock, bench::secondsSince, bench::statusMb;

std::string processor()
{
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.starts_with("model name"))
            return line.substr(line.find(':') + 2);
    return "unknown processor";
}

std::string someBases(int64_t length)
{
    std::string bases;
    uint32_t state = 1;
    for (int64_t i = 0; i < length; ++i)
        bases += "ACGT"[(state = state * 1664525 + 1013904223) >> 30];
    return bases;
}

std::filesystem::path realModel(const models::Engine& engine)
{
    const std::filesystem::path source = SHARED_DIR "/data/models/baskerville",
                                out = std::filesystem::temp_directory_path() / "models_bench.safetensors";
    engine.import({ "baskerville", source / "model.h5", source / "params.json", source / "targets.txt", out, "", "" }, {});
    return out;
}

void measure(const models::Engine& engine, const std::filesystem::path& file, double atLeast, bool bothStrands)
{
    const auto start = Clock::now();
    const auto predictor = engine.open(file, {}, {});
    const double opening = secondsSince(start);
    const models::Inputs bases { someBases(predictor->spec().inputLength) };
    const models::Request request { { 0, {} }, bothStrands };
    predictor->predict(bases, request, {});

    std::vector<double> seconds;
    const double rateBefore = engine.matrixRate();
    for (const auto begin = Clock::now(); secondsSince(begin) < atLeast;) {
        const auto one = Clock::now();
        predictor->predict(bases, request, {});
        seconds.push_back(secondsSince(one));
    }
    const double rate = std::max(rateBefore, engine.matrixRate());
    std::ranges::sort(seconds);
    const double median = seconds[seconds.size() / 2], work = predictor->cost(1 << 30).flops * (bothStrands ? 2 : 1);
    fmt::print("{:14}  opened in {:.0f} ms; {:.2f} windows/s (median of {}, best {:.2f}); {:.1f} GFLOP each: {:.1f} GFLOP/s = "
               "{:.0f} % of the matrix rate {:.1f} GFLOP/s\n",
        bothStrands ? "both strands" : "one strand", 1e3 * opening, 1 / median, seconds.size(), 1 / seconds.front(), work / 1e9,
        work / median / 1e9, 100 * work / median / rate, rate / 1e9);
}

/// Attention maps and predictions in turn, so that what else the machine does slows both.
void measureAttention(const models::Engine& engine, const std::filesystem::path& file)
{
    using Combine = models::AttentionChoice::Combine;
    const auto predictor = engine.open(file, {}, {});
    const models::AttentionShape shape = predictor->attentionShape();
    if (shape.layers == 0)
        return;
    const models::Inputs bases { someBases(predictor->spec().inputLength) };
    const double before = statusMb("VmHWM:");
    predictor->attention(bases, { Combine::Rollout, 0, 0 }, {});
    fmt::print("attention of {} layers and {} heads over {} positions; peak memory {:.0f} MiB before, {:.0f} after\n",
        shape.layers, shape.heads, shape.positions, before, statusMb("VmHWM:"));
    for (const models::AttentionChoice& choice :
        { models::AttentionChoice { Combine::Head, 0, 0 }, { Combine::Mean, 0, 0 }, { Combine::Rollout, 0, 0 } }) {
        std::vector<double> attending, predicting;
        for (int i = 0; i < 9; ++i) {
            auto one = Clock::now();
            predictor->attention(bases, choice, {});
            attending.push_back(secondsSince(one));
            one = Clock::now();
            predictor->predict(bases, {}, {});
            predicting.push_back(secondsSince(one));
        }
        std::ranges::sort(attending);
        std::ranges::sort(predicting);
        fmt::print("{:26}  {:.0f} ms a map (median of 9, best {:.0f}) = {:.2f} of a prediction ({:.0f} ms, best {:.0f})\n",
            models::describe(choice, shape), 1e3 * attending[4], 1e3 * attending[0], attending[4] / predicting[4],
            1e3 * predicting[4], 1e3 * predicting[0]);
    }
}

} // namespace

int main(int argc, char** argv)
{
    ::setenv("OMP_WAIT_POLICY", "passive", 0); // as the programs do
    try {
        const double before = statusMb("VmHWM:");
        const auto start = Clock::now();
        const auto engine = models::loadEngine();
        const double loading = secondsSince(start), withLibrary = statusMb("VmHWM:");
        const std::filesystem::path file = argc > 1 ? std::filesystem::path(argv[1]) : realModel(*engine);
        const double atLeast = argc > 2 ? std::stod(argv[2]) : 10;
        const models::ModelSpec spec = models::readSpec(file);
        fmt::print("{}, {} cores, {}\n", processor(), std::thread::hardware_concurrency(), engine->about().dump());
        fmt::print("{} \"{}\": {} parameters, {} bp in, {} tracks × {} bins out\n", spec.family, spec.name, spec.parameters,
            spec.inputLength, spec.heads[0].tracks.size(), spec.bins());
        measureAttention(*engine, file);
        measure(*engine, file, atLeast, false);
        measure(*engine, file, atLeast, true);
        fmt::print("peak memory: {:.0f} MiB before, {:.0f} with the library (loaded in {:.0f} ms), {:.0f} after predicting\n",
            before, withLibrary, 1e3 * loading, statusMb("VmHWM:"));
    } catch (const Error& problem) {
        fmt::print(stderr, "{}\n", problem.what());
        return 1;
    }
    return 0;
}
