#pragma once
#include "core/data/split.h"
#include "core/models/model.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace train
{

/// One column that the model learns to predict: its name, and how the values of a file become those of bins.
struct Target {
    std::string name, description, assay;
    std::string otherStrand; ///< name of the target that measures the other strand; empty: it has none
    std::string summary = "mean"; ///< of the bases of a bin: "mean" | "sum"
    bool log1p = false;
    double scale = 1; ///< of the summary, or of its log1p
    double softClip = 0; ///< values v above c become c + √(v − c), as Borzoi's targets; 0: none
    bool absentIsZero = true; ///< bases without a value; else they are left out, and bins without any are not learnt from
    bool operator==(const Target&) const = default;
};

/// The files of one cell type (or tissue, sample).
struct CellFiles {
    std::string name;
    std::map<std::string, std::filesystem::path> inputs; ///< of roles; also "mCG.coverage", "mCG.percent" as `predict --track`
    std::map<std::string, std::filesystem::path> targets; ///< of targets; those without a file are not learnt in this cell type
    bool operator==(const CellFiles&) const = default;
};

/// How a genome is divided into what is learnt, what decides when to stop, and what is kept for the end.
struct SplitRule {
    std::vector<std::string> valid, test; ///< whole chromosomes
    std::filesystem::path regions; ///< or a BED whose fourth column is train, valid or test
    std::filesystem::path alignment; ///< or (of the first of two organisms) a chain or net: homologous regions stay together
    double validShare = 0.1, testShare = 0.1; ///< with `alignment`
    uint64_t seed = 1; ///< with `alignment`
    bool operator==(const SplitRule&) const = default;
};

/// A genome and what was measured on it; one head of the model.
struct Organism {
    std::string name; ///< of the head
    std::filesystem::path genome; ///< FASTA or 2bit
    std::filesystem::path genes; ///< GTF, GFF3 or BED; empty: no metrics across genes
    std::filesystem::path blacklist; ///< BED
    SplitRule split;
    std::vector<Target> targets;
    std::vector<CellFiles> cells;
    bool operator==(const Organism&) const = default;
};

/// Which network, and where its weights begin.
struct ModelChoice {
    std::string name = "model"; ///< of the model file
    std::string preset = "epiattend"; ///< see models::preset; unless `start` is given
    Json settings = Json::object(); ///< replaces settings of the preset
    int64_t inputLength = 0, outputLength = 0; ///< bp; 0: the preset's
    int64_t binSize = 0; ///< bp; 0: the preset's. Must be what the network's settings give
    std::vector<std::string> inputs; ///< names of models::knownInputs; empty: the preset's
    std::filesystem::path start; ///< a model to go on from
    std::string heads = "replace"; ///< of `start`: "keep" | "replace" | "add"
    std::string trunk = "train"; ///< all but the heads: "train" | "freeze" | "lora"
    int64_t rank = 8; ///< of each matrix's change, with "lora"
    bool operator==(const ModelChoice&) const = default;
};

/// How the weights move.
struct Recipe {
    std::string loss = "poisson"; ///< "poisson" | "poisson-multinomial" | "mse" (see loop/losses.h)
    double totalWeight = 0.2; ///< with poisson-multinomial
    std::string optimiser = "adam"; ///< "adam" | "adamw"
    double rate = 5e-4, weightDecay = 0;
    std::string schedule = "constant"; ///< after the warm-up: "constant" | "cosine" (to 0 after the last step) | "plateau"
    int64_t warmUp = 0; ///< steps over which the rate grows linearly
    double plateauFactor = 0.5; ///< the rate is multiplied by this …
    int64_t plateauPatience = 3; ///< … after so many epochs without a better validation loss
    double clip = 0.2; ///< largest norm of all gradients together; 0: any
    double averaging = 0; ///< share that the running mean of the weights keeps in a step, e.g. 0.999; 0: no mean
    int64_t batch = 1; ///< windows that are computed together
    int64_t accumulate = 1; ///< batches whose gradients make one step
    int64_t epochs = 10;
    int64_t stepsPerEpoch = 0; ///< 0: as many as show every window once in every cell type
    int64_t patience = 0; ///< epochs without a better validation loss after which it stops; 0: it goes on to the end
    std::string windows = "all"; ///< "all": one beside the other | "genes": one about the start of each gene
    int64_t stride = 0; ///< with "all", bp from one window to the next; 0: what a window predicts
    int64_t shift = 3; ///< windows move by up to so many bp to either side
    bool reverseComplement = true; ///< half of the windows are read from the other strand
    int64_t validWindows = 0; ///< at most so many per cell type, evenly chosen; 0: all
    uint64_t seed = 1;
    int64_t repeats = 1; ///< networks that are trained, each from a seed of its own; more than one make an ensemble
    bool operator==(const Recipe&) const = default;
};

/// On what it runs.
struct Machine {
    std::string device = "auto", dtype = "f32"; ///< see models::DeviceOptions
    int threads = 0; ///< 0: all cores
    int readers = 1; ///< threads that read windows ahead
    double checkpointMinutes = 10;
    bool activationCheckpointing = false; ///< computes layers a second time instead of keeping what lies within them: less memory
    bool operator==(const Machine&) const = default;
};

/// Something that a run cannot be started with, or should not.
struct Complaint {
    std::string field; ///< "recipe.rate", "organisms.0.cells.1.targets.RNA": where it is in run.json
    std::string sentence;
    bool fatal = true;
};

/// All that a training run depends on: run.json. Paths are absolute, or relative to the folder of that file.
struct RunConfig {
    ModelChoice model;
    std::vector<Organism> organisms;
    Recipe recipe;
    Machine machine;
    /// What is trained first on the same data, in folders within the run's, to compare with: "mlp" (the epigenome's bins without
    /// letters), "sequence only" (EpiAttend shown no epigenome).
    std::vector<std::string> baselines;
    bool operator==(const RunConfig&) const = default;

    /// Throws Error naming the file and the key that is missing, unknown or of the wrong type. Relative paths become absolute.
    static RunConfig read(const std::filesystem::path& json);
    /// What contradicts itself; files are not opened (see datacheck.h).
    std::vector<Complaint> check() const;
    /// The settings of one of its baselines.
    RunConfig baseline(const std::string& name) const;
    /// The settings of its n-th repeat; the second and later ones differ in their seeds.
    RunConfig repeat(int64_t number) const;
    /// The untrained network of these settings, or `start` with its new heads. Throws Error (no such preset or input, a start
    /// that is no model).
    models::ModelSpec spec() const;
};
Json toJson(const RunConfig&);
/// Throws Error as RunConfig::read; relative paths stay.
RunConfig runConfigFromJson(const Json&, const std::string& file);

} // namespace train
