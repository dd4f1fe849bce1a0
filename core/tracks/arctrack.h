#pragma once
#include "core/tracks/track.h"

#include <map>

namespace tracks
{

/// Arcs in memory, found by their span: both anchors and what lies between on one chromosome; each anchor alone where they lie on
/// two.
class ArcTrack : public Track
{
public:
    /// Throws Error when there is no arc.
    ArcTrack(const std::filesystem::path&, std::string name, std::string format, std::vector<Arc>);

    Kind kind() const override { return Kind::Arcs; }
    std::string format() const override { return m_format; }
    std::vector<std::string> chromosomes() const override;
    /// The strongest `most` where there are more.
    Slice read(const Interval&, int bins, const Monitor&) const override;
    static constexpr size_t most = 100'000;
    size_t bytes() const override;

private:
    struct Span {
        int64_t start = 0, end = 0;
        size_t arc = 0;
        int64_t furthestEnd = 0; ///< of this span and all before it
    };
    int64_t keepStrongest(std::vector<size_t>& arcs) const;

    std::string m_format;
    std::vector<Arc> m_arcs;
    std::map<std::string, std::vector<Span>> m_spans; ///< by start
};

/// The part of a track's chromosome under the name that was asked for.
Arc renamed(Arc, const std::string& own, const std::string& asked);

} // namespace tracks
