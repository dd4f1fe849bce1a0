#include "core/genome/genome.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/genome/chromsizes.h"
#include "core/genome/fasta.h"
#include "core/genome/lines.h"
#include "core/genome/twobit.h"

#include <fmt/format.h>

namespace fs = std::filesystem;

namespace genome
{

Genome::Genome(fs::path path, std::vector<Chromosome> chromosomes)
    : m_path(std::move(path))
    , m_chromosomes(std::move(chromosomes))
{
    for (const auto& [name, length] : m_chromosomes)
        if (!m_lengths.emplace(name, length).second)
            throw Error(fmt::format("{} has two sequences named “{}”: rename one of them.", m_path.string(), name));
}

std::shared_ptr<Genome> Genome::open(const fs::path& path, const Monitor& monitor)
{
    base::requireFile(path);
    monitor.report(0, "opening the genome");
    const std::string head = base::readHead(path, 4);
    if (isTwoBit(head))
        return std::make_shared<TwoBit>(path);
    std::string line;
    LineReader reader(path);
    const bool compressed = head.starts_with("\x1f\x8b");
    if (!compressed && base::readHead(path, 4096).find('\0') != std::string::npos)
        throw Error(fmt::format("{} is no genome: it is neither text nor UCSC 2bit.", path.string()));
    while (reader.next(line) && line.empty())
        ;
    if (line.starts_with('>'))
        return std::make_shared<Fasta>(path, monitor);
    return std::make_shared<ChromSizes>(path);
}

std::string Genome::name() const
{
    std::string name = m_path.filename().string();
    for (bool stripped = true; stripped;) {
        stripped = false;
        for (const std::string_view end :
            { ".gz", ".bgz", ".fa", ".fasta", ".fna", ".2bit", ".txt", ".tsv", ".chrom.sizes", ".sizes" })
            if (name.size() > end.size() && name.ends_with(end)) {
                name.resize(name.size() - end.size());
                stripped = true;
            }
    }
    return name;
}

std::optional<std::string> Genome::find(const std::string& chrom) const
{
    if (m_lengths.contains(chrom))
        return chrom;
    std::vector<std::string> available;
    for (const auto& chromosome : m_chromosomes)
        available.push_back(chromosome.name);
    return m_names.match(chrom, available);
}

std::optional<int64_t> Genome::length(const std::string& chrom) const
{
    const auto own = find(chrom);
    return own ? std::optional(m_lengths.at(*own)) : std::nullopt;
}

std::string Genome::sequence(const Interval& interval) const
{
    const auto own = find(interval.chrom);
    if (!own)
        throw Error(fmt::format("{} has no sequence named “{}”.", m_path.string(), interval.chrom));
    if (!hasSequence())
        throw Error(
            fmt::format("{} is a table of chromosome sizes and holds no letters: open the FASTA or 2bit file of this genome.",
                m_path.string()));
    if (interval.empty())
        return {};
    Interval inside = interval.clipped(m_lengths.at(*own));
    inside.chrom = *own;
    if (inside.empty())
        return std::string(size_t(interval.length()), 'N');
    std::string letters = fetch(inside);
    base::makeUpper(letters);
    letters.insert(0, size_t(inside.start - interval.start), 'N');
    letters.append(size_t(interval.end - inside.end), 'N');
    return letters;
}

} // namespace genome
