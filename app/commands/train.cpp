#include "app/commands/train.h"

#include "core/train/answers.h"
#include "core/train/process.h"
#include "core/train/trainer.h"

#include <fmt/format.h>

namespace fs = std::filesystem;

namespace
{

constexpr int stopped = 130;

struct TrainOptions {
    fs::path config, resume, out;
};

/// The folder of a new run: that of a file called run.json, else one beside the file with its name.
train::RunFolder folderOf(const TrainOptions& options)
{
    if (!options.out.empty())
        return train::RunFolder(options.out);
    const fs::path file = fs::absolute(options.config);
    return train::RunFolder(file.filename() == "run.json" ? file.parent_path() : file.parent_path() / file.stem());
}

/// Writes run.json into the folder, with absolute paths, unless it is there already.
void begin(const TrainOptions& options, const train::RunFolder& folder)
{
    const train::RunConfig config = train::RunConfig::read(options.config);
    if (fs::exists(folder.state()))
        throw Error(
            fmt::format("{0} holds a run that was begun: go on with \"epiarc-cli train --resume {0}\", or give --out another "
                        "folder.",
                folder.path().string()));
    std::error_code problem;
    fs::create_directories(folder.path(), problem);
    if (problem)
        throw Error(fmt::format("{} cannot be made: {}.", folder.path().string(), problem.message()));
    if (!fs::exists(folder.config()) || !fs::equivalent(folder.config(), options.config))
        base::writeJson(folder.config(), toJson(config));
}

int trainRun(const TrainOptions& options, const Console& console)
{
    const train::RunFolder folder = options.resume.empty() ? folderOf(options) : train::RunFolder(options.resume);
    if (options.resume.empty() && train::Process::current().first())
        begin(options, folder);
    const train::RunEnd end = train::loadTrainer()->train(folder, console.monitor());
    console.erase();
    if (end.reason == train::RunEnd::Reason::Stopped) {
        console.note(fmt::format("Stopped after {} steps; everything is saved. Go on with \"epiarc-cli train --resume {}\".",
            end.step, folder.path().string()));
        return stopped;
    }
    fmt::print("{}: {} after {} steps; the best model is {}\n", folder.path().string(),
        end.reason == train::RunEnd::Reason::EarlyStop ? "stopped early" : "finished", end.step, folder.result().string());
    return 0;
}

std::string duration(double seconds)
{
    return seconds < 90  ? fmt::format("{:.3g} s", seconds)
        : seconds < 5400 ? fmt::format("{:.0f} min", seconds / 60)
                         : fmt::format("{:.1f} h", seconds / 3600);
}

int estimateRun(const fs::path& config, bool json, const Console& console)
{
    const train::RunConfig run = train::RunConfig::read(config);
    for (const train::Complaint& complaint : run.check())
        if (complaint.fatal)
            throw Error(fmt::format("{}: {}: {}", config.string(), complaint.field, complaint.sentence));
    const train::Estimate estimate = train::loadTrainer()->estimate(run, console.monitor());
    console.erase();
    if (json) {
        fmt::print("{}\n", toJson(estimate).dump(2));
        return 0;
    }
    fmt::print("{} parameters on {}\n{} to the first step, {} a step, {} steps and {} an epoch, {} in all\n{:.1f} GB of memory",
        estimate.parameters, estimate.device, duration(estimate.secondsToStart), duration(estimate.secondsPerStep),
        estimate.stepsPerEpoch, duration(estimate.secondsPerEpoch),
        duration(estimate.secondsPerEpoch * double(run.recipe.epochs * run.recipe.repeats)), double(estimate.bytes) / 1e9);
    if (estimate.available)
        fmt::print(", {:.1f} GB are free besides", double(estimate.available) / 1e9);
    fmt::print("\n");
    for (const std::string& sentence : estimate.advice)
        fmt::print("{}\n", sentence);
    return 0;
}

} // namespace

Command addTrain(CLI::App& app)
{
    CLI::App* parser = app.add_subcommand("train", "train a model as a file says, or go on with a run");
    parser->footer("Examples:\n  epiarc-cli train brain/run.json\n  epiarc-cli train --resume brain\n\n"
                   "The run is a folder: that of run.json, or one named after another file. Ctrl-C, or SIGTERM, saves and ends; "
                   "--resume computes\nthe same numbers as if nothing had happened. Started by srun or torchrun, processes train "
                   "together.");
    auto options = std::make_shared<TrainOptions>();
    auto* config = parser->add_option("RUN.json", options->config, "what to train, on what, and how")->type_name("FILE");
    auto* resume = parser->add_option("--resume", options->resume, "a run that was stopped or died")->type_name("RUNDIR");
    parser->add_option("--out", options->out, "folder of the new run")->type_name("DIR")->excludes(resume);
    config->excludes(resume);
    parser->callback([parser, options] {
        if (options->config.empty() == options->resume.empty())
            throw CLI::ValidationError("train", "give RUN.json, or --resume RUNDIR");
    });
    return { parser, [options](const Console& console) { return trainRun(*options, console); } };
}

Command addEstimate(CLI::App& app)
{
    CLI::App* parser = app.add_subcommand("estimate", "tell what a training run will take: makes a few steps");
    auto config = std::make_shared<fs::path>();
    auto json = std::make_shared<bool>(false);
    parser->add_option("RUN.json", *config, "as for train")->required()->type_name("FILE");
    parser->add_flag("--json", *json, "machine-readable");
    return { parser, [config, json](const Console& console) { return estimateRun(*config, *json, console); } };
}
