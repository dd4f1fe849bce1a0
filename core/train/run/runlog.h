#pragma once
#include "core/train/run/runfolder.h"
#include "core/train/run/runhistory.h"

namespace train
{

/// What a process writes for those who follow its run: metrics.jsonl for programs, log.txt for people.
class RunLog
{
public:
    /// Takes out of the metrics what a run that resumes does not know of (see MetricsLog).
    explicit RunLog(
        const RunFolder& folder, int64_t step = std::numeric_limits<int64_t>::max(), std::optional<int64_t> epochs = {})
        : m_folder(folder)
        , m_metrics(folder.metrics(), step, epochs)
    {
    }
    void add(const Json& line) { m_metrics.add(line); }
    /// A sentence with the time, UTC. A log that cannot be written stops nothing.
    void say(const std::string& sentence) const;
    /// Both, as far as the disk allows.
    void end(const RunEnd&);

private:
    RunFolder m_folder;
    MetricsLog m_metrics;
};

} // namespace train
