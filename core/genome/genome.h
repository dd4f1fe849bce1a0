#pragma once
#include "core/base/interval.h"
#include "core/base/monitor.h"
#include "core/genome/chromnames.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace genome
{

struct Chromosome {
    std::string name;
    int64_t length = 0;
};

/// A reference genome: names, lengths and, except for a table of sizes, the sequence. Safe to use from several threads.
class Genome
{
public:
    virtual ~Genome() = default;

    /// Decides by content: FASTA (plain or bgzip; .fai/.gzi are built when missing, in the cache folder when their own is
    /// read-only), UCSC 2bit, or a table of chromosome sizes. Throws Error.
    static std::shared_ptr<Genome> open(const std::filesystem::path&, const Monitor& = {});

    const std::filesystem::path& path() const { return m_path; }
    /// Short name for titles: the file name without its extensions ("hg38").
    std::string name() const;
    const std::vector<Chromosome>& chromosomes() const { return m_chromosomes; }
    /// The genome's own spelling of a chromosome name ("1" → "chr1"), or nothing.
    std::optional<std::string> find(const std::string& chrom) const;
    std::optional<int64_t> length(const std::string& chrom) const;
    virtual bool hasSequence() const = 0;

    /// Upper-case letters of the interval; N beyond the ends of the chromosome, always interval.length() letters.
    /// Throws Error when the chromosome is unknown, the genome has no sequence, or the file fails.
    std::string sequence(const Interval&) const;

    ChromNames& names() { return m_names; }
    const ChromNames& names() const { return m_names; }

protected:
    /// Letters of an interval that lies inside the chromosome, any case. May be called from several threads.
    virtual std::string fetch(const Interval&) const = 0;
    /// Throws Error when two sequences share a name.
    Genome(std::filesystem::path path, std::vector<Chromosome> chromosomes);

    std::filesystem::path m_path;
    std::vector<Chromosome> m_chromosomes;
    ChromNames m_names;

private:
    std::unordered_map<std::string, int64_t> m_lengths;
};

} // namespace genome
