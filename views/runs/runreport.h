#pragma once
#include "core/train/heldout.h"
#include "core/train/run/runfolder.h"
#include "core/train/run/runhistory.h"
#include "core/train/runconfig.h"

#include <QCoreApplication>
#include <QStringList>

#include <memory>
#include <optional>

/// How far a training run is.
enum class RunState {
    Ready, ///< its settings are written, nothing was started yet
    Starting, ///< its process was started from this window and has not said anything yet
    Running, ///< here or on another machine
    Pausing, ///< was asked to stop, and saves
    Paused, ///< ended when it was asked to; can go on
    Interrupted, ///< its process is gone without a word; can go on from its last checkpoint
    Finished,
    Failed, ///< ended with an error, or did not start
    Missing ///< the folder cannot be read
};

/// All that a run folder tells at one moment.
struct RunReport {
    Q_DECLARE_TR_FUNCTIONS(RunReport)
public:
    QString folder, name;
    std::shared_ptr<const train::RunHistory> history = std::make_shared<train::RunHistory>(); ///< never null
    std::shared_ptr<const train::RunConfig> config; ///< null: cannot be read
    std::shared_ptr<const train::HeldOut> heldOut; ///< null: not evaluated yet
    std::optional<train::RunFolder::Owner> owner;
    bool stopAsked = false;
    bool launched = false; ///< the process that this window started lives
    bool silent = false; ///< … or lived, and has not added to the history
    bool hasBest = false; ///< best.safetensors is there
    bool canResume = false; ///< there is a checkpoint
    QStringList log; ///< last lines of log.txt
    QString lastWords; ///< the last line that the process wrote to its terminal
    QString problem; ///< of reading the folder

    RunState state() const;
    bool isActive() const;
    const train::StepBlock* now() const; ///< where it is; null before the first steps
    int64_t steps() const; ///< of the whole run; 0: not known
    std::optional<double> validPearson() const; ///< of the last evaluation
    QString stateText() const; ///< "running on node7", "paused"
    QString sentence() const; ///< beyond the state: why it failed, what can be done; may be empty
    QString progressText() const; ///< speed, time left, memory … of a run that is under way; else what it took
    static QString durationText(double seconds); ///< "2 d 3 h", "1 h 20 min", "3 min", "40 s"
};
