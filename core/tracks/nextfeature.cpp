#include "core/tracks/nextfeature.h"

#include <algorithm>

namespace tracks
{

namespace
{

class Search
{
public:
    Search(const Track& track, const FeatureLocus& from, bool forward, const Monitor& monitor)
        : m_track(track)
        , m_from(from)
        , m_forward(forward)
        , m_monitor(monitor)
    {
    }

    /// The nearest centre beyond `position` on a chromosome of this length.
    std::optional<FeatureLocus> on(const std::string& chrom, int64_t position, int64_t length) const
    {
        constexpr int64_t firstStep = 1 << 16, longestStep = 1 << 24;
        for (int64_t step = firstStep; m_forward ? position < length : position > 0; step = std::min(2 * step, longestStep)) {
            const Interval part = m_forward ? Interval { chrom, position, std::min(length, position + step) }
                                            : Interval { chrom, std::max<int64_t>(0, position - step), position };
            m_monitor.report(double(m_forward ? position : length - position) / double(std::max<int64_t>(1, length)));
            if (auto found = within(part))
                return found;
            position = m_forward ? part.end : part.start;
        }
        return std::nullopt;
    }

private:
    std::optional<FeatureLocus> within(const Interval& part) const
    {
        // One bin per base: features themselves, never their density.
        const Slice slice = m_track.read(part, int(part.length()), m_monitor);
        const auto* features = std::get_if<Features>(&slice);
        const genome::Feature* best = nullptr;
        if (features)
            for (const genome::Feature& feature : features->items)
                if (part.contains(centre(feature)) && !passedOver(part.chrom, feature) && (!best || nearer(feature, *best)))
                    best = &feature;
        if (!best)
            return std::nullopt;
        return FeatureLocus { { part.chrom, best->start, best->end }, best->name };
    }

    static int64_t centre(const genome::Feature& feature) { return feature.start + (feature.end - feature.start) / 2; }
    bool nearer(const genome::Feature& one, const genome::Feature& other) const
    {
        return m_forward ? centre(one) < centre(other) : centre(one) > centre(other);
    }
    bool passedOver(const std::string& chrom, const genome::Feature& feature) const
    {
        const Interval where { chrom, feature.start, feature.end };
        return where == m_from.where || (!m_from.name.empty() && feature.name == m_from.name && where.overlaps(m_from.where));
    }

    const Track& m_track;
    const FeatureLocus& m_from;
    bool m_forward;
    const Monitor& m_monitor;
};

} // namespace

std::optional<FeatureLocus> nextFeature(
    const Track& track, const genome::Genome& genome, const FeatureLocus& from, bool forward, const Monitor& monitor)
{
    const auto& chromosomes = genome.chromosomes();
    const auto here = std::find_if(chromosomes.begin(), chromosomes.end(),
        [&](const genome::Chromosome& chromosome) { return chromosome.name == from.where.chrom; });
    if (here == chromosomes.end())
        return std::nullopt;
    const Search search(track, from, forward, monitor);
    const int64_t centre = from.where.centre();
    if (auto found = search.on(here->name, forward ? centre + 1 : centre, here->length))
        return found;
    if (forward) {
        for (auto next = here + 1; next != chromosomes.end(); ++next)
            if (auto found = search.on(next->name, 0, next->length))
                return found;
    } else {
        for (auto previous = std::make_reverse_iterator(here); previous != chromosomes.rend(); ++previous)
            if (auto found = search.on(previous->name, previous->length, previous->length))
                return found;
    }
    return std::nullopt;
}

} // namespace tracks
