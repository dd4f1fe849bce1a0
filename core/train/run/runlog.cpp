#include "core/train/run/runlog.h"

#include "core/base/error.h"

#include <ctime>
#include <fmt/chrono.h>
#include <fstream>

namespace train
{

void RunLog::say(const std::string& sentence) const
{
    std::ofstream out(m_folder.log(), std::ios::app);
    out << fmt::format("{:%Y-%m-%d %H:%M:%S} {}\n", fmt::gmtime(std::time(nullptr)), sentence);
}

void RunLog::end(const RunEnd& end)
{
    try {
        m_metrics.add(toJson(end));
    } catch (const Error&) {
        // Of a full disk: the process says it itself.
    }
    switch (end.reason) {
    case RunEnd::Reason::Finished:
        return say(fmt::format("Finished after {} steps.", end.step));
    case RunEnd::Reason::EarlyStop:
        return say(fmt::format("Stopped early after {} steps: validation did not get better.", end.step));
    case RunEnd::Reason::Stopped:
        return say(fmt::format("Stopped as asked after {} steps; everything is saved.", end.step));
    case RunEnd::Reason::Failed:
        return say(fmt::format("Failed after {} steps: {}", end.step, end.sentence));
    }
}

} // namespace train
