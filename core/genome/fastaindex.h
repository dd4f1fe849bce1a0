#pragma once
#include "core/base/monitor.h"

#include <filesystem>
#include <htslib/bgzf.h>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace genome
{

struct CloseBgzf {
    void operator()(BGZF* file) const { bgzf_close(file); }
};
using BgzfFile = std::unique_ptr<BGZF, CloseBgzf>;

/// Opens a plain or bgzip FASTA; with `gzi`, so that it can be read from the middle. Throws Error, also for plain gzip and for a
/// bgzip file without its end marker.
BgzfFile openFasta(const std::filesystem::path& fasta, const std::filesystem::path& gzi = {});
/// Reads up to `count` letters of the uncompressed text from `at`; fewer at its end or when the file is damaged.
std::string readAt(BGZF* file, int64_t at, int64_t count);

/// The .fai of samtools: where each sequence begins and how its lines are broken.
class FastaIndex
{
public:
    struct Entry {
        std::string name;
        int64_t length = 0; ///< bp
        int64_t offset = 0; ///< byte of the uncompressed text where its letters begin
        int64_t lineBases = 0, lineBytes = 0;
        /// Byte of the uncompressed text where a base stands.
        int64_t at(int64_t position) const
        {
            return offset + (lineBases ? position / lineBases * lineBytes + position % lineBases : 0);
        }
    };

    /// Throws Error with file and line.
    static FastaIndex read(const std::filesystem::path& fai);
    /// Reads the whole FASTA. `file` is at its beginning; the .gzi of a compressed one is gathered within it. Throws Error with
    /// file and line.
    static FastaIndex build(BGZF* file, const std::filesystem::path& fasta, const Monitor&);
    void write(const std::filesystem::path& fai) const;

    /// What contradicts that this index belongs to the file, as the middle of a sentence; nothing when it fits.
    std::optional<std::string> mismatch(BGZF* file) const;
    const std::vector<Entry>& entries() const { return m_entries; }

private:
    std::vector<Entry> m_entries;
};

} // namespace genome
