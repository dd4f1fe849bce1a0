#include "core/train/trainer.h"

#include "core/models/learnlibrary.h"

namespace train
{

Json toJson(const Estimate& estimate)
{
    return { { "device", estimate.device }, { "parameters", estimate.parameters }, { "steps", estimate.steps },
        { "steps_per_epoch", estimate.stepsPerEpoch }, { "seconds_to_start", estimate.secondsToStart },
        { "seconds_per_step", estimate.secondsPerStep }, { "seconds_per_epoch", estimate.secondsPerEpoch },
        { "bytes", estimate.bytes }, { "available_bytes", estimate.available }, { "advice", estimate.advice } };
}

std::shared_ptr<const Trainer> loadTrainer()
{
    const auto factory = reinterpret_cast<Trainer* (*)()>(models::learnFunction("epiarcTrainer"));
    return std::shared_ptr<const Trainer>(factory());
}

} // namespace train
