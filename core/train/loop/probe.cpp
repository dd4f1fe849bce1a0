#include "core/train/loop/probe.h"

#include "core/base/memory.h"
#include "core/train/loop/learner.h"
#include "core/train/order.h"

#include <chrono>
#include <fmt/format.h>

namespace train
{

namespace
{

using Clock = std::chrono::steady_clock;

constexpr int steps = 3; // the first warms up

double since(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double validationSeconds(Learner& learner, const Dataset& dataset, const Recipe& recipe)
{
    double seconds = 0;
    for (int organism = 0; organism < int(dataset.organisms().size()); ++organism) {
        const auto examples = dataset.examples(organism, data::Part::Valid, recipe.validWindows);
        if (examples.empty())
            continue;
        const auto start = Clock::now();
        const Batch batch = readBatch(dataset, { &examples.front(), 1 }, {});
        const models::PassScope scope(learner.device());
        learner.network().forward(batch.inputs, dataset.organisms()[size_t(organism)].head);
        seconds += since(start) * double(examples.size());
    }
    return seconds;
}

std::string gigabytes(int64_t bytes)
{
    return fmt::format("{:.1f} GB", double(bytes) / 1e9);
}

/// What fits: `bytes` for a batch of `batch`, of which `fixed` do not depend on it.
std::vector<std::string> adviceOn(const RunConfig& config, const Estimate& estimate, int64_t fixed, const models::Device& device)
{
    std::vector<std::string> advice;
    const int64_t batch = config.recipe.batch, each = std::max<int64_t>(1, (estimate.bytes - fixed) / batch);
    const int64_t room = estimate.available + estimate.bytes - fixed, most = room / each; // the probe's own memory will be free
    if (estimate.available > 0 && most < 1)
        advice.push_back(
            fmt::format("Not even a batch of 1 fits: it takes {}, and {} are free. Choose a smaller network or a shorter "
                        "input.",
                gigabytes(fixed + each), gigabytes(estimate.available)));
    else if (estimate.available > 0 && most < batch)
        advice.push_back(fmt::format("A batch of {} does not fit; one of {} with {} batches to a step does the same.", batch,
            most, (batch * config.recipe.accumulate + most - 1) / most));
    else if (estimate.available > 0)
        advice.push_back(fmt::format("Batches of up to {} fit into the memory that is free.", most));
    const bool tight = estimate.available > 0 && most < 2 * batch;
    if (tight && !config.machine.activationCheckpointing && config.model.trunk != ModelChoice::Trunk::Freeze
        && config.model.preset != "mlp")
        advice.emplace_back(
            "machine.activation_checkpointing computes layers twice instead of keeping what lies within them: less "
            "memory, about a third more time.");
    if (config.machine.precision == Machine::Precision::Float32 && models::computesBfloat16(device.torch))
        advice.emplace_back("This device computes bfloat16, which takes about half the memory: machine.dtype \"bf16\".");
    if (!device.reason.empty())
        advice.push_back(device.reason + ".");
    return advice;
}

} // namespace

Estimate probe(const RunConfig& config, const Monitor& monitor)
{
    const auto start = Clock::now();
    const Dataset dataset(config, config.spec(), monitor.part(0, 0.3));
    Learner learner(config, dataset.spec());
    const Order order(dataset, config.recipe);
    Ranks alone;
    Estimate estimate;
    const int64_t before = base::residentMemory();
    for (int step = 0; step < steps; ++step) {
        monitor.report(0.3 + 0.5 * double(step) / steps, "making a few steps");
        const std::vector<Example> examples = order.of(step);
        std::vector<Batch> batches;
        for (size_t first = 0; first < examples.size(); first += size_t(config.recipe.batch))
            batches.push_back(
                readBatch(dataset, std::span(examples).subspan(first, size_t(config.recipe.batch)), monitor.part(0.3, 0.3)));
        if (step == 0)
            estimate.secondsToStart = since(start);
        const auto began = Clock::now();
        learner.step(step, batches, dataset.organisms()[size_t(order.organismOf(step))].head, 0, alone);
        const double seconds = since(began);
        estimate.secondsPerStep = step < 2 ? seconds : std::min(seconds, estimate.secondsPerStep);
    }
    monitor.report(0.8, "predicting a window");
    estimate.device = describe(learner.device());
    estimate.parameters = learner.spec().parameters;
    estimate.stepsPerEpoch = order.stepsPerEpoch();
    estimate.steps = order.steps();
    estimate.secondsPerEpoch
        = double(estimate.stepsPerEpoch) * estimate.secondsPerStep + validationSeconds(learner, dataset, config.recipe);
    estimate.bytes = base::peakMemory();
    estimate.available = base::availableMemory();
    const int64_t moments = 2 * int64_t(sizeof(float)) * estimate.parameters;
    estimate.advice = adviceOn(config, estimate, before + moments, learner.device());
    monitor.report(1, "predicting a window");
    return estimate;
}

} // namespace train
