#include "core/tracks/featuretrack.h"

#include "core/tracks/binning.h"

#include <fmt/format.h>

namespace tracks
{

FeatureTrack::FeatureTrack(
    const std::filesystem::path& path, std::string name, std::string format, Kind kind, genome::FeatureStore store)
    : m_kind(kind)
    , m_format(std::move(format))
    , m_store(std::make_shared<const genome::FeatureStore>(std::move(store)))
{
    m_path = path;
    m_name = std::move(name);
    if (m_store->size() == 0)
        throw Error(fmt::format(
            "{} holds no features: only comments and header lines; check that it was written completely.", path.string()));
}

Slice FeatureTrack::read(const Interval& where, int bins, const Monitor& monitor) const
{
    monitor.report(0);
    const auto name = ownName(where.chrom);
    const Interval own { name.value_or(""), where.start, where.end };
    const auto spans = name ? m_store->spans(own) : std::vector<genome::FeatureSpan>();
    if (spans.size() > mostFeaturesPerBin * size_t(std::max(bins, 1))) {
        Binning binning(where, bins);
        for (const auto& span : spans)
            binning.count(span.start, span.end);
        return binning.density();
    }
    Features features { where, {} };
    if (!spans.empty())
        features.items = m_store->overlapping(own);
    return features;
}

} // namespace tracks
