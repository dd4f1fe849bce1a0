#include "core/base/versions.h"
#include "core/models/device/device.h"
#include "core/train/loop/probe.h"
#include "core/train/loop/trainingrun.h"
#include "core/train/provenance.h"

#include <fmt/format.h>

namespace train
{

namespace
{

class TorchTrainer : public Trainer
{
public:
    RunEnd train(const RunFolder& folder, const Monitor& monitor) const override
    {
        Ranks ranks;
        std::optional<RunLock> lock;
        if (ranks.first())
            lock.emplace(folder); // who does not get it leaves no trace
        RunEnd end;
        try {
            end = run(folder, ranks, monitor);
        } catch (const Error& problem) { // before the first step
            if (lock)
                noteFailure(folder, problem.what());
            throw;
        }
        if (end.reason == RunEnd::Reason::Failed)
            throw Error(end.sentence);
        return end;
    }

    Estimate estimate(const RunConfig& config, const Monitor& monitor) const override
    {
        return models::guarded("estimating", [&] { return probe(config, monitor); });
    }

private:
    static RunEnd run(const RunFolder& folder, Ranks& ranks, const Monitor& monitor)
    {
        if (ranks.first())
            folder.forgetStop();
        const RunConfig config = RunConfig::read(folder.config());
        for (const Complaint& complaint : config.check())
            if (complaint.fatal)
                throw Error(fmt::format("{}: {}: {}", folder.config().string(), complaint.field, complaint.sentence));
        std::optional<ProvenanceWriter> provenance;
        if (ranks.first())
            provenance.emplace(folder, config, versions());
        const RunEnd end = models::guarded("training", [&] {
            for (const Inner& inner : innerRuns(folder, config))
                if (const RunEnd end = trainFirst(folder, inner, ranks, monitor); end.reason == RunEnd::Reason::Stopped) {
                    if (ranks.first())
                        RunLog(folder).end(end);
                    return end;
                }
            return TrainingRun(folder, config, ranks, monitor).go();
        });
        const bool complete = end.reason == RunEnd::Reason::Finished || end.reason == RunEnd::Reason::EarlyStop;
        if (provenance && complete)
            provenance->finish();
        return end;
    }
    /// A run within a run.
    struct Inner {
        std::string name; ///< "baseline \"mlp\"", "repeat 2 of 3"
        RunFolder folder;
        RunConfig config;
    };
    /// What has to be there before the run itself.
    static std::vector<Inner> innerRuns(const RunFolder& folder, const RunConfig& config)
    {
        std::vector<Inner> runs;
        for (const Baseline kind : config.baselines)
            runs.push_back({ fmt::format("baseline \"{}\"", base::wordOf(kind)), folder.baseline(base::wordOf(kind)),
                config.baseline(kind) });
        for (int64_t number = 2; number <= config.recipe.repeats; ++number)
            runs.push_back(
                { fmt::format("repeat {} of {}", number, config.recipe.repeats), folder.repeat(number), config.repeat(number) });
        return runs;
    }
    /// What decides what a run has learnt after so many epochs: not the computer.
    static Json settingsOf(const RunConfig& config)
    {
        Json settings = toJson(config);
        settings.erase("machine");
        settings.at("recipe").erase("epochs");
        return settings;
    }
    /// Whether its metrics say that all epochs it has now were made, or that more would not help.
    static bool isDone(const RunHistory& history, const RunConfig& config)
    {
        if (!history.end || history.blocks.empty())
            return false;
        return history.end->reason == RunEnd::Reason::EarlyStop
            || (history.end->reason == RunEnd::Reason::Finished && history.blocks.back().epoch >= config.recipe.epochs);
    }
    /// Nothing to do where it is done. Throws Error when it was begun with other settings.
    static RunEnd trainFirst(const RunFolder& folder, const Inner& inner, Ranks& ranks, const Monitor& monitor)
    {
        const RunFolder& own = inner.folder;
        if (std::filesystem::exists(own.state()) && settingsOf(RunConfig::read(own.config())) != settingsOf(inner.config))
            throw Error(fmt::format("The {} was begun with other settings than the run has now: delete {}, or begin a run in "
                                    "another folder.",
                inner.name, own.path().string()));
        RunHistory history;
        history.follow(own.metrics());
        // The first decides: when the others look, it may have begun to write.
        if (ranks.sum({ ranks.first() && isDone(history, inner.config) ? 1.0 : 0.0 })[0] > 0)
            return history.end.value_or(RunEnd {});
        if (ranks.first()) {
            std::filesystem::create_directories(own.path());
            base::writeJson(own.config(), toJson(inner.config));
            RunLog(folder).say(fmt::format("Trains {} first.", inner.name));
        }
        const RunEnd end = TrainingRun(own, inner.config, ranks, monitor.part(0, 0)).go();
        if (end.reason == RunEnd::Reason::Failed)
            throw Error(fmt::format("The {} failed: {}", inner.name, end.sentence));
        return end;
    }
    static Json versions()
    {
        Json all = base::versions();
        all.update(models::aboutDevices());
        return all;
    }
    static void noteFailure(const RunFolder& folder, const std::string& sentence)
    {
        try {
            RunLog(folder).end({ RunEnd::Reason::Failed, 0, sentence });
        } catch (const Error&) {
            // A folder that cannot be written: the sentence is thrown.
        }
    }
};

} // namespace

} // namespace train

/// The trainer of this library (see loadTrainer); the caller owns the result.
extern "C" train::Trainer* epiarcTrainer()
{
    return new train::TorchTrainer;
}
