#pragma once
#include "core/tracks/reading/bbifile.h"
#include "core/tracks/track.h"

namespace tracks
{

class Binning;

/// bigWig. Reads the coarsest zoom level that still has a record per bin (the file's own records when they are few, or where
/// the bin is finer than every level) in one walk. A value of NaN in the file is missing data. Throws Error when the file changed
/// or vanished since it was opened.
class BigWig : public Track
{
public:
    /// Throws Error when the file is no bigWig, cut short or damaged.
    explicit BigWig(const std::filesystem::path&);

    Kind kind() const override { return Kind::Signal; }
    std::string format() const override { return "bigWig"; }
    std::vector<std::string> chromosomes() const override;
    Slice read(const Interval&, int bins, const Monitor&) const override;
    /// The same from a given level of the file, for checks and measurements. BbiFile::Raw: the file's own records.
    Signal readLevel(const Interval&, int bins, int level, const Monitor&) const;
    const BbiFile& file() const { return m_file; }

private:
    int levelFor(const BbiFile::Chromosome&, const Interval&, int bins, const Monitor&) const;
    void addRecords(std::string_view block, uint32_t chrom, Binning&) const;
    bool addSummaries(std::string_view block, uint32_t chrom, Binning&) const;

    BbiFile m_file;
};

} // namespace tracks
