#include "core/models/device/device.h"
#include "core/models/versions.h"
#include "core/train/loop/probe.h"
#include "core/train/loop/trainingrun.h"
#include "core/train/provenance.h"

#include <fmt/format.h>
#include <limits>

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
        return models::guarded("training", [&] { return TrainingRun(folder, config, ranks, monitor).go(); });
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
            RunLog(folder, std::numeric_limits<int64_t>::max()).end({ RunEnd::Reason::Failed, 0, sentence });
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
