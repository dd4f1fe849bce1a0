#pragma once
#include "core/tracks/records.h"
#include "core/tracks/track.h"

namespace tracks
{

/// The values of a file that was read as a whole: bedGraph and its kin. Where records overlap, each counts in the mean by its
/// bases.
class ValueTrack : public Track
{
public:
    /// `records` are sealed. Throws Error when there is none.
    ValueTrack(const std::filesystem::path&, std::string name, std::string format, Records records);

    Kind kind() const override { return Kind::Signal; }
    std::string format() const override { return m_format; }
    std::vector<std::string> chromosomes() const override { return m_records.chromosomes(); }
    Slice read(const Interval&, int bins, const Monitor&) const override;
    size_t bytes() const override { return m_records.bytes(); }

private:
    std::string m_format;
    Records m_records;
};

} // namespace tracks
