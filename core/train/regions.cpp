#include "core/train/regions.h"

#include "core/models/predictions/evaluation.h"

#include <algorithm>
#include <fmt/format.h>

namespace train
{

namespace
{

using Genomes = std::vector<std::shared_ptr<const genome::Genome>>;

std::vector<data::Region> fromBed(const std::filesystem::path& bed, int number, const genome::Genome& genome)
{
    std::vector<data::Region> regions;
    for (const data::Part part : { data::Part::Train, data::Part::Valid, data::Part::Test }) {
        std::vector<Interval> found;
        try {
            found = models::readWindows(bed, data::nameOf(part));
        } catch (const Error&) {
            if (part == data::Part::Train)
                throw;
        }
        for (Interval& where : found) {
            const auto name = genome.find(where.chrom);
            if (!name)
                throw Error(
                    fmt::format("{} names {}, which {} does not have.", bed.string(), where.chrom, genome.path().string()));
            where.chrom = *name;
            regions.push_back({ number, where, part });
        }
    }
    return regions;
}

/// Whole chromosomes to hold back where nobody said which; none where there are too few.
std::map<std::string, data::Part> shortOnes(const genome::Genome& genome)
{
    std::vector<genome::Chromosome> chromosomes = genome.chromosomes();
    int64_t all = 0;
    for (const genome::Chromosome& chromosome : chromosomes)
        all += chromosome.length;
    std::erase_if(chromosomes, [&](const genome::Chromosome& chromosome) { return chromosome.length * 100 < all; });
    std::ranges::stable_sort(chromosomes, std::less {}, &genome::Chromosome::length);
    if (chromosomes.size() < 3)
        return {};
    return { { chromosomes[1].name, data::Part::Valid }, { chromosomes[0].name, data::Part::Test } };
}

/// The last stretches, at least a tenth of the genome each, of what has too few chromosomes to hold any back.
void holdBackTheEnd(std::vector<data::Region>& regions, const genome::Genome& genome)
{
    int64_t all = 0, held = 0;
    for (const data::Region& region : regions)
        all += region.where.length();
    size_t at = regions.size();
    for (const data::Part part : { data::Part::Test, data::Part::Valid })
        for (held = 0; held * 10 < all && at > 0; held += regions[at].where.length())
            regions[--at].part = part;
    if (at == 0)
        throw Error(
            fmt::format("{} is too short to hold two stretches of a million bp back: say with a BED which regions are train, "
                        "valid and test.",
                genome.path().string()));
}

std::map<std::string, data::Part> named(const SplitRule& split, const genome::Genome& genome)
{
    std::map<std::string, data::Part> parts;
    const auto add = [&](const std::vector<std::string>& chromosomes, data::Part part) {
        for (const std::string& chrom : chromosomes)
            if (!parts.emplace(genome.find(chrom).value_or(chrom), part).second)
                throw Error(fmt::format("{} is named twice in the split: a chromosome serves one part.", chrom));
    };
    add(split.valid, data::Part::Valid);
    add(split.test, data::Part::Test);
    return parts;
}

void dealChromosomes(std::vector<data::Region>& regions, const SplitRule& split, const genome::Genome& genome)
{
    std::map<std::string, data::Part> parts = named(split, genome);
    if (parts.empty())
        parts = shortOnes(genome);
    if (parts.empty())
        holdBackTheEnd(regions, genome);
    else
        data::splitByChromosome(regions, parts);
}

} // namespace

std::vector<data::Region> dealtRegions(const std::vector<Organism>& organisms, const Genomes& genomes, const Monitor& monitor)
{
    std::vector<data::Region> all;
    const bool byHomology = !organisms.empty() && !organisms.front().split.alignment.empty();
    if (byHomology && organisms.size() != 2)
        throw Error("An alignment divides the regions of two organisms: give a second one, or another split.");
    for (size_t i = 0; i < organisms.size(); ++i) {
        const SplitRule& split = organisms[i].split;
        std::vector<data::Region> regions = split.regions.empty() ? data::regionsOf(genomes[i]->chromosomes(), int(i))
                                                                  : fromBed(split.regions, int(i), *genomes[i]);
        if (!byHomology && split.regions.empty())
            dealChromosomes(regions, split, *genomes[i]);
        all.insert(all.end(), regions.begin(), regions.end());
    }
    if (byHomology) {
        const SplitRule& split = organisms.front().split;
        data::HomologyRules rules;
        rules.valid = split.validFraction;
        rules.test = split.testFraction;
        rules.seed = split.seed;
        data::splitByHomology(all, genome::readAlignment(split.alignment, monitor), rules);
    }
    return all;
}

} // namespace train
