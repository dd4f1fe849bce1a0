#include "core/tracks/track.h"

#include <algorithm>
#include <array>

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

std::string plainName(const std::filesystem::path& path)
{
    static constexpr std::array known { ".gz", ".bgz", ".gzipped", ".bw", ".bigwig", ".bb", ".bigbed", ".bed", ".narrowpeak",
        ".broadpeak", ".bedgraph", ".bdg", ".bg", ".gtf", ".gff", ".gff3", ".bedpe", ".interact", ".inter", ".txt", ".tsv", ".fa",
        ".fasta", ".2bit", ".sizes", ".genepred", ".refgene" };
    std::filesystem::path name = path.filename();
    while (name.has_extension() && !name.stem().empty()) {
        std::string extension = name.extension().string();
        for (char& letter : extension)
            letter = char(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
        if (std::find(known.begin(), known.end(), extension) == known.end())
            break;
        name = name.stem();
    }
    return name.string();
}

} // namespace tracks
