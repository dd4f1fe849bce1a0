#pragma once
#include "core/tracks/track.h"

namespace tracks
{

/// The letters of the reference, where there is room for them: up to four letters a bin. Beyond that, without a sequence and on
/// unknown chromosomes `letters` is empty.
class ReferenceBases : public Track
{
public:
    explicit ReferenceBases(std::shared_ptr<const genome::Genome>);

    Kind kind() const override { return Kind::Bases; }
    std::string format() const override { return "reference"; }
    std::vector<std::string> chromosomes() const override;
    Slice read(const Interval&, int bins, const Monitor&) const override;

private:
    static constexpr int64_t mostLettersPerBin = 4;
    std::shared_ptr<const genome::Genome> m_genome;
};

} // namespace tracks
