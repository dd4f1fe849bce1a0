#pragma once
#include "core/tracks/formats/format.h"
#include "core/tracks/reading/tabixfile.h"
#include "core/tracks/track.h"

namespace tracks
{

/// A bgzip file of BED-like lines or bedGraph with its tabix index, read by region: for files too large for memory.
class Tabix : public Track
{
public:
    /// format: a BED dialect or BedGraph. Throws Error when the index is missing or does not fit.
    Tabix(const std::filesystem::path&, Format);

    Kind kind() const override;
    std::string format() const override { return describe(m_format) + " (tabix)"; }
    std::vector<std::string> chromosomes() const override { return m_file.chromosomes(); }
    Slice read(const Interval&, int bins, const Monitor&) const override;

private:
    Slice readFeatures(const Interval& own, const Interval& where, int bins, const Monitor&) const;

    Format m_format;
    TabixFile m_file;
};

} // namespace tracks
