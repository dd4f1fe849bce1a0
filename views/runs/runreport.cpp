#include "views/runs/runreport.h"

#include <QLocale>

#include <cmath>

RunState RunReport::state() const
{
    using Reason = train::RunEnd::Reason;
    if (!problem.isEmpty())
        return RunState::Missing;
    if (owner)
        return stopAsked ? RunState::Pausing : RunState::Running;
    if (launched && (silent || !history->end))
        return RunState::Starting;
    if (silent)
        return RunState::Failed;
    if (history->end) {
        const Reason reason = history->end->reason;
        return reason == Reason::Failed ? RunState::Failed : reason == Reason::Stopped ? RunState::Paused : RunState::Finished;
    }
    if (canResume)
        return RunState::Interrupted;
    return lastWords.isEmpty() && log.isEmpty() && history->blocks.empty() ? RunState::Ready : RunState::Failed;
}

bool RunReport::isActive() const
{
    const RunState now = state();
    return now == RunState::Starting || now == RunState::Running || now == RunState::Pausing;
}

const train::StepBlock* RunReport::now() const
{
    return history->blocks.empty() ? nullptr : &history->blocks.back();
}

int64_t RunReport::steps() const
{
    return now() ? now()->steps : 0;
}

std::optional<double> RunReport::validPearson() const
{
    const train::Evaluation* valid = history->latest("valid");
    return valid ? valid->pearson : std::nullopt;
}

QString RunReport::stateText() const
{
    switch (state()) {
    case RunState::Ready:
        return tr("not started");
    case RunState::Starting:
        return tr("starting");
    case RunState::Running:
        return owner->here ? tr("running") : tr("running on %1").arg(QString::fromStdString(owner->host));
    case RunState::Pausing:
        return tr("pausing");
    case RunState::Paused:
        return tr("paused");
    case RunState::Interrupted:
        return tr("interrupted");
    case RunState::Finished:
        return tr("finished");
    case RunState::Failed:
        return tr("failed");
    case RunState::Missing:
        break;
    }
    return tr("missing");
}

QString RunReport::sentence() const
{
    switch (state()) {
    case RunState::Pausing:
        return tr("It saves a checkpoint and ends after the step that it computes now.");
    case RunState::Interrupted:
        return tr("Its process is gone without a word. Resume goes on from the last checkpoint.");
    case RunState::Finished:
        return QString::fromStdString(history->end->sentence);
    case RunState::Failed:
        if (history->end && !silent && !history->end->sentence.empty())
            return QString::fromStdString(history->end->sentence);
        return !lastWords.isEmpty() ? lastWords
            : !log.isEmpty()        ? log.last()
                                    : tr("Its process ended before the first checkpoint.");
    case RunState::Missing:
        return problem;
    default:
        return {};
    }
}

QString RunReport::progressText() const
{
    const train::StepBlock* block = now();
    if (!block)
        return {};
    const QLocale locale;
    QStringList parts;
    if (isActive()) {
        if (std::isfinite(block->secondsLeft) && block->secondsLeft > 0)
            parts << tr("%1 left").arg(durationText(block->secondsLeft));
        if (std::isfinite(block->windowsPerSecond))
            parts << tr("%1 windows/s").arg(locale.toString(block->windowsPerSecond, 'g', 3));
        if (std::isfinite(block->waiting))
            parts << tr("%1 % waiting").arg(locale.toString(100 * block->waiting, 'f', 1));
        parts << locale.formattedDataSize(block->bytes, block->bytes < 1'000'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
    } else {
        parts << tr("computed for %1").arg(durationText(block->seconds));
    }
    return parts.join(QStringLiteral(" · "));
}

QString RunReport::durationText(double seconds)
{
    if (!std::isfinite(seconds))
        return {};
    const auto whole = int64_t(std::round(std::max(0.0, seconds)));
    if (whole < 60)
        return tr("%1 s").arg(whole);
    const int64_t minutes = (whole + 30) / 60, hours = minutes / 60;
    if (hours == 0)
        return tr("%1 min").arg(minutes);
    if (hours < 24)
        return tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    return tr("%1 d %2 h").arg(hours / 24).arg(hours % 24);
}
