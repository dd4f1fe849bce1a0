#pragma once
#include "core/tracks/reading/bbifile.h"
#include "core/tracks/track.h"

namespace tracks
{

/// bigBed: BED 3–12, bigGenePred, bigNarrowPeak, bigInteract (arcs); the columns are known by the file's autoSql. Where there are
/// more than four features for every bin the answer is their density; where even counting them would be slow, the depth from a
/// zoom level. Throws Error when the file changed or vanished since it was opened.
class BigBed : public Track
{
public:
    /// Throws Error when the file is no bigBed, cut short or damaged.
    explicit BigBed(const std::filesystem::path&);

    Kind kind() const override { return m_kind; }
    std::string format() const override { return m_arcs ? "bigInteract" : "bigBed"; }
    std::vector<std::string> chromosomes() const override;
    Slice read(const Interval&, int bins, const Monitor&) const override;

private:
    using UseEntry = std::function<void(int64_t start, int64_t end, std::string_view rest)>;
    void readColumns();
    void forEach(const BbiFile::Chromosome&, const Interval&, const std::vector<BbiFile::BlockSpan>&, const Monitor&,
        const UseEntry&) const;
    genome::Feature feature(const std::string& chrom, int64_t start, int64_t end, std::string_view rest) const;
    Slice readArcs(const BbiFile::Chromosome&, const Interval&, const Monitor&) const;
    Signal depth(const BbiFile::Chromosome&, const Interval&, int bins, const Monitor&) const;

    BbiFile m_file;
    Kind m_kind = Kind::Features;
    bool m_arcs = false, m_peaks = false;
    size_t m_bedColumns = 3;
    size_t m_symbolColumn = 0; ///< gene symbol; 0: none
};

} // namespace tracks
