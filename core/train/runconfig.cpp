#include "core/train/runconfig.h"

#include "core/models/engine.h"
#include "core/models/presets.h"
#include "core/train/jsonfields.h"

#include <algorithm>
#include <fmt/ranges.h>

namespace fs = std::filesystem;

namespace train
{

// Found by the type of their argument, which functions without linkage of a nameless namespace are not.

static void fields(auto& visit, Target& target)
{
    visit("name", target.name);
    visit("description", target.description);
    visit("assay", target.assay);
    visit("other_strand", target.otherStrand);
    visit("summary", target.summary);
    visit("log1p", target.log1p);
    visit("scale", target.scale);
    visit("soft_clip", target.softClip);
    visit("absent_is_zero", target.absentIsZero);
}

static void fields(auto& visit, CellFiles& cell)
{
    visit("name", cell.name);
    visit("inputs", cell.inputs);
    visit("targets", cell.targets);
}

static void fields(auto& visit, SplitRule& split)
{
    visit("valid", split.valid);
    visit("test", split.test);
    visit("regions", split.regions);
    visit("alignment", split.alignment);
    visit("valid_share", split.validShare);
    visit("test_share", split.testShare);
    visit("seed", split.seed);
}

static void fields(auto& visit, Organism& organism)
{
    visit("name", organism.name);
    visit("genome", organism.genome);
    visit("genes", organism.genes);
    visit("blacklist", organism.blacklist);
    visit("split", organism.split);
    visit("targets", organism.targets);
    visit("cells", organism.cells);
}

static void fields(auto& visit, ModelChoice& model)
{
    visit("name", model.name);
    visit("preset", model.preset);
    visit("settings", model.settings);
    visit("input_length", model.inputLength);
    visit("output_length", model.outputLength);
    visit("bin_size", model.binSize);
    visit("inputs", model.inputs);
    visit("start", model.start);
    visit("heads", model.heads);
    visit("trunk", model.trunk);
    visit("rank", model.rank);
}

static void fields(auto& visit, Recipe& recipe)
{
    visit("loss", recipe.loss);
    visit("total_weight", recipe.totalWeight);
    visit("optimiser", recipe.optimiser);
    visit("rate", recipe.rate);
    visit("weight_decay", recipe.weightDecay);
    visit("schedule", recipe.schedule);
    visit("warm_up", recipe.warmUp);
    visit("plateau_factor", recipe.plateauFactor);
    visit("plateau_patience", recipe.plateauPatience);
    visit("clip", recipe.clip);
    visit("averaging", recipe.averaging);
    visit("batch", recipe.batch);
    visit("accumulate", recipe.accumulate);
    visit("epochs", recipe.epochs);
    visit("steps_per_epoch", recipe.stepsPerEpoch);
    visit("patience", recipe.patience);
    visit("stride", recipe.stride);
    visit("shift", recipe.shift);
    visit("reverse_complement", recipe.reverseComplement);
    visit("valid_windows", recipe.validWindows);
    visit("seed", recipe.seed);
}

static void fields(auto& visit, Machine& machine)
{
    visit("device", machine.device);
    visit("dtype", machine.dtype);
    visit("threads", machine.threads);
    visit("readers", machine.readers);
    visit("checkpoint_minutes", machine.checkpointMinutes);
}

static void fields(auto& visit, RunConfig& config)
{
    visit("model", config.model);
    visit("organisms", config.organisms);
    visit("recipe", config.recipe);
    visit("machine", config.machine);
}

namespace
{

void makeAbsolute(fs::path& path, const fs::path& folder)
{
    if (!path.empty())
        path = fs::absolute(folder / path).lexically_normal();
}

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
    void share(const std::string& field, double value)
    {
        unless(value >= 0 && value < 1, field, fmt::format("{:g} is no share: it must be from 0 to below 1.", value));
    }
};

void check(const Recipe& recipe, Complaints& complaints)
{
    complaints.oneOf("recipe.loss", recipe.loss, { "poisson", "poisson-multinomial", "mse" });
    complaints.oneOf("recipe.optimiser", recipe.optimiser, { "adam", "adamw" });
    complaints.oneOf("recipe.schedule", recipe.schedule, { "constant", "cosine", "plateau" });
    complaints.unless(recipe.rate > 0, "recipe.rate", fmt::format("A rate of {:g} learns nothing: 5e-4 is usual.", recipe.rate));
    complaints.share("recipe.averaging", recipe.averaging);
    complaints.unless(recipe.plateauFactor > 0 && recipe.plateauFactor < 1, "recipe.plateau_factor",
        fmt::format("{:g} must be between 0 and 1.", recipe.plateauFactor));
    const auto atLeast = [&](const char* field, double value, double least) { complaints.atLeast(field, value, least); };
    atLeast("recipe.total_weight", recipe.totalWeight, 0);
    atLeast("recipe.total_weight", recipe.totalWeight, 0);
    atLeast("recipe.weight_decay", recipe.weightDecay, 0);
    atLeast("recipe.warm_up", double(recipe.warmUp), 0);
    atLeast("recipe.plateau_patience", double(recipe.plateauPatience), 1);
    atLeast("recipe.clip", recipe.clip, 0);
    atLeast("recipe.batch", double(recipe.batch), 1);
    atLeast("recipe.accumulate", double(recipe.accumulate), 1);
    atLeast("recipe.epochs", double(recipe.epochs), 1);
    atLeast("recipe.steps_per_epoch", double(recipe.stepsPerEpoch), 0);
    atLeast("recipe.patience", double(recipe.patience), 0);
    atLeast("recipe.stride", double(recipe.stride), 0);
    atLeast("recipe.shift", double(recipe.shift), 0);
    atLeast("recipe.valid_windows", double(recipe.validWindows), 0);
    complaints.unless(recipe.weightDecay == 0 || recipe.optimiser == "adamw", "recipe.weight_decay",
        "Adam takes no weight decay: use the optimiser adamw, or 0.");
}

void check(const SplitRule& split, const std::string& field, Complaints& complaints)
{
    const int rules
        = int(!split.valid.empty() || !split.test.empty()) + int(!split.regions.empty()) + int(!split.alignment.empty());
    complaints.unless(rules < 2, field, "Choose one of whole chromosomes, a BED of regions, or an alignment.");
    complaints.share(field + ".valid_share", split.validShare);
    complaints.share(field + ".test_share", split.testShare);
    complaints.unless(!(split.validShare + split.testShare >= 1), field + ".test_share",
        "Validation and test leave no share to train on: they must sum to less than 1.");
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
        complaints.oneOf(at + ".summary", target.summary, { "mean", "sum" });
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

std::vector<models::OutputTrack> outputsOf(const Organism& organism)
{
    std::vector<models::OutputTrack> outputs;
    for (size_t i = 0; i < organism.targets.size(); ++i) {
        const Target& target = organism.targets[i];
        const auto other = std::ranges::find(organism.targets, target.otherStrand, &Target::name);
        const bool paired = !target.otherStrand.empty() && other != organism.targets.end();
        outputs.push_back(
            { target.name, target.description, target.assay, paired ? int(other - organism.targets.begin()) : int(i) });
    }
    return outputs;
}

/// Baskerville's settings list the size of every head.
void describeHeads(models::ModelSpec& spec)
{
    if (spec.family != "baskerville")
        return;
    Json final { { "name", "final" }, { "units", 0 }, { "activation", "softplus" } };
    for (auto entry = spec.settings.begin(); entry != spec.settings.end();) {
        const bool head = entry.key().starts_with("head_");
        if (head)
            final = entry->is_array() ? entry->at(0) : *entry;
        entry = head ? spec.settings.erase(entry) : std::next(entry);
    }
    for (const models::Head& head : spec.heads) {
        final["units"] = head.tracks.size();
        spec.settings["head_" + head.name] = final;
    }
}

void setHeads(models::ModelSpec& spec, const std::vector<Organism>& organisms, const std::string& how)
{
    if (how == "keep")
        return;
    if (how == "replace")
        spec.heads.clear();
    for (const Organism& organism : organisms) {
        if (std::ranges::find(spec.heads, organism.name, &models::Head::name) != spec.heads.end())
            throw Error(fmt::format("{} already has a head \"{}\": give the organism another name, or keep or replace the heads.",
                spec.name, organism.name));
        spec.heads.push_back({ organism.name, outputsOf(organism) });
    }
    describeHeads(spec);
}

void chooseInputs(models::ModelSpec& spec, const std::vector<std::string>& roles)
{
    std::vector<models::InputTrack> chosen;
    for (const std::string& role : roles) {
        const auto found = std::ranges::find(spec.inputs, role, &models::InputTrack::name);
        if (found == spec.inputs.end())
            throw Error(fmt::format("The architecture {} has no input \"{}\".", spec.name, role));
        chosen.push_back(*found);
    }
    if (!chosen.empty())
        spec.inputs = chosen;
}

} // namespace

Json toJson(const RunConfig& config)
{
    return FieldWriter::written(config);
}

RunConfig runConfigFromJson(const Json& json, const std::string& file)
{
    RunConfig config;
    FieldReader reader(json, file, "");
    fields(reader, config);
    reader.finish();
    return config;
}

RunConfig RunConfig::read(const fs::path& path)
{
    RunConfig config = runConfigFromJson(base::readJson(path), path.string());
    const fs::path folder = fs::absolute(path).parent_path();
    makeAbsolute(config.model.start, folder);
    for (Organism& organism : config.organisms) {
        for (fs::path* file :
            { &organism.genome, &organism.genes, &organism.blacklist, &organism.split.regions, &organism.split.alignment })
            makeAbsolute(*file, folder);
        for (CellFiles& cell : organism.cells)
            for (auto* files : { &cell.inputs, &cell.targets })
                for (auto& [name, file] : *files)
                    makeAbsolute(file, folder);
    }
    return config;
}

std::vector<Complaint> RunConfig::check() const
{
    Complaints complaints;
    train::check(recipe, complaints);
    complaints.oneOf("model.heads", model.heads, { "keep", "replace", "add" });
    complaints.oneOf("model.trunk", model.trunk, { "train", "freeze", "lora" });
    complaints.atLeast("model.input_length", double(model.inputLength), 0);
    complaints.atLeast("model.output_length", double(model.outputLength), 0);
    complaints.atLeast("model.bin_size", double(model.binSize), 0);
    complaints.atLeast("model.rank", double(model.rank), 1);
    complaints.unless(model.trunk == "train" || !model.start.empty(), "model.trunk",
        "Only a trunk that was trained can be frozen or adapted: give a model to start from.");
    if (model.start.empty())
        complaints.oneOf("model.preset", model.preset, models::presetNames());
    complaints.oneOf("machine.dtype", machine.dtype, { "f32", "bf16" });
    complaints.atLeast("machine.threads", machine.threads, 0);
    complaints.atLeast("machine.readers", machine.readers, 1);
    complaints.unless(
        machine.checkpointMinutes > 0, "machine.checkpoint_minutes", "The time between checkpoints must be above 0.");
    complaints.unless(
        !organisms.empty() && organisms.size() <= 2, "organisms", "A run needs one organism, or two that take turns.");
    for (size_t i = 0; i < organisms.size(); ++i)
        train::check(organisms[i], fmt::format("organisms.{}", i), complaints);
    checkTogether(organisms, complaints);
    return std::move(complaints.found);
}

models::ModelSpec RunConfig::spec() const
{
    models::ModelSpec spec = model.start.empty() ? models::preset(model.preset) : models::readSpec(model.start);
    setHeads(spec, organisms, model.start.empty() ? "replace" : model.heads);
    if (model.start.empty()) {
        spec.settings.update(model.settings);
        spec.inputLength = model.inputLength ? model.inputLength : spec.inputLength;
        spec.outputLength = model.outputLength ? model.outputLength : spec.outputLength;
        if (model.binSize) {
            spec.binSize = model.binSize;
            spec.inputBinSize = spec.inputs.empty() ? 0 : model.binSize;
        }
        if (spec.family == "baskerville")
            spec.settings["seq_length"] = spec.inputLength;
        chooseInputs(spec, model.inputs);
    }
    spec.name = model.name;
    return spec;
}

} // namespace train
