#include "core/genome/annotation/geneindex.h"

#include "core/base/text.h"
#include "core/genome/annotation/nearestnames.h"

#include <algorithm>
#include <cctype>
#include <tuple>

namespace genome
{

static constexpr int64_t sameGene = 1'000'000; // bp between transcripts of one gene

/// "ENST00000380013.9" → "ENST00000380013"; the whole name when no version ends it.
static std::string_view withoutVersion(std::string_view name)
{
    const size_t dot = name.rfind('.');
    const bool isVersion = dot != std::string_view::npos && dot > 0 && dot + 1 < name.size()
        && name.find_first_not_of("0123456789", dot + 1) == std::string_view::npos;
    return isVersion ? name.substr(0, dot) : name;
}

void GeneIndex::append(const std::string& name, Hit hit, bool isName, bool isIdentifier)
{
    if (name.empty())
        return;
    hit.name = name;
    m_entries.push_back({ base::upper(name), std::move(hit), isName, isIdentifier });
}

void GeneIndex::add(const FeatureStore& store)
{
    for (const auto& chrom : store.chromosomes())
        store.forEach(chrom, [&](const Feature& feature) {
            const Hit hit { {}, { chrom, feature.start, feature.end }, feature.strand };
            append(feature.name, hit, true, feature.name == feature.id);
            if (feature.id != feature.name)
                append(feature.id, hit, false, true);
        });
    for (const auto& gene : store.genes())
        append(gene.id, { {}, gene.where, gene.strand }, false, true);
    merge();
}

void GeneIndex::merge()
{
    const auto locusOf = [](const Entry& entry) { return std::tie(entry.key, entry.hit.where.chrom, entry.hit.strand); };
    std::ranges::stable_sort(m_entries, [&](const Entry& a, const Entry& b) {
        return std::tuple_cat(locusOf(a), std::tie(a.hit.where.start)) < std::tuple_cat(locusOf(b), std::tie(b.hit.where.start));
    });
    Entries merged;
    for (Entry& entry : m_entries) {
        if (!merged.empty() && locusOf(merged.back()) == locusOf(entry)
            && entry.hit.where.start <= merged.back().hit.where.end + sameGene) {
            Entry& gene = merged.back();
            gene.hit.where.end = std::max(gene.hit.where.end, entry.hit.where.end);
            gene.isName |= entry.isName;
            gene.isIdentifier |= entry.isIdentifier;
        } else
            merged.push_back(std::move(entry));
    }
    m_entries = std::move(merged);
}

void GeneIndex::clear()
{
    m_entries.clear();
}

std::pair<GeneIndex::Entries::const_iterator, GeneIndex::Entries::const_iterator> GeneIndex::withPrefix(
    const std::string& key) const
{
    const auto from = std::ranges::lower_bound(m_entries, key, {}, &Entry::key);
    const auto to = std::partition_point(from, m_entries.end(), [&](const Entry& entry) { return entry.key.starts_with(key); });
    return { from, to };
}

void GeneIndex::findVersions(const std::string& key, std::vector<Hit>& hits) const
{
    const auto [from, to] = withPrefix(key);
    for (auto entry = from; entry != to; ++entry)
        if (entry->isIdentifier && withoutVersion(entry->key) == key)
            hits.push_back(entry->hit);
}

std::vector<GeneIndex::Hit> GeneIndex::find(std::string_view name) const
{
    std::vector<Hit> hits;
    const std::string key = base::upper(name);
    for (const auto& entry : std::ranges::equal_range(m_entries, key, {}, &Entry::key))
        hits.push_back(entry.hit);
    if (hits.empty())
        findVersions(std::string(withoutVersion(key)), hits);
    return hits;
}

std::optional<GeneIndex::Hit> GeneIndex::nearest(const Interval& where) const
{
    const auto distance = [&](const Entry& entry) { return std::abs(entry.hit.tss().start - where.centre()); };
    const Entry* best = nullptr;
    for (const Entry& entry : m_entries)
        if (entry.isName && entry.hit.where.chrom == where.chrom && (!best || distance(entry) < distance(*best)))
            best = &entry;
    return best ? std::optional(best->hit) : std::nullopt;
}

std::vector<GeneIndex::Hit> GeneIndex::genes() const
{
    std::vector<Hit> hits;
    for (const Entry& entry : m_entries)
        if (entry.isName)
            hits.push_back(entry.hit);
    return hits;
}

std::vector<std::string> GeneIndex::complete(std::string_view prefix, size_t most) const
{
    const auto [from, to] = withPrefix(base::upper(prefix));
    std::vector<const Entry*> found;
    for (auto entry = from; entry != to; ++entry)
        if (found.empty() || found.back()->key != entry->key)
            found.push_back(&*entry);
    const auto end = found.begin() + std::ptrdiff_t(std::min(most, found.size()));
    std::ranges::partial_sort(found, end, [](const Entry* a, const Entry* b) {
        return a->key.size() != b->key.size() ? a->key.size() < b->key.size() : a->key < b->key;
    });
    std::vector<std::string> names;
    for (auto entry = found.begin(); entry != end; ++entry)
        names.push_back((*entry)->hit.name);
    return names;
}

void GeneIndex::offerTo(NearestNames& nearest) const
{
    for (const Entry& entry : m_entries)
        nearest.offer(entry.hit.name);
}

} // namespace genome
