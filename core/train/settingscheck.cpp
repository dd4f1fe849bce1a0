#include "core/train/settingscheck.h"

#include "core/models/families/presets.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace train
{

namespace
{

class Complaints
{
public:
    std::vector<Complaint> found;

    void unless(bool holds, const std::string& field, const std::string& sentence)
    {
        if (!holds)
            found.push_back({ field, sentence });
    }
    void oneOf(const std::string& field, const std::string& value, const std::vector<std::string>& known)
    {
        unless(std::ranges::find(known, value) != known.end(), field,
            fmt::format("\"{}\" is not known: use {}.", value, fmt::join(known, ", ")));
    }
    void atLeast(const std::string& field, double value, double least)
    {
        unless(value >= least, field, fmt::format("{:g} is impossible: it must be {:g} or more.", value, least));
    }
    void fraction(const std::string& field, double value)
    {
        unless(value >= 0 && value < 1, field, fmt::format("{:g} is no fraction: it must be from 0 to below 1.", value));
    }
};

bool isDevice(const std::string& name)
{
    return name == "auto" || name == "cpu" || name == "cuda"
        || (name.starts_with("cuda:") && name.size() > 5 && name.find_first_not_of("0123456789", 5) == std::string::npos);
}

void check(const Recipe& recipe, Complaints& complaints)
{
    complaints.unless(recipe.rate > 0, "recipe.rate", fmt::format("A rate of {:g} learns nothing: 5e-4 is usual.", recipe.rate));
    complaints.fraction("recipe.averaging", recipe.averaging);
    complaints.unless(recipe.plateauFactor > 0 && recipe.plateauFactor < 1, "recipe.plateau_factor",
        fmt::format("{:g} must be between 0 and 1.", recipe.plateauFactor));
    const auto atLeast = [&](const char* field, double value, double least) { complaints.atLeast(field, value, least); };
    atLeast("recipe.total_weight", recipe.totalWeight, 0);
    atLeast("recipe.weight_decay", recipe.weightDecay, 0);
    atLeast("recipe.warm_up", double(recipe.warmUp), 0);
    atLeast("recipe.plateau_patience", double(recipe.plateauPatience), 1);
    atLeast("recipe.clip", recipe.clip, 0);
    atLeast("recipe.batch", double(recipe.batch), 1);
    atLeast("recipe.accumulate", double(recipe.accumulate), 1);
    atLeast("recipe.repeats", double(recipe.repeats), 1);
    atLeast("recipe.epochs", double(recipe.epochs), 1);
    atLeast("recipe.steps_per_epoch", double(recipe.stepsPerEpoch), 0);
    atLeast("recipe.patience", double(recipe.patience), 0);
    atLeast("recipe.stride", double(recipe.stride), 0);
    atLeast("recipe.shift", double(recipe.shift), 0);
    atLeast("recipe.valid_windows", double(recipe.validWindows), 0);
    complaints.unless(recipe.weightDecay == 0 || recipe.optimiser == Recipe::Optimiser::AdamW, "recipe.weight_decay",
        "Adam takes no weight decay: use the optimiser adamw, or 0.");
}

void check(const SplitRule& split, const std::string& field, Complaints& complaints)
{
    const int rules
        = int(!split.valid.empty() || !split.test.empty()) + int(!split.regions.empty()) + int(!split.alignment.empty());
    complaints.unless(rules < 2, field, "Choose one of whole chromosomes, a BED of regions, or an alignment.");
    complaints.fraction(field + ".valid_share", split.validFraction);
    complaints.fraction(field + ".test_share", split.testFraction);
    complaints.unless(!(split.validFraction + split.testFraction >= 1), field + ".test_share",
        "Validation and test leave nothing to train on: they must sum to less than 1.");
}

/// Organisms are divided one by one, or both by what is alike in them.
void checkTogether(const std::vector<Organism>& organisms, Complaints& complaints)
{
    for (size_t i = 0; i < organisms.size(); ++i) {
        const std::string field = fmt::format("organisms.{}", i);
        const SplitRule& split = organisms[i].split;
        complaints.unless(std::ranges::count(organisms, organisms[i].name, &Organism::name) == 1, field + ".name",
            fmt::format("Two organisms are called \"{}\": each has a head of its own.", organisms[i].name));
        complaints.unless(split.alignment.empty() || (i == 0 && organisms.size() == 2), field + ".split.alignment",
            "An alignment divides two organisms together: give it with the first of two.");
        complaints.unless(i == 0 || organisms[0].split.alignment.empty()
                || (split.valid.empty() && split.test.empty() && split.regions.empty()),
            field + ".split", "The alignment of the first organism divides this one too: leave this empty.");
    }
}

void check(const Organism& organism, const std::string& field, Complaints& complaints)
{
    complaints.unless(!organism.name.empty(), field + ".name", "It needs a name, which its head will have.");
    complaints.unless(!organism.genome.empty(), field + ".genome", "A genome is needed: a FASTA or 2bit file.");
    complaints.unless(!organism.targets.empty(), field + ".targets", "There is nothing to predict: name at least one target.");
    complaints.unless(
        !organism.cells.empty(), field + ".cells", "There are no measurements: give the files of at least one cell type.");
    for (size_t i = 0; i < organism.targets.size(); ++i) {
        const Target& target = organism.targets[i];
        const std::string at = fmt::format("{}.targets.{}", field, i);
        complaints.unless(!target.name.empty(), at + ".name", "A target needs a name.");
        complaints.atLeast(at + ".soft_clip", target.softClip, 0);
        complaints.unless(target.scale > 0, at + ".scale", "The scale must be above 0.");
        complaints.unless(std::ranges::count(organism.targets, target.name, &Target::name) == 1, at + ".name",
            fmt::format("Two targets are called \"{}\": give each a name of its own.", target.name));
        const auto other = std::ranges::find(organism.targets, target.otherStrand, &Target::name);
        complaints.unless(target.otherStrand.empty() || (other != organism.targets.end() && other->otherStrand == target.name),
            at + ".other_strand",
            fmt::format("\"{}\" must be a target whose other strand is \"{}\".", target.otherStrand, target.name));
    }
    for (size_t i = 0; i < organism.cells.size(); ++i) {
        const std::string at = fmt::format("{}.cells.{}", field, i);
        complaints.unless(std::ranges::count(organism.cells, organism.cells[i].name, &CellFiles::name) == 1, at + ".name",
            fmt::format("Two cell types are called \"{}\": give each a name of its own.", organism.cells[i].name));
        complaints.unless(!organism.cells[i].targets.empty(), at + ".targets", "No file of this cell type is to be predicted.");
        for (const auto& [name, file] : organism.cells[i].targets)
            complaints.unless(std::ranges::find(organism.targets, name, &Target::name) != organism.targets.end(),
                at + ".targets." + name, fmt::format("There is no target \"{}\" among {}.targets.", name, field));
    }
    check(organism.split, field + ".split", complaints);
}

} // namespace

std::vector<Complaint> checkSettings(const RunConfig& config)
{
    Complaints complaints;
    train::check(config.recipe, complaints);
    complaints.atLeast("model.input_length", double(config.model.inputLength), 0);
    complaints.atLeast("model.output_length", double(config.model.outputLength), 0);
    complaints.atLeast("model.bin_size", double(config.model.binSize), 0);
    complaints.atLeast("model.rank", double(config.model.rank), 1);
    complaints.unless(config.model.trunk == ModelChoice::Trunk::Train || !config.model.start.empty(), "model.trunk",
        "Only a trunk that was trained can be frozen or adapted: give a model to start from.");
    if (config.model.start.empty())
        complaints.oneOf("model.preset", config.model.preset, models::presetNames());
    for (size_t i = 0; i < config.baselines.size(); ++i)
        complaints.unless(config.model.start.empty() && config.model.preset.starts_with("epiattend"),
            fmt::format("baselines.{}", i),
            "Only an EpiAttend that begins anew is compared with these: they are its epigenome without letters, and it without "
            "epigenome.");
    complaints.unless(isDevice(config.machine.device), "machine.device",
        fmt::format("\"{}\" is no device: use auto, cpu, cuda or cuda:N.", config.machine.device));
    complaints.atLeast("machine.threads", config.machine.threads, 0);
    complaints.atLeast("machine.readers", config.machine.readers, 1);
    complaints.unless(
        config.machine.checkpointMinutes > 0, "machine.checkpoint_minutes", "The time between checkpoints must be above 0.");
    complaints.unless(!config.organisms.empty() && config.organisms.size() <= 2, "organisms",
        "A run needs one organism, or two that take turns.");
    for (size_t i = 0; i < config.organisms.size(); ++i)
        train::check(config.organisms[i], fmt::format("organisms.{}", i), complaints);
    for (size_t i = 0; i < config.organisms.size() && config.recipe.windows == Recipe::Windows::Genes; ++i)
        complaints.unless(!config.organisms[i].genes.empty(), fmt::format("organisms.{}.genes", i),
            "Windows about the starts of genes need genes: give a GTF, GFF3 or BED file.");
    checkTogether(config.organisms, complaints);
    return std::move(complaints.found);
}

} // namespace train
