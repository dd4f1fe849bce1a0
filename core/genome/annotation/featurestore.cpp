#include "core/genome/annotation/featurestore.h"

#include <algorithm>
#include <tuple>

namespace genome
{

static constexpr size_t runLength = 64;

void FeatureStore::add(const std::string& chrom, const Feature& feature)
{
    Chromosome& chromosome = m_chromosomes[chrom];
    chromosome.positions.push_back({ feature.start, feature.end, chromosome.adding.size() });
    pack(feature, chromosome.adding);
    ++m_size;
}

void FeatureStore::seal()
{
    std::string packed;
    for (auto& [name, chromosome] : m_chromosomes)
        seal(chromosome, packed);
    m_packed = base::Scratch(std::move(packed));
}

void FeatureStore::seal(Chromosome& chromosome, std::string& packed)
{
    auto& positions = chromosome.positions;
    std::stable_sort(positions.begin(), positions.end(),
        [](const Position& a, const Position& b) { return std::tie(a.start, a.end) < std::tie(b.start, b.end); });
    for (size_t i = 0; i < positions.size(); ++i) {
        if (i % runLength == 0)
            chromosome.runs.push_back({ packed.size(), positions[i].start, positions[i].end });
        Run& run = chromosome.runs.back();
        run.furthestEnd = std::max(run.furthestEnd, positions[i].end);
        const std::string_view from = std::string_view(chromosome.adding).substr(positions[i].offset);
        std::string_view rest = from;
        unpackSpan(rest);
        packed += from.substr(0, from.size() - rest.size());
    }
    chromosome.packedEnd = packed.size();
    std::vector<Position>().swap(positions);
    std::string().swap(chromosome.adding);
    chromosome.runs.shrink_to_fit();
}

/// Gives `use` what runs hold that may reach into [start, end), neighbours together.
void FeatureStore::forRuns(const Chromosome& chromosome, int64_t start, int64_t end, const UseBytes& use) const
{
    constexpr size_t atOnce = 512;
    const auto& runs = chromosome.runs;
    const auto wanted = [&](size_t run) { return run < runs.size() && runs[run].start < end && runs[run].furthestEnd >= start; };
    for (size_t run = 0; run < runs.size() && runs[run].start < end; ++run) {
        if (!wanted(run))
            continue;
        const size_t first = run;
        while (wanted(run + 1) && run + 1 - first < atOnce)
            ++run;
        const size_t stop = run + 1 < runs.size() ? runs[run + 1].offset : chromosome.packedEnd;
        use(m_packed.read(runs[first].offset, stop - runs[first].offset));
    }
}

static bool overlaps(const FeatureSpan& feature, const Interval& interval)
{
    return feature.start < interval.end
        && (feature.end > interval.start || (feature.end == interval.start && feature.start == interval.start));
}

std::vector<Feature> FeatureStore::overlapping(const Interval& interval) const
{
    std::vector<Feature> found;
    if (const auto it = m_chromosomes.find(interval.chrom); it != m_chromosomes.end())
        forRuns(it->second, interval.start, interval.end, [&](std::string_view packed) {
            while (!packed.empty()) {
                std::string_view feature = packed;
                if (overlaps(unpackSpan(packed), interval))
                    found.push_back(unpack(feature));
            }
        });
    return found;
}

std::vector<FeatureSpan> FeatureStore::spans(const Interval& interval) const
{
    std::vector<FeatureSpan> found;
    if (const auto it = m_chromosomes.find(interval.chrom); it != m_chromosomes.end())
        forRuns(it->second, interval.start, interval.end, [&](std::string_view packed) {
            while (!packed.empty())
                if (const FeatureSpan span = unpackSpan(packed); overlaps(span, interval))
                    found.push_back(span);
        });
    return found;
}

void FeatureStore::forEach(const std::string& chrom, const std::function<void(const Feature&)>& use) const
{
    constexpr int64_t everywhere = std::numeric_limits<int64_t>::max();
    if (const auto it = m_chromosomes.find(chrom); it != m_chromosomes.end())
        forRuns(it->second, -everywhere, everywhere, [&](std::string_view packed) {
            while (!packed.empty())
                use(unpack(packed));
        });
}

std::vector<Feature> FeatureStore::on(const std::string& chrom) const
{
    std::vector<Feature> all;
    forEach(chrom, [&](const Feature& feature) { all.push_back(feature); });
    return all;
}

std::vector<std::string> FeatureStore::chromosomes() const
{
    std::vector<std::string> names;
    for (const auto& [name, chromosome] : m_chromosomes)
        names.push_back(name);
    return names;
}

int64_t FeatureStore::extent(const std::string& chrom) const
{
    const auto it = m_chromosomes.find(chrom);
    int64_t extent = 0;
    if (it != m_chromosomes.end())
        for (const Run& run : it->second.runs)
            extent = std::max(extent, run.furthestEnd);
    return extent;
}

size_t FeatureStore::bytes() const
{
    size_t bytes = m_packed.inMemory() + m_genes.size() * sizeof(GeneLocus);
    for (const auto& [name, chromosome] : m_chromosomes)
        bytes += chromosome.runs.size() * sizeof(Run);
    return bytes;
}

} // namespace genome
