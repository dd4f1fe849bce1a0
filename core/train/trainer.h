#pragma once
#include "core/train/run/runfolder.h"
#include "core/train/run/runhistory.h"
#include "core/train/runconfig.h"

#include <memory>

namespace train
{

/// What a run will take on this machine, from a few steps made for the purpose.
struct Estimate {
    std::string device; ///< "cpu, float32, 2 threads, BLAS …"
    int64_t parameters = 0, steps = 0, stepsPerEpoch = 0;
    double secondsToStart = 0, secondsPerStep = 0, secondsPerEpoch = 0; ///< an epoch with its validation
    int64_t bytes = 0; ///< of memory at the peak, of the process
    int64_t available = 0; ///< of memory now; 0: not known
    std::vector<std::string> advice; ///< sentences
};

/// Everything of training that needs LibTorch, behind a torch-free door.
class Trainer
{
public:
    virtual ~Trainer() = default;

    /// Trains in a folder as its run.json says: from the beginning, or from the last checkpoint in it, after which it computes
    /// the same numbers as if it had never been interrupted (on the same machine with the same threads). Ends when all epochs are
    /// done, when validation does not get better, or at the next step when the monitor or the folder asks to stop; the model and
    /// the state are saved then. Several processes started by Slurm or torchrun train together (see loop/ranks.h).
    /// Throws Error after the end was noted in the folder: bad settings, damaged files, a full disk, a loss that is no number.
    virtual RunEnd train(const RunFolder&, const Monitor&) const = 0;
    /// Throws Error as train would, and Cancelled.
    virtual Estimate estimate(const RunConfig&, const Monitor&) const = 0;
};

/// Loads libepiarc-learn as models::loadEngine does. Throws Error.
std::shared_ptr<const Trainer> loadTrainer();

} // namespace train
