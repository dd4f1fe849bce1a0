#include "core/tracks/bases.h"

namespace tracks
{

ReferenceBases::ReferenceBases(std::shared_ptr<const genome::Genome> genome)
    : m_genome(std::move(genome))
{
    m_path = m_genome->path();
    m_name = m_genome->name();
}

std::vector<std::string> ReferenceBases::chromosomes() const
{
    std::vector<std::string> names;
    for (const auto& chromosome : m_genome->chromosomes())
        names.push_back(chromosome.name);
    return names;
}

Slice ReferenceBases::read(const Interval& where, int bins, const Monitor& monitor) const
{
    monitor.report(0);
    const auto name = m_genome->find(where.chrom);
    if (!name || !m_genome->hasSequence() || where.empty() || where.length() > mostLettersPerBin * int64_t(bins))
        return Bases { where, {} };
    return Bases { where, m_genome->sequence({ *name, where.start, where.end }) };
}

std::shared_ptr<Track> basesOf(std::shared_ptr<const genome::Genome> genome)
{
    return std::make_shared<ReferenceBases>(std::move(genome));
}

} // namespace tracks
