#pragma once
#include "core/base/monitor.h"
#include "core/genome/genome.h"
#include "core/tracks/slice.h"

#include <array>
#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace genome
{
class FeatureStore;
}

namespace tracks
{

enum class Kind { Signal, Features, Genes, Bases, Arcs, Matrix };
/// See core/base/words.h.
constexpr std::array<const char*, 6> wordsFor(Kind)
{
    return { "values", "features", "genes", "bases", "arcs", "matrix" };
}

/// Something that can be drawn along the genome: a file, a prediction. Safe to use from several threads.
class Track
{
public:
    virtual ~Track() = default;

    virtual Kind kind() const = 0;
    /// "bigWig", "narrowPeak", "GTF", "prediction" …
    virtual std::string format() const = 0;
    /// Name for the lane; the file name without extensions unless the file carries a better one.
    const std::string& name() const { return m_name; }
    const std::filesystem::path& path() const { return m_path; }
    /// Unit of the values if known ("reads", "fraction"), else empty.
    virtual std::string units() const { return {}; }
    /// Names of the sequences the file knows, in its own spelling.
    virtual std::vector<std::string> chromosomes() const = 0;
    /// Whether the file has this sequence, spelled as for `read`.
    virtual bool has(const std::string& chrom) const;

    /// The interval is in the track's own spelling of names unless a genome was given to `useNames`; it may leave the chromosome
    /// (no data there). `bins` ≥ 1: how many values or pixels the caller can show. Throws Error (naming the file) and Cancelled.
    /// A chromosome the file does not know gives an empty Slice, not an error.
    virtual Slice read(const Interval&, int bins, const Monitor&) const = 0;

    /// bp that `read` takes at most; it refuses wider intervals.
    virtual int64_t widest() const { return std::numeric_limits<int64_t>::max(); }
    /// False where `read` would compute for long (a prediction that is not there yet), so that the caller reads it apart.
    virtual bool immediate(const Interval&) const { return true; }
    /// While `read` computes: what is already there, at once; nothing for tracks that are always immediate.
    virtual std::optional<Slice> soFar(const Interval&, int /*bins*/) const { return std::nullopt; }

    /// All features of the file, for gene search; null for tracks that have none.
    virtual std::shared_ptr<const genome::FeatureStore> features() const { return nullptr; }

    /// Another signal of the same file, which answers to the same names: "coverage", "mCH" …; null where the file has none of
    /// that name. Throws Error when it has nothing in it.
    virtual std::shared_ptr<const Track> part(const std::string& /*name*/) const { return nullptr; }
    /// Assays that the file holds and tells apart, each a name for `part`: "mCG", "mCH"; none where it holds one signal.
    virtual std::vector<std::string> assays() const { return {}; }

    /// How much of the file is kept in memory.
    virtual size_t bytes() const { return 0; }

    /// Lets the track answer to the genome's spelling of names. Returns how many of the genome's sequences the file knows.
    size_t useNames(const genome::Genome&);

protected:
    /// The file's spelling of a chromosome; nothing when the genome given to useNames has no such sequence in this file.
    /// Without a genome the name itself, known to the file or not.
    std::optional<std::string> ownName(const std::string& chrom) const;
    std::string m_name;
    std::filesystem::path m_path;

private:
    std::optional<std::map<std::string, std::string>> m_ownNames; ///< genome's spelling → file's
};

/// The file name without the extensions of track formats ("peaks.v2.bed.gz" → "peaks.v2"). ".cov", ".allc" and ".wig" are words
/// of the name where another format's extension follows them ("mCG.cov.bw" → "mCG.cov").
std::string plainName(const std::filesystem::path&);

/// Opens a file as a track of the format that `sniff` finds in it. Throws Error with one sentence when it is none (damaged,
/// empty, a format Epiarc does not read, …).
std::shared_ptr<Track> open(const std::filesystem::path&, const Monitor& = {});

/// The reference itself as a lane of letters.
std::shared_ptr<Track> basesOf(std::shared_ptr<const genome::Genome>);

} // namespace tracks
