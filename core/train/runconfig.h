#pragma once
#include "core/data/split.h"
#include "core/models/model.h"
#include "core/train/recipe.h"

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
    enum class Summary { Mean, Sum } summary = Summary::Mean; ///< of the bases of a bin
    bool log1p = false;
    double scale = 1; ///< of the summary, or of its log1p
    double softClip = 0; ///< values v above c become c + √(v − c), as Borzoi's targets; 0: none
    bool absentIsZero = true; ///< bases without a value; else they are left out, and bins without any are not learnt from
    bool operator==(const Target&) const = default;
};

constexpr std::array<const char*, 2> wordsFor(Target::Summary)
{
    return { "mean", "sum" };
}

/// The files of one cell type (or tissue, sample).
struct CellFiles {
    std::string name;
    std::map<std::string, std::filesystem::path> inputs; ///< by models::InputName: "ATAC", "mCG.percent"
    std::map<std::string, std::filesystem::path> targets; ///< by Target::name; those without a file are not learnt here
    bool operator==(const CellFiles&) const = default;
};

/// How a genome is divided into what is learnt, what decides when to stop, and what is kept for the end.
struct SplitRule {
    std::vector<std::string> valid, test; ///< whole chromosomes
    std::filesystem::path regions; ///< or a BED whose fourth column is train, valid or test
    std::filesystem::path alignment; ///< or (of the first of two organisms) a chain or net: homologous regions stay together
    double validFraction = 0.1, testFraction = 0.1; ///< with `alignment`
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
    enum class Heads { Keep, Replace, Add } heads = Heads::Replace; ///< of `start`
    enum class Trunk { Train, Freeze, LowRank } trunk = Trunk::Train; ///< all but the heads; LowRank: LoRA (see loop/trainable.h)
    int64_t rank = 8; ///< of each matrix's change, with LowRank
    bool operator==(const ModelChoice&) const = default;
};

constexpr std::array<const char*, 3> wordsFor(ModelChoice::Heads)
{
    return { "keep", "replace", "add" };
}
constexpr std::array<const char*, 3> wordsFor(ModelChoice::Trunk)
{
    return { "train", "freeze", "lora" };
}

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
    std::vector<Baseline> baselines; ///< trained first on the same data, in folders within the run's
    bool operator==(const RunConfig&) const = default;

    /// Throws Error naming the file and the key that is missing, unknown or of the wrong type. Relative paths become absolute.
    static RunConfig read(const std::filesystem::path& json);
    /// What of these settings contradicts itself; files are not opened (see checks/runcheck.h).
    std::vector<Complaint> check() const;
    /// The settings of one of its baselines.
    RunConfig baseline(Baseline) const;
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
