#include "core/tracks/track.h"

#include <algorithm>

namespace tracks
{

size_t Track::useNames(const genome::Genome& genome)
{
    const auto own = chromosomes();
    m_ownNames.emplace();
    for (const auto& chromosome : genome.chromosomes())
        if (const auto match = genome.names().match(chromosome.name, own))
            m_ownNames->emplace(chromosome.name, *match);
    return m_ownNames->size();
}

std::optional<std::string> Track::ownName(const std::string& chrom) const
{
    if (!m_ownNames)
        return chrom;
    const auto found = m_ownNames->find(chrom);
    return found == m_ownNames->end() ? std::nullopt : std::optional(found->second);
}

bool Track::has(const std::string& chrom) const
{
    const auto own = ownName(chrom);
    const auto all = chromosomes();
    return own && std::ranges::find(all, *own) != all.end();
}

} // namespace tracks
