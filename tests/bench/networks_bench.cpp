#include "core/models/device/device.h"
#include "core/models/families/presets.h"
#include "core/models/networks/families/families.h"
#include "core/models/networks/initialweights.h"
#include "tests/bench/measure.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <torch/torch.h>
#include <unistd.h>

// Speed of the networks themselves: a forward pass stage by stage and a training step, as GFLOP/s and as a fraction of the rate
// of matrix products and convolutions measured in the same run; peak memory. usage: networks_bench [PRESET [f32|bf16 [cpu|cuda
// [BATCH [train]]]]]

namespace
{

using namespace models;
using bench::Clock, bench::secondsSince, bench::statusMb;

void wait(const Device& device)
{
    if (device.torch.is_cuda())
        torch::cuda::synchronize();
}

template <typename Work>
double best(int times, const Device& device, Work work)
{
    double least = 1e9;
    for (int i = 0; i < times; ++i) {
        const auto start = Clock::now();
        work();
        wait(device);
        least = std::min(least, secondsSince(start));
    }
    return least;
}

/// FLOP/s of a product of matrices and of a convolution of width 5, both of the size that Enformer's tower has.
std::pair<double, double> rates(const Device& device)
{
    const PassScope scope(device);
    const auto options = at::TensorOptions().device(device.torch).dtype(device.bf16 ? at::kBFloat16 : at::kFloat);
    const int64_t size = device.torch.is_cuda() ? 8192 : 2048, channels = 768, length = device.torch.is_cuda() ? 98304 : 4096;
    const at::Tensor a = at::randn({ size, size }, options), b = at::randn({ size, size }, options);
    const at::Tensor x = at::randn({ 1, channels, 1, length }, options).contiguous(at::MemoryFormat::ChannelsLast),
                     kernel = at::randn({ channels, channels, 1, 5 }, options).contiguous(at::MemoryFormat::ChannelsLast);
    const std::array<int64_t, 2> padding { 0, 2 };
    const double products = best(8, device, [&] { at::mm(a, b); }),
                 convolutions = best(4, device, [&] { at::conv2d(x, kernel, {}, 1, at::IntArrayRef(padding)); });
    return { 2.0 * double(size * size * size) / products, 10.0 * double(channels * channels * length) / convolutions };
}

struct Bench {
    ModelSpec spec;
    Device device;
    int64_t batch = 1;
    std::unique_ptr<Network> network;
    NetworkInputs inputs;

    void make()
    {
        InitialWeights weights(1);
        network = buildNetwork(spec, weights, spec.name);
        fmt::print("{}: {} parameters, {:.1f} GFLOP a window, {}\n", spec.name, weights.parameters(), network->flops() / 1e9,
            describe(device));
        at::manual_seed(1);
        inputs.bases = at::one_hot(at::randint(0, 4, { batch, spec.inputLength }), 4).to(at::kFloat).to(device.torch);
        if (!spec.inputs.empty())
            inputs.signals = at::rand({ batch, spec.inputBins(), 2 * int64_t(spec.inputs.size()) }).to(device.torch);
    }

    void forward(std::pair<double, double> rate)
    {
        const PassScope scope(device);
        if (device.bf16)
            network->toBfloat16();
        network->to(device.torch);
        std::map<std::string, std::vector<double>> seconds;
        std::vector<double> whole;
        for (int i = 0; i < (device.torch.is_cuda() ? 20 : network->flops() > 1e12 ? 2 : 5); ++i) {
            auto last = Clock::now();
            const auto start = last;
            Pass pass;
            pass.stages = [&](const std::string& stage, const at::Tensor&) {
                wait(device);
                seconds[stage].push_back(secondsSince(last));
                last = Clock::now();
            };
            const at::Tensor trunk = network->trunk(inputs, pass);
            const at::Tensor out = network->head(trunk, 0);
            wait(device);
            seconds["head"].push_back(secondsSince(last));
            whole.push_back(secondsSince(start));
        }
        if (device.torch.is_cuda()) { // looking at a stage waits for it, which costs nothing on a CPU only
            whole.clear();
            for (int i = 0; i < 20; ++i)
                whole.push_back(best(1, device, [&] { network->forward(inputs, 0); }));
        }
        double attention = 0, layers = 0;
        for (const StageCost& cost : network->costs()) {
            auto& times = seconds[cost.stage];
            if (times.empty())
                continue;
            double time = *std::ranges::min_element(times);
            if (const auto half = seconds.find(cost.stage + ".attention"); half != seconds.end())
                time += *std::ranges::min_element(half->second);
            if (cost.stage.starts_with("transformer.")) {
                attention += time;
                layers += cost.flops;
                continue;
            }
            row(cost.stage, cost.flops * double(batch), time, rate);
        }
        if (layers > 0)
            row("transformer", layers * double(batch), attention, rate);
        row("whole (best)", network->flops() * double(batch), *std::ranges::min_element(whole), rate);
        std::ranges::sort(whole);
        row("whole (median)", network->flops() * double(batch), whole[whole.size() / 2], rate);
    }

    void train(std::pair<double, double> rate)
    {
        network->to(device.torch);
        std::vector<at::Tensor> parameters = network->train();
        torch::optim::Adam adam(parameters, torch::optim::AdamOptions(5e-4));
        Pass pass;
        pass.training = true;
        const at::Tensor target = at::rand({ batch, spec.bins(), int64_t(spec.heads[0].tracks.size()) }).to(device.torch);
        at::Tensor loss;
        const auto forward = [&] {
            const TrainingScope scope(device);
            const at::Tensor out = network->forward(inputs, 0, {}, pass);
            loss = (out - target * at::log(out + 1e-7)).mean();
        };
        const auto backward = [&] { loss.backward(); };
        const auto optimise = [&] {
            adam.step();
            adam.zero_grad();
            loss = at::Tensor();
        };
        const int times = device.torch.is_cuda() ? 10 : 5;
        const double time = best(times, device, [&] {
            forward();
            backward();
            optimise();
        });
        std::array<double, 3> parts { 1e9, 1e9, 1e9 }; // apart, as waiting for each costs time on a GPU
        for (int i = 0; i < times; ++i) {
            parts[0] = std::min(parts[0], best(1, device, forward));
            parts[1] = std::min(parts[1], best(1, device, backward));
            parts[2] = std::min(parts[2], best(1, device, optimise));
        }
        const double flops = network->flops() * double(batch);
        row("forward", flops, parts[0], rate);
        row("backward", 2 * flops, parts[1], rate);
        row("optimiser", 0, parts[2], rate);
        row("training step", 3 * flops, time, rate);
    }

    static void row(const std::string& stage, double flops, double seconds, std::pair<double, double> rate)
    {
        fmt::print("| {:16} | {:8.1f} | {:9.1f} ms | {:8.1f} GFLOP/s | {:4.0f} % | {:4.0f} % |\n", stage, flops / 1e9,
            1e3 * seconds, flops / seconds / 1e9, 100 * flops / seconds / rate.first, 100 * flops / seconds / rate.second);
    }
};

void run(Bench& bench, bool training)
{
    bench.make();
    const auto rate = rates(bench.device);
    fmt::print("matrix products {:.1f} GFLOP/s, convolutions {:.1f} GFLOP/s\n", rate.first / 1e9, rate.second / 1e9);
    fmt::print("| stage | GFLOP | time | rate | of the matrix rate | of the convolution rate |\n|---|---|---|---|---|---|\n");
    if (training)
        bench.train(rate);
    else
        bench.forward(rate);
    const auto again = rates(bench.device);
    fmt::print("at the end: matrix products {:.1f} GFLOP/s, convolutions {:.1f} GFLOP/s; peak memory {:.0f} MB\n",
        again.first / 1e9, again.second / 1e9, statusMb("VmHWM:"));
}

} // namespace

int main(int argc, char** argv)
{
    // As the programs do; this one is linked to OpenMP, which reads it before main begins.
    if (::setenv("OMP_WAIT_POLICY", "passive", 0) == 0 && !std::getenv("EPIARC_BENCH_AGAIN")) {
        ::setenv("EPIARC_BENCH_AGAIN", "1", 1);
        ::execv("/proc/self/exe", argv);
    }
    const auto argument = [&](int i, const char* otherwise) { return std::string(argc > i ? argv[i] : otherwise); };
    try {
        Bench bench { preset(argument(1, "enformer-small")), chooseDevice({ argument(3, "cpu"), argument(2, "f32"), 0 }),
            std::stoll(argument(4, "1")), {}, {} };
        guarded("this benchmark", [&] { run(bench, argument(5, "") == "train"); });
    } catch (const std::exception& problem) {
        fmt::print(stderr, "{}\n", problem.what());
        return 1;
    }
    return 0;
}
