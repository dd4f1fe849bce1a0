#include "core/data/split.h"

#include "core/base/dice.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <numeric>
#include <set>

namespace data
{

namespace
{

/// Regions of one organism by position.
class RegionIndex
{
public:
    RegionIndex(const std::vector<Region>& regions, int genome)
        : m_regions(regions)
    {
        for (size_t i = 0; i < regions.size(); ++i)
            if (regions[i].genome == genome)
                m_byChromosome[regions[i].where.chrom].push_back(i);
        for (auto& [chrom, indices] : m_byChromosome)
            std::ranges::sort(indices, {}, [&](size_t i) { return regions[i].where.start; });
    }
    /// Calls `found` with each region that overlaps, by position.
    void overlapping(const Interval& where, const std::function<void(size_t)>& found) const
    {
        const auto chromosome = m_byChromosome.find(where.chrom);
        if (chromosome == m_byChromosome.end())
            return;
        const auto& indices = chromosome->second;
        auto at = std::ranges::upper_bound(indices, where.start, {}, [&](size_t i) { return m_regions[i].where.end; });
        for (; at != indices.end() && m_regions[*at].where.start < where.end; ++at)
            found(*at);
    }

private:
    const std::vector<Region>& m_regions;
    std::map<std::string, std::vector<size_t>> m_byChromosome;
};

/// The part of the query that lies opposite of [from, to) of the target, evenly stretched.
Interval opposite(const genome::AlignedPiece& piece, int64_t from, int64_t to)
{
    const double scale = double(piece.query.length()) / double(piece.target.length());
    const auto near = int64_t(double(from - piece.target.start) * scale), far = int64_t(double(to - piece.target.start) * scale);
    return piece.sameStrand ? Interval { piece.query.chrom, piece.query.start + near, piece.query.start + far }
                            : Interval { piece.query.chrom, piece.query.end - far, piece.query.end - near };
}

using Pairs = std::map<std::pair<size_t, size_t>, double>;

/// Aligned bp of each pair of regions.
Pairs alignedPairs(const std::vector<Region>& regions, const std::vector<genome::AlignedPiece>& pieces)
{
    const RegionIndex targets(regions, 0), queries(regions, 1);
    Pairs pairs;
    for (const genome::AlignedPiece& piece : pieces)
        targets.overlapping(piece.target, [&](size_t target) {
            const int64_t from = std::max(piece.target.start, regions[target].where.start),
                          to = std::min(piece.target.end, regions[target].where.end);
            const Interval other = opposite(piece, from, to);
            if (other.empty())
                return;
            const double bases = piece.bases * double(to - from) / double(piece.target.length());
            queries.overlapping(other, [&](size_t query) {
                const int64_t shared
                    = std::min(other.end, regions[query].where.end) - std::max(other.start, regions[query].where.start);
                pairs[{ target, query }] += bases * double(shared) / double(other.length());
            });
        });
    return pairs;
}

std::vector<Component> componentsOf(const std::vector<Region>& regions, const Pairs& pairs, double least)
{
    std::vector<size_t> root(regions.size());
    std::iota(root.begin(), root.end(), size_t(0));
    const auto rootOf = [&](size_t i) {
        while (root[i] != i)
            i = root[i] = root[root[i]];
        return i;
    };
    for (const auto& [pair, bases] : pairs)
        if (bases > least)
            root[rootOf(pair.second)] = rootOf(pair.first);
    std::map<size_t, Component> byRoot;
    for (size_t i = 0; i < regions.size(); ++i) {
        Component& component = byRoot[rootOf(i)];
        component.regions.push_back(i);
        component.length += regions[i].where.length();
    }
    std::vector<Component> components;
    for (auto& [first, component] : byRoot)
        components.push_back(std::move(component));
    return components;
}

void deal(std::vector<Component>& components, const HomologyRules& rules)
{
    base::Dice dice(rules.seed, "order of components");
    for (size_t i = components.size(); i > 1; --i)
        std::swap(components[i - 1], components[size_t(dice.between(0, int64_t(i) - 1))]);
    std::ranges::stable_sort(components, std::greater(), &Component::length);
    double all = 0;
    for (const Component& component : components)
        all += double(component.length);
    const std::array<double, parts> wanted { all * (1 - rules.valid - rules.test), all * rules.valid, all * rules.test };
    std::array<double, parts> dealt {};
    for (Component& component : components) {
        size_t best = size_t(Part::Train);
        for (size_t part = 0; part < parts; ++part) {
            const bool fits = dealt[part] + double(component.length) <= wanted[part];
            if (fits && dealt[part] * wanted[best] < dealt[best] * wanted[part])
                best = part;
        }
        component.part = Part(best);
        dealt[best] += double(component.length);
    }
}

} // namespace

const char* nameOf(Part part)
{
    constexpr std::array names { "train", "valid", "test" };
    return names[size_t(part)];
}

std::vector<Region> regionsOf(const std::vector<genome::Chromosome>& chromosomes, int genome, int64_t length)
{
    std::vector<Region> regions;
    for (const genome::Chromosome& chromosome : chromosomes)
        for (int64_t start = 0; start < chromosome.length;) {
            const int64_t end = chromosome.length - start < length + length / 2 ? chromosome.length : start + length;
            regions.push_back({ genome, { chromosome.name, start, end } });
            start = end;
        }
    return regions;
}

void splitByChromosome(std::vector<Region>& regions, const std::map<std::string, Part>& named)
{
    std::set<std::string> known;
    for (Region& region : regions) {
        const auto found = named.find(region.where.chrom);
        region.part = found == named.end() ? Part::Train : found->second;
        known.insert(region.where.chrom);
    }
    for (const auto& [chrom, part] : named)
        if (!known.contains(chrom))
            throw Error(
                fmt::format("{} was named for {}, but there is no such chromosome among the regions.", chrom, nameOf(part)));
}

std::vector<Component> splitByHomology(
    std::vector<Region>& regions, const std::vector<genome::AlignedPiece>& pieces, const HomologyRules& rules)
{
    if (!(rules.valid >= 0 && rules.test >= 0 && rules.valid + rules.test <= 1))
        throw Error(fmt::format("Fractions of {} for validation and {} for the test leave nothing for training: give two numbers "
                                "that sum to 1 at most.",
            rules.valid, rules.test));
    std::vector<Component> components = componentsOf(regions, alignedPairs(regions, pieces), rules.least);
    deal(components, rules);
    for (const Component& component : components)
        for (const size_t region : component.regions)
            regions[region].part = component.part;
    return components;
}

std::array<std::array<double, parts>, parts> alignedBetweenParts(
    const std::vector<Region>& regions, const std::vector<genome::AlignedPiece>& pieces)
{
    std::array<std::array<double, parts>, parts> bases {};
    for (const auto& [pair, shared] : alignedPairs(regions, pieces))
        bases[size_t(regions[pair.first].part)][size_t(regions[pair.second].part)] += shared;
    return bases;
}

} // namespace data
