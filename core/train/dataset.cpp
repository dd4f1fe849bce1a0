#include "core/train/dataset.h"

#include "core/genome/annotation/featurestore.h"
#include "core/genome/complement.h"
#include "core/models/inputs/inputfiles.h"
#include "core/models/predictions/evaluation.h"
#include "core/train/regions.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace train
{

namespace
{

models::InputTrack readingOf(const Target& target)
{
    using Summary = models::InputTrack::Summary;
    models::InputTrack reading { target.name };
    reading.summary = target.summary == Target::Summary::Sum ? Summary::Sum : Summary::Mean;
    reading.log1p = target.log1p;
    reading.scale = target.scale;
    reading.absentIsZero = target.absentIsZero;
    return reading;
}

/// The outermost start of every gene, by name.
std::vector<Interval> startsOf(const std::filesystem::path& file, const genome::Genome& genome, const Monitor& monitor)
{
    if (file.empty())
        return {};
    const auto store = tracks::open(file, monitor)->features();
    if (!store)
        throw Error(fmt::format("{} has no genes: give a GTF, GFF3 or BED file.", file.string()));
    std::vector<Interval> starts;
    for (const std::string& own : store->chromosomes()) {
        const auto chrom = genome.find(own);
        if (!chrom)
            continue;
        std::map<std::string, int64_t> outermost;
        store->forEach(own, [&](const genome::Feature& gene) {
            const bool backwards = gene.strand == genome::Strand::Minus;
            const int64_t tss = backwards ? gene.end - 1 : gene.start;
            if (gene.name.empty()) {
                starts.push_back({ *chrom, tss, tss + 1 });
                return;
            }
            const auto [known, isNew] = outermost.try_emplace(gene.name, tss);
            if (!isNew)
                known->second = backwards ? std::max(known->second, tss) : std::min(known->second, tss);
        });
        for (const auto& [name, tss] : outermost)
            starts.push_back({ *chrom, tss, tss + 1 });
    }
    return starts;
}

Dataset::Cell openCell(const CellFiles& files, const Organism& organism, const models::ModelSpec& spec,
    const std::shared_ptr<const genome::Genome>& genome, const Monitor& monitor)
{
    const models::InputFiles inputs(files.inputs.begin(), files.inputs.end());
    Dataset::Cell cell { files.name, { spec, genome, models::openInputs(spec, inputs, *genome, monitor) }, {} };
    for (const Target& target : organism.targets) {
        const auto file = files.targets.find(target.name);
        cell.targets.push_back(file == files.targets.end() ? nullptr : openTarget(target, file->second, *genome, monitor));
        if (cell.targets.back() && cell.targets.back()->kind() != tracks::Kind::Signal)
            throw Error(fmt::format("{} holds no values to predict: choose a bigWig or bedGraph.", file->second.string()));
    }
    return cell;
}

/// In the genome's spelling; chromosomes that it does not have are left out.
std::vector<Interval> blacklisted(const std::filesystem::path& bed, const genome::Genome& genome)
{
    if (bed.empty())
        return {};
    std::vector<Interval> found;
    for (Interval& entry : models::readWindows(bed, {}))
        if (auto name = genome.find(entry.chrom))
            found.push_back({ std::move(*name), entry.start, entry.end });
    return found;
}

/// Takes off so many bp where a region for training ends at one of another part, so that windows that are moved stay out of it.
void leaveRoom(std::vector<data::Region>& regions, int64_t bp)
{
    std::vector<data::Region> others = regions;
    std::erase_if(others, [](const data::Region& region) { return region.part == data::Part::Train; });
    for (data::Region& region : regions) {
        const auto reaches = [&](int64_t from) {
            const Interval beyond { region.where.chrom, from, from + bp };
            return std::ranges::any_of(
                others, [&](const data::Region& other) { return other.genome == region.genome && other.where.overlaps(beyond); });
        };
        if (region.part != data::Part::Train)
            continue;
        const bool before = reaches(region.where.start - bp), after = reaches(region.where.end);
        region.where.start += before ? bp : 0;
        region.where.end -= after ? bp : 0;
    }
}

int headOf(const models::ModelSpec& spec, const std::string& name)
{
    const auto found = std::ranges::find(spec.heads, name, &models::Head::name);
    if (found == spec.heads.end())
        throw Error(fmt::format("{} has no head \"{}\", which the organism of that name is to train: with \"heads\": \"keep\" "
                                "they have the names of the model's.",
            spec.name, name));
    return int(found - spec.heads.begin());
}

} // namespace

Interval inputOf(const Example& example)
{
    return { example.window.chrom, example.window.start + example.shift, example.window.end + example.shift };
}

Interval outputOf(const models::ModelSpec& spec, const Example& example)
{
    const int64_t start = inputOf(example).start + (spec.inputLength - spec.outputLength) / 2;
    return { example.window.chrom, start, start + spec.outputLength };
}

Dataset::Dataset(const RunConfig& config, const models::ModelSpec& spec, const Monitor& monitor)
    : m_spec(spec)
{
    std::vector<std::shared_ptr<const genome::Genome>> genomes;
    for (const Organism& organism : config.organisms)
        genomes.push_back(genome::Genome::open(organism.genome, monitor.part(0, 0.05)));
    m_regions = dealtRegions(config.organisms, genomes, monitor.part(0.05, 0.1));
    for (size_t i = 0; i < config.organisms.size(); ++i) {
        const Organism& organism = config.organisms[i];
        const Monitor part
            = monitor.part(0.1 + 0.9 * double(i) / double(genomes.size()), 0.1 + 0.9 * double(i + 1) / double(genomes.size()));
        Genome opened { genomes[i], organism.targets, {}, {}, startsOf(organism.genes, *genomes[i], part.part(0, 0.1)) };
        opened.head = headOf(spec, organism.name);
        if (spec.heads[size_t(opened.head)].tracks.size() != organism.targets.size())
            throw Error(fmt::format("The head {} of {} has {} tracks, but {} targets are given: replace the head, or give all.",
                organism.name, spec.name, spec.heads[size_t(opened.head)].tracks.size(), organism.targets.size()));
        for (const CellFiles& cell : organism.cells) {
            part.report(0.1, fmt::format("opening the tracks of {}", cell.name));
            opened.cells.push_back(openCell(cell, organism, spec, genomes[i], part.part(0.1, 0.1)));
        }
        layWindows(opened, int(i), organism, m_regions, config.recipe, part.part(0.2, 1));
        m_organisms.push_back(std::move(opened));
    }
}

void Dataset::layWindows(Genome& opened, int number, const Organism& organism, std::vector<data::Region> regions,
    const Recipe& recipe, const Monitor& monitor)
{
    leaveRoom(regions, recipe.shift);
    data::WindowRules rules;
    rules.length = m_spec.inputLength;
    rules.predicted = m_spec.outputLength;
    rules.stride = recipe.stride;
    if (recipe.windows == Recipe::Windows::Genes)
        rules.around = opened.starts;
    rules.snap = organism.split.regions.empty() ? m_spec.binSize : 1; // regions of a file may just fit
    const std::vector<Interval> blacklist = blacklisted(organism.blacklist, *opened.genome);
    const data::Windows windows = data::windowsOver(*opened.genome, number, regions, blacklist, rules, monitor);
    for (const data::Region& window : windows.kept)
        opened.windows[size_t(window.part)].push_back(window.where);
    opened.unknown = windows.unknown;
    opened.blacklisted = windows.blacklisted;
    if (opened.windows[size_t(data::Part::Train)].empty())
        throw Error(
            fmt::format("No window of {} bp is left to train on in {}: {} had too much N, {} were blacklisted; regions must "
                        "be longer than what the model reads.",
                withCommas(m_spec.inputLength), organism.genome.string(), opened.unknown, opened.blacklisted));
}

std::vector<Example> Dataset::examples(int organism, data::Part part, int64_t most) const
{
    const Genome& from = m_organisms[size_t(organism)];
    const std::vector<Interval>& windows = from.windows[size_t(part)];
    const size_t count = most > 0 ? std::min(windows.size(), size_t(most)) : windows.size();
    std::vector<Example> examples;
    for (int cell = 0; cell < int(from.cells.size()); ++cell)
        for (size_t i = 0; i < count; ++i)
            examples.push_back({ organism, cell, windows[i * windows.size() / count] });
    return examples;
}

Sample Dataset::read(const Example& example, const Monitor& monitor) const
{
    const Genome& from = m_organisms[size_t(example.organism)];
    const Cell& cell = from.cells[size_t(example.cell)];
    Sample sample { cell.reader.read(inputOf(example), monitor), example.organism,
        targetsOf(from, cell, outputOf(m_spec, example), monitor) };
    if (example.reverse)
        reverseComplement(sample, m_spec.heads[size_t(from.head)]);
    return sample;
}

std::vector<float> Dataset::targetsOf(const Genome& from, const Cell& cell, const Interval& output, const Monitor& monitor) const
{
    const size_t count = from.targets.size(), bins = size_t(m_spec.bins());
    std::vector<float> values(bins * count, std::numeric_limits<float>::quiet_NaN());
    for (size_t target = 0; target < count; ++target) {
        if (!cell.targets[target] || !cell.targets[target]->has(output.chrom))
            continue;
        const std::vector<float> column
            = targetBins(from.targets[target], *cell.targets[target], output, m_spec.binSize, monitor);
        for (size_t bin = 0; bin < bins; ++bin)
            values[bin * count + target] = column[bin];
    }
    return values;
}

std::shared_ptr<const tracks::Track> openTarget(
    const Target& target, const std::filesystem::path& file, const genome::Genome& genome, const Monitor& monitor)
{
    return models::namedSignal(models::openOn(file, genome, monitor), target.assay + ' ' + target.name);
}

std::vector<float> baseValues(const tracks::Track& track, const Interval& where, const Monitor& monitor)
{
    tracks::Slice slice = track.read(where, int(where.length()), monitor);
    auto* signal = std::get_if<tracks::Signal>(&slice);
    if (!signal)
        throw Error(fmt::format("{} holds no values to predict: choose a bigWig or bedGraph.", track.path().string()));
    return std::move(signal->mean);
}

std::vector<float> targetBins(
    const Target& target, const tracks::Track& track, const Interval& where, int64_t binSize, const Monitor& monitor)
{
    return targetBins(target, baseValues(track, where, monitor), binSize);
}

std::vector<float> targetBins(const Target& target, std::span<const float> values, int64_t binSize)
{
    std::vector<float> bins = models::binned(readingOf(target), values, {}, binSize, int64_t(values.size()) / binSize);
    if (target.softClip > 0)
        for (float& value : bins)
            if (value > target.softClip)
                value = float(target.softClip + std::sqrt(value - target.softClip));
    return bins;
}

void reverseComplement(Sample& sample, const models::Head& head)
{
    sample.inputs.bases = genome::reverseComplement(sample.inputs.bases);
    for (std::vector<float>& signal : sample.inputs.epigenome)
        std::ranges::reverse(signal);
    const size_t count = head.tracks.size(), bins = sample.targets.size() / count;
    std::vector<float> turned(sample.targets.size());
    for (size_t bin = 0; bin < bins; ++bin)
        for (size_t track = 0; track < count; ++track) {
            const int other = head.tracks[track].strandPair;
            turned[bin * count + track] = sample.targets[(bins - 1 - bin) * count + (other < 0 ? track : size_t(other))];
        }
    sample.targets = std::move(turned);
}

} // namespace train
