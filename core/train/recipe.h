#pragma once
#include "core/base/words.h"

#include <array>
#include <cstdint>
#include <string>

namespace train
{

/// How the weights move.
struct Recipe {
    enum class Loss { Poisson, PoissonMultinomial, SquaredError } loss = Loss::Poisson; ///< see loop/losses.h
    double totalWeight = 0.2; ///< with PoissonMultinomial
    enum class Optimiser { Adam, AdamW } optimiser = Optimiser::Adam;
    double rate = 5e-4, weightDecay = 0;
    enum class Schedule {
        Constant,
        Cosine,
        Plateau
    } schedule
        = Schedule::Constant; ///< after the warm-up; Cosine: to 0 at the end
    int64_t warmUp = 0; ///< steps over which the rate grows linearly
    double plateauFactor = 0.5; ///< the rate is multiplied by this …
    int64_t plateauPatience = 3; ///< … after so many epochs without a better validation loss
    double clip = 0.2; ///< largest norm of all gradients together; 0: any
    double averaging = 0; ///< fraction that the running mean of the weights keeps in a step, e.g. 0.999; 0: no mean
    int64_t batch = 1; ///< windows that are computed together
    int64_t accumulate = 1; ///< batches whose gradients make one step
    int64_t epochs = 10;
    int64_t stepsPerEpoch = 0; ///< 0: as many as show every window once in every cell type
    int64_t patience = 0; ///< epochs without a better validation loss after which it stops; 0: it goes on to the end
    enum class Windows { All, Genes } windows = Windows::All; ///< one beside the other, or one about the start of each gene
    int64_t stride = 0; ///< with All, bp from one window to the next; 0: what a window predicts
    int64_t shift = 3; ///< windows move by up to so many bp to either side
    bool reverseComplement = true; ///< half of the windows are read from the other strand
    int64_t validWindows = 0; ///< at most so many per cell type, evenly chosen; 0: all
    uint64_t seed = 1;
    int64_t repeats = 1; ///< networks that are trained, each from a seed of its own; more than one make an ensemble
    bool operator==(const Recipe&) const = default;
};

/// On what it runs.
struct Machine {
    std::string device = "auto"; ///< see models::DeviceOptions
    enum class Precision { Float32, Bfloat16 } precision = Precision::Float32;
    int threads = 0; ///< 0: all cores
    int readers = 1; ///< threads that read windows ahead
    double checkpointMinutes = 10;
    bool activationCheckpointing = false; ///< computes layers a second time instead of keeping what lies within them: less memory
    bool operator==(const Machine&) const = default;
};

/// What a model is compared with: the epigenome's bins without letters, or EpiAttend that is shown no epigenome.
enum class Baseline { Mlp, SequenceOnly };

/// The words of run.json (see core/base/words.h).
constexpr std::array<const char*, 3> wordsFor(Recipe::Loss)
{
    return { "poisson", "poisson-multinomial", "mse" };
}
constexpr std::array<const char*, 2> wordsFor(Recipe::Optimiser)
{
    return { "adam", "adamw" };
}
constexpr std::array<const char*, 3> wordsFor(Recipe::Schedule)
{
    return { "constant", "cosine", "plateau" };
}
constexpr std::array<const char*, 2> wordsFor(Recipe::Windows)
{
    return { "all", "genes" };
}
constexpr std::array<const char*, 2> wordsFor(Machine::Precision)
{
    return { "f32", "bf16" };
}
constexpr std::array<const char*, 2> wordsFor(Baseline)
{
    return { "mlp", "sequence only" };
}

} // namespace train
