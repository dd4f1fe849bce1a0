#include "core/train/runconfig.h"

#include "core/base/fieldreader.h"
#include "core/base/fieldwriter.h"
#include "core/models/engine.h"
#include "core/models/families/families.h"
#include "core/models/families/presets.h"
#include "core/train/settingscheck.h"

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
    visit("valid_share", split.validFraction);
    visit("test_share", split.testFraction);
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
    visit("windows", recipe.windows);
    visit("stride", recipe.stride);
    visit("shift", recipe.shift);
    visit("reverse_complement", recipe.reverseComplement);
    visit("valid_windows", recipe.validWindows);
    visit("seed", recipe.seed);
    visit("repeats", recipe.repeats);
}

static void fields(auto& visit, Machine& machine)
{
    visit("device", machine.device);
    visit("dtype", machine.precision);
    visit("threads", machine.threads);
    visit("readers", machine.readers);
    visit("checkpoint_minutes", machine.checkpointMinutes);
    visit("activation_checkpointing", machine.activationCheckpointing);
}

static void fields(auto& visit, RunConfig& config)
{
    visit("model", config.model);
    visit("organisms", config.organisms);
    visit("recipe", config.recipe);
    visit("machine", config.machine);
    visit("baselines", config.baselines);
}

namespace
{

void makeAbsolute(fs::path& path, const fs::path& folder)
{
    if (!path.empty())
        path = fs::absolute(folder / path).lexically_normal();
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

void setHeads(models::ModelSpec& spec, const std::vector<Organism>& organisms, ModelChoice::Heads how)
{
    if (how == ModelChoice::Heads::Keep)
        return;
    if (how == ModelChoice::Heads::Replace)
        spec.heads.clear();
    for (const Organism& organism : organisms) {
        if (std::ranges::find(spec.heads, organism.name, &models::Head::name) != spec.heads.end())
            throw Error(fmt::format("{} already has a head \"{}\": give the organism another name, or keep or replace the heads.",
                spec.name, organism.name));
        spec.heads.push_back({ organism.name, outputsOf(organism) });
    }
}

void chooseInputs(models::ModelSpec& spec, const std::vector<std::string>& inputs)
{
    if (inputs.empty())
        return;
    if (spec.inputs.empty())
        throw Error(fmt::format("The architecture {} reads the sequence alone: leave out \"inputs\".", spec.name));
    spec.inputs.clear();
    for (const std::string& input : inputs) {
        const auto& known = models::knownInputs();
        const auto found = std::ranges::find(known, input, &models::InputTrack::name);
        if (found == known.end()) {
            std::vector<std::string> names;
            std::ranges::transform(known, std::back_inserter(names), &models::InputTrack::name);
            throw Error(fmt::format("There is no input \"{}\": choose among {}.", input, fmt::join(names, ", ")));
        }
        spec.inputs.push_back(*found);
    }
}

} // namespace

Json toJson(const RunConfig& config)
{
    return base::toFields(config);
}

RunConfig runConfigFromJson(const Json& json, const std::string& file)
{
    RunConfig config;
    base::FieldReader reader(json, file, "");
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
    return checkSettings(*this);
}

RunConfig RunConfig::repeat(int64_t number) const
{
    RunConfig other = *this;
    other.baselines.clear();
    other.recipe.repeats = 1;
    other.recipe.seed += uint64_t(number - 1);
    other.model.name = fmt::format("{} (repeat {})", model.name, number);
    return other;
}

RunConfig RunConfig::baseline(Baseline kind) const
{
    const models::ModelSpec own = spec();
    RunConfig other = *this;
    other.baselines.clear();
    other.recipe.repeats = 1;
    other.model.name = fmt::format("{} ({})", model.name, base::wordOf(kind));
    if (kind == Baseline::SequenceOnly) {
        other.model.settings["inputs"] = "sequence";
        return other;
    }
    other.model.preset = "mlp";
    other.model.settings = Json::object();
    other.model.inputLength = own.inputLength;
    other.model.outputLength = own.outputLength;
    other.model.binSize = own.binSize;
    return other;
}

models::ModelSpec RunConfig::spec() const
{
    models::ModelSpec spec = model.start.empty() ? models::preset(model.preset) : models::readSpec(model.start);
    if (spec.members > 1)
        throw Error(fmt::format("{} is an ensemble of {} networks: start from one of them.", model.start.string(), spec.members));
    setHeads(spec, organisms, model.start.empty() ? ModelChoice::Heads::Replace : model.heads);
    if (model.start.empty()) {
        spec.settings.update(model.settings);
        spec.inputLength = model.inputLength ? model.inputLength : spec.inputLength;
        spec.outputLength = model.outputLength ? model.outputLength : spec.outputLength;
        if (model.binSize) {
            spec.binSize = model.binSize;
            spec.inputBinSize = spec.inputs.empty() ? 0 : model.binSize;
        }
        chooseInputs(spec, model.inputs);
    }
    if (model.start.empty() || model.heads != ModelChoice::Heads::Keep)
        models::fitSettings(spec);
    spec.name = model.name;
    return spec;
}

} // namespace train
