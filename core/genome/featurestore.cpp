#include "core/genome/featurestore.h"

#include <algorithm>
#include <tuple>

namespace genome
{

static constexpr size_t run = 64;

void FeatureStore::add(const std::string& chrom, Feature feature)
{
    m_chromosomes[chrom].features.push_back(std::move(feature));
    ++m_size;
}

void FeatureStore::seal()
{
    for (auto& [name, chromosome] : m_chromosomes) {
        auto& features = chromosome.features;
        std::stable_sort(features.begin(), features.end(),
            [](const Feature& a, const Feature& b) { return std::tie(a.start, a.end) < std::tie(b.start, b.end); });
        features.shrink_to_fit();
        chromosome.furthestEnd.assign((features.size() + run - 1) / run, 0);
        for (size_t i = 0; i < features.size(); ++i)
            chromosome.furthestEnd[i / run] = std::max(chromosome.furthestEnd[i / run], features[i].end);
    }
}

static bool reaches(const Feature& feature, int64_t position)
{
    return feature.end > position || (feature.end == position && feature.start == position);
}

std::vector<const Feature*> FeatureStore::overlapping(const Interval& interval) const
{
    std::vector<const Feature*> found;
    const auto it = m_chromosomes.find(interval.chrom);
    if (it == m_chromosomes.end())
        return found;
    const auto& [features, furthestEnd] = it->second;
    for (size_t block = 0; block < furthestEnd.size(); ++block) {
        const size_t from = block * run, to = std::min(from + run, features.size());
        if (features[from].start >= interval.end)
            break;
        if (furthestEnd[block] < interval.start)
            continue;
        for (size_t i = from; i < to && features[i].start < interval.end; ++i)
            if (reaches(features[i], interval.start))
                found.push_back(&features[i]);
    }
    return found;
}

const std::vector<Feature>& FeatureStore::on(const std::string& chrom) const
{
    static const std::vector<Feature> none;
    const auto it = m_chromosomes.find(chrom);
    return it == m_chromosomes.end() ? none : it->second.features;
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
    if (it == m_chromosomes.end() || it->second.furthestEnd.empty())
        return 0;
    return *std::max_element(it->second.furthestEnd.begin(), it->second.furthestEnd.end());
}

} // namespace genome
