#include "core/train/trainer.h"

#include "core/models/learnlibrary.h"

namespace train
{

std::shared_ptr<const Trainer> loadTrainer()
{
    const auto factory = reinterpret_cast<Trainer* (*)()>(models::learnFunction("epiarcTrainer"));
    return std::shared_ptr<const Trainer>(factory());
}

} // namespace train
