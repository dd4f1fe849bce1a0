// What a training run spends besides computing: until its first step, waiting for windows, on checkpoints, and whether its memory
// grows. A small EpiAttend on simulated data; see README.md.
#include "core/base/json.h"
#include "core/models/engine.h"
#include "core/simulation/simulatedfiles.h"
#include "core/train/trainer.h"
#include "tests/bench/measure.h"

#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace train;

namespace
{

RunConfig configOf(const simulation::SimulatedFiles& files, int64_t steps)
{
    RunConfig config;
    config.model.name = "bench";
    config.model.inputLength = 65536;
    config.model.outputLength = 32768;
    config.model.inputs = { "ATAC", "mCG" };
    config.model.settings = { { "channels", 64 }, { "depth", 3 }, { "heads", 4 }, { "key_size", 32 }, { "position_features", 24 },
        { "tower", { 32, 32, 40, 48, 48, 56, 64 } } };
    Organism organism;
    organism.name = "simulated";
    organism.genome = files.genome;
    organism.genes = files.genes;
    organism.split.valid = { "chrS2" };
    organism.split.test = { "chrS3" };
    organism.targets = { { "RNA+", "", "RNA", "RNA-" }, { "RNA-", "", "RNA", "RNA+" } };
    for (size_t cell = 0; cell < files.cells.size(); ++cell) {
        const simulation::SimulatedFiles::Cell& from = files.cells[cell];
        organism.cells.push_back({ simulation::Simulation::cellName(int(cell)),
            { { "ATAC", from.accessibility }, { "mCG", from.mcg }, { "mCG.coverage", from.mcgReads } },
            { { "RNA+", from.rnaPlus }, { "RNA-", from.rnaMinus } } });
    }
    config.organisms = { organism };
    config.recipe.epochs = 4;
    config.recipe.stepsPerEpoch = steps;
    config.recipe.batch = 2;
    config.recipe.validWindows = 4;
    config.machine.checkpointMinutes = 1000;
    return config;
}

struct Measured {
    double toFirstStep = 0;
    RunHistory history;
};

Measured measure(const fs::path& folder, const RunConfig& config)
{
    fs::create_directories(folder);
    const RunFolder run(folder);
    base::writeJson(run.config(), toJson(config));
    Measured measured;
    const auto start = bench::Clock::now();
    const Monitor monitor({}, [&](double, std::string_view stage) {
        if (measured.toFirstStep == 0 && stage.starts_with("step 1 "))
            measured.toFirstStep = bench::secondsSince(start);
    });
    loadTrainer()->train(run, monitor);
    measured.history.follow(run.metrics());
    return measured;
}

double median(const std::vector<StepBlock>& blocks, double StepBlock::*value)
{
    std::vector<double> values;
    for (size_t i = 1; i < blocks.size(); ++i) // the first warms up
        values.push_back(blocks[i].*value);
    return bench::quantile(values, 0.5);
}

} // namespace

int main(int argc, char** argv)
{
    const int64_t steps = argc > 1 ? std::stoll(argv[1]) : 20;
    const fs::path folder = fs::temp_directory_path() / fmt::format("epiarc-training-bench-{}", ::getpid());
    simulation::SimulationSettings settings;
    settings.lengths = { 1'200'000, 600'000, 500'000 };
    settings.cells = 2;
    const simulation::SimulatedFiles files(folder / "world", settings.cells);
    simulation::write(simulation::Simulation::make(settings), files);

    RunConfig config = configOf(files, steps);
    const double rate = models::loadEngine()->matrixRate();
    const Measured plain = measure(folder / "plain", config);
    config.machine.checkpointMinutes = 1e-9;
    const Measured saving = measure(folder / "saving", config);
    const double flops = models::loadEngine()->open(RunFolder(folder / "plain").best(), {}, {})->cost(2).flops;
    const double speed = median(plain.history.blocks, &StepBlock::windowsPerSecond),
                 savingSpeed = median(saving.history.blocks, &StepBlock::windowsPerSecond);

    fmt::print("{} steps of 2 windows of 65,536 bp in each of 4 epochs\n", steps);
    fmt::print("start to the end of the first step   {:.2f} s\n", plain.toFirstStep);
    fmt::print(
        "windows a second (median)            {:.2f}, {:.0f} % of the matrix rate of {:.0f} GFLOP/s (3 forward passes each)\n",
        speed, 100 * 3 * flops * speed / rate, rate / 1e9);
    fmt::print("fraction of time waiting for windows {:.2f} %\n", 100 * median(plain.history.blocks, &StepBlock::waiting));
    fmt::print("with a checkpoint after every step   {:.2f}, {:.0f} % of without\n", savingSpeed, 100 * savingSpeed / speed);
    fmt::print("memory after each epoch, MB         ");
    int64_t epoch = 0;
    for (const StepBlock& block : plain.history.blocks)
        if (block.step % steps == 0 && block.epoch != epoch) {
            epoch = block.epoch;
            fmt::print(" {:.0f}", double(block.bytes) / 1e6);
        }
    fmt::print("\n");
    fs::remove_all(folder);
}
