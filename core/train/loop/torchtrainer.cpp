#include "core/models/device/device.h"
#include "core/models/versions.h"
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
            for (const std::string& name : config.baselines)
                if (const RunEnd end = baseline(folder, config, name, ranks, monitor); end.reason == RunEnd::Reason::Stopped) {
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
    /// Nothing to do where it has been finished.
    static RunEnd baseline(
        const RunFolder& folder, const RunConfig& config, const std::string& name, Ranks& ranks, const Monitor& monitor)
    {
        const RunFolder own = folder.baseline(name);
        RunHistory history;
        history.follow(own.metrics());
        if (history.end && history.end->reason != RunEnd::Reason::Stopped && history.end->reason != RunEnd::Reason::Failed)
            return *history.end;
        if (ranks.first()) {
            std::filesystem::create_directories(own.path());
            base::writeJson(own.config(), toJson(config.baseline(name)));
            RunLog(folder).say(fmt::format("Trains the baseline \"{}\" first.", name));
        }
        const RunEnd end = TrainingRun(own, config.baseline(name), ranks, monitor.part(0, 0)).go();
        if (end.reason == RunEnd::Reason::Failed)
            throw Error(fmt::format("The baseline \"{}\" failed: {}", name, end.sentence));
        return end;
    }
    static Json versions()
    {
        Json all = models::versions();
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
