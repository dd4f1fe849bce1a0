#include "core/train/checks/filecheck.h"

#include "core/models/inputs/inputfiles.h"
#include "core/models/inputs/inputname.h"
#include "core/models/predictions/evaluation.h"
#include "core/tracks/formats/bigwig.h"
#include "core/tracks/trackname.h"
#include "core/train/dataset.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

namespace fs = std::filesystem;

namespace train
{

namespace
{

using Complaints = std::vector<Complaint>;
using Aspect = models::InputName::Aspect;
using Track = std::shared_ptr<const tracks::Track>;
using Tracks = std::map<std::string, Track>; // by their names in run.json; null: cannot be opened

/// What `open` gives; a complaint and nothing when it fails.
template <typename Open>
auto opened(Complaints& found, const std::string& field, Open open) -> decltype(open())
{
    try {
        return open();
    } catch (const Error& problem) {
        found.push_back({ field, problem.what() });
        return {};
    }
}

bool sameFile(const fs::path& one, const fs::path& other)
{
    std::error_code missing;
    return one == other || fs::equivalent(one, other, missing);
}

/// A table of methylation holds several signals, which their units tell apart.
bool sameSignal(const Track& one, const Track& other)
{
    return one && other && sameFile(one->path(), other->path()) && one->units() == other->units();
}

/// Lengths of a bigWig's chromosomes against the genome's.
void checkLengths(const tracks::BigWig& track, const genome::Genome& genome, const std::string& field, Complaints& found)
{
    std::vector<std::string> longer, shorter;
    size_t shared = 0;
    for (const tracks::BbiFile::Chromosome& chromosome : track.file().chromosomes()) {
        const auto length = genome.length(chromosome.name);
        if (!length)
            continue;
        ++shared;
        if (chromosome.length != *length)
            (chromosome.length > *length ? longer : shorter)
                .push_back(
                    fmt::format("{} ({} bp, not {})", chromosome.name, withCommas(chromosome.length), withCommas(*length)));
    }
    const bool otherAssembly = !longer.empty() && 2 * (longer.size() + shorter.size()) > shared;
    if (!longer.empty())
        found.push_back({ field,
            fmt::format("{} has other lengths of chromosomes than {}: {}. {}", track.path().string(), genome.path().string(),
                someOf(longer),
                otherAssembly ? "It was made for another assembly: choose its genome, or tracks of this one."
                              : "Look whether both are of one assembly."),
            otherAssembly });
    else if (!shorter.empty())
        found.push_back({ field,
            fmt::format("{} ends before the chromosomes of {} do: {}. Nothing is known behind.", track.path().string(),
                genome.path().string(), someOf(shorter)),
            false });
}

void checkTrack(const tracks::Track* track, const genome::Genome& genome, const std::string& field, Complaints& found)
{
    if (track && track->kind() != tracks::Kind::Signal)
        found.push_back({ field, fmt::format("{} holds no values: choose a bigWig or bedGraph.", track->path().string()) });
    else if (const auto* bigWig = dynamic_cast<const tracks::BigWig*>(track))
        checkLengths(*bigWig, genome, field, found);
}

/// One input by itself; reads over cytosines with their fractions. `name`: as models::InputName writes it.
Track checkedInput(const CellFiles& cell, const std::string& name, const models::ModelSpec& spec, const genome::Genome& genome,
    const std::string& field, Complaints& found, const Monitor& monitor)
{
    models::InputFiles files { { name, cell.inputs.at(name) } };
    const auto [input, aspect] = models::InputName::parse(name);
    const bool coverage = aspect == Aspect::Coverage;
    for (const Aspect values : { Aspect::Values, Aspect::Percent })
        if (const std::string own = models::InputName { input, values }.text(); coverage && cell.inputs.contains(own))
            files.emplace_back(own, cell.inputs.at(own));
    const auto signals = opened(found, field, [&] {
        std::vector<models::InputSignal> given = models::openInputs(spec, files, genome, monitor);
        std::ranges::transform(spec.inputs, given, given.begin(), models::completed);
        return given;
    });
    Track track;
    for (const models::InputSignal& signal : signals)
        if (const Track& own = coverage ? signal.coverage : signal.values)
            track = own;
    checkTrack(track.get(), genome, field, found);
    return track;
}

/// One target by itself; one that the organism does not list has nothing but its name.
Track checkedTarget(const std::vector<Target>& targets, const std::string& name, const fs::path& file,
    const genome::Genome& genome, const std::string& field, Complaints& found, const Monitor& monitor)
{
    const auto known = std::ranges::find(targets, name, &Target::name);
    Target target;
    if (known != targets.end())
        target = *known;
    target.name = name;
    const Track track = opened(found, field, [&] { return openTarget(target, file, genome, monitor); });
    checkTrack(track.get(), genome, field, found);
    const std::string told = tracks::TrackName::read(target.assay + ' ' + name).assay;
    const std::vector<std::string> assays = track ? track->assays() : std::vector<std::string>();
    if (assays.size() > 1 && std::ranges::find(assays, told) == assays.end())
        found.push_back({ field,
            fmt::format("{} holds {}, and the name {} tells neither: {} is learnt. Call the target by what it is.", file.string(),
                fmt::join(assays, " and "), name, assays.front()),
            false });
    return track;
}

/// Signals of one cell type that serve twice.
void checkTwice(
    const Tracks& inputs, const Tracks& targets, const std::vector<Target>& known, const std::string& field, Complaints& found)
{
    for (auto one = targets.begin(); one != targets.end(); ++one) {
        const std::string at = field + ".targets." + one->first;
        for (const auto& [input, track] : inputs)
            if (sameSignal(one->second, track))
                found.push_back({ at,
                    fmt::format("{} is also read as {}: a model that is shown the answer learns to copy it. Leave out one.",
                        track->path().string(), input) });
        for (auto other = std::next(one); other != targets.end(); ++other) {
            if (!sameSignal(one->second, other->second))
                continue;
            const auto target = std::ranges::find(known, one->first, &Target::name);
            const bool strands = target != known.end() && target->otherStrand == other->first;
            found.push_back({ at,
                fmt::format("{} is given for {} and for {}{}.", one->second->path().string(), one->first, other->first,
                    strands ? ", its other strand: give a file for each" : ""),
                strands });
        }
    }
}

void checkCell(const Organism& organism, size_t number, const std::string& field, const models::ModelSpec& spec,
    const genome::Genome& genome, Complaints& found, const Monitor& monitor)
{
    const CellFiles& cell = organism.cells[number];
    monitor.report(0, fmt::format("opening the tracks of {}", cell.name));
    Tracks inputs, measured;
    for (const auto& [input, file] : cell.inputs)
        inputs[input] = checkedInput(cell, input, spec, genome, field + ".inputs." + input, found, monitor.part(0, 0));
    for (const auto& [name, file] : cell.targets)
        measured[name]
            = checkedTarget(organism.targets, name, file, genome, field + ".targets." + name, found, monitor.part(0, 0));
    for (const models::InputTrack& input : spec.inputs)
        if (std::ranges::none_of(
                cell.inputs, [&](const auto& file) { return models::InputName::parse(file.first).input == input.name; }))
            found.push_back({ field + ".inputs",
                fmt::format("No file serves as {} of {}: it will be masked.", input.name, cell.name), false });
    checkTwice(inputs, measured, organism.targets, field, found);
    for (size_t other = 0; other < number; ++other)
        for (const auto& [target, file] : cell.targets) {
            const auto& before = organism.cells[other].targets;
            if (const auto same = before.find(target); same != before.end() && sameFile(same->second, file))
                found.push_back({ field + ".targets." + target,
                    fmt::format(
                        "{} was given for {} already: give each cell type its own.", file.string(), organism.cells[other].name),
                    false });
        }
}

void checkOrganism(
    const RunConfig& config, const models::ModelSpec& spec, size_t number, Complaints& found, const Monitor& monitor)
{
    const Organism& organism = config.organisms[number];
    const std::string field = fmt::format("organisms.{}", number);
    const auto genome
        = opened(found, field + ".genome", [&] { return genome::Genome::open(organism.genome, monitor.part(0, 0.1)); });
    if (genome && !genome->hasSequence())
        found.push_back(
            { field + ".genome", fmt::format("{} holds no sequence: choose a FASTA or 2bit file.", organism.genome.string()) });
    if (!organism.genes.empty()) {
        const auto genes = opened(found, field + ".genes", [&] { return tracks::open(organism.genes, monitor.part(0.1, 0.2)); });
        if (genes && !genes->features())
            found.push_back(
                { field + ".genes", fmt::format("{} has no genes: give a GTF, GFF3 or BED file.", organism.genes.string()) });
    }
    if (!organism.blacklist.empty())
        opened(found, field + ".blacklist", [&] { return models::readWindows(organism.blacklist, {}); });
    for (size_t i = 0; genome && i < organism.cells.size(); ++i)
        checkCell(organism, i, fmt::format("{}.cells.{}", field, i), spec, *genome, found,
            monitor.part(0.2 + 0.8 * double(i) / double(organism.cells.size()), 1));
}

/// Each organism's head against its targets.
void checkHead(const models::ModelSpec& spec, const Organism& organism, const std::string& field, Complaints& found)
{
    const auto head = std::ranges::find(spec.heads, organism.name, &models::Head::name);
    std::vector<std::string> names;
    for (const models::Head& known : spec.heads)
        names.push_back(known.name);
    if (head == spec.heads.end()) {
        found.push_back({ field + ".name",
            fmt::format("{} has no head \"{}\" to keep; it has: {}. Give the organism that name, or replace or add the head.",
                spec.name, organism.name, someOf(names)) });
        return;
    }
    if (head->tracks.size() != organism.targets.size()) {
        found.push_back({ field + ".targets",
            fmt::format("The head {} has {} tracks, but there are {} targets: give all in its order, or replace the head.",
                head->name, head->tracks.size(), organism.targets.size()) });
        return;
    }
    for (size_t i = 0; i < organism.targets.size(); ++i) {
        const std::string& name = organism.targets[i].name;
        const bool elsewhere = std::ranges::find(head->tracks, name, &models::OutputTrack::name) != head->tracks.end();
        if (name != head->tracks[i].name) {
            found.push_back({ fmt::format("{}.targets.{}.name", field, i),
                fmt::format("Track {} of the head {} is \"{}\", not \"{}\": targets stand in the order of the head that is kept.",
                    i + 1, head->name, head->tracks[i].name, name),
                elsewhere });
            return;
        }
    }
}

void checkSizes(const models::ModelSpec& spec, Complaints& found)
{
    const auto unless = [&](bool holds, const char* field, const std::string& sentence) {
        if (!holds)
            found.push_back({ field, sentence });
    };
    unless(spec.binSize > 0 && spec.outputLength > 0 && spec.outputLength % spec.binSize == 0, "model.output_length",
        fmt::format("{} bp are no whole number of bins of {} bp.", withCommas(spec.outputLength), spec.binSize));
    unless(spec.inputLength >= spec.outputLength && (spec.inputLength - spec.outputLength) % 2 == 0, "model.output_length",
        fmt::format("{} bp cannot be the middle of the {} bp that are read.", withCommas(spec.outputLength),
            withCommas(spec.inputLength)));
    unless(spec.inputs.empty() || (spec.inputBinSize > 0 && spec.inputLength % spec.inputBinSize == 0), "model.input_length",
        fmt::format("{} bp are no whole number of bins of {} bp, in which tracks are read.", withCommas(spec.inputLength),
            spec.inputBinSize));
}

} // namespace

std::string someOf(const std::vector<std::string>& names)
{
    constexpr size_t most = 3;
    const std::vector<std::string> first(names.begin(), names.begin() + std::ptrdiff_t(std::min(most, names.size())));
    return fmt::format("{}", fmt::join(first, ", "))
        + (names.size() > most ? fmt::format(" and {} more", names.size() - most) : "");
}

std::vector<Complaint> checkFiles(const RunConfig& config, const models::ModelSpec& spec, const Monitor& monitor)
{
    Complaints found;
    checkSizes(spec, found);
    for (size_t i = 0; i < config.organisms.size(); ++i) {
        checkHead(spec, config.organisms[i], fmt::format("organisms.{}", i), found);
        const double from = double(i) / double(config.organisms.size());
        checkOrganism(config, spec, i, found, monitor.part(from, from + 1.0 / double(config.organisms.size())));
    }
    return found;
}

} // namespace train
