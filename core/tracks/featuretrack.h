#pragma once
#include "core/genome/annotation/featurestore.h"
#include "core/tracks/track.h"

namespace tracks
{

/// Features in memory: BED and its kin, gene annotations.
class FeatureTrack : public Track
{
public:
    /// `store` is sealed. Throws Error when it holds no feature.
    FeatureTrack(const std::filesystem::path&, std::string name, std::string format, Kind, genome::FeatureStore store);

    Kind kind() const override { return m_kind; }
    std::string format() const override { return m_format; }
    std::vector<std::string> chromosomes() const override { return m_store->chromosomes(); }
    /// Features, or their density where there are more than four for every bin.
    Slice read(const Interval&, int bins, const Monitor&) const override;
    std::shared_ptr<const genome::FeatureStore> features() const override { return m_store; }
    size_t bytes() const override { return m_store->bytes(); }

private:
    Kind m_kind;
    std::string m_format;
    std::shared_ptr<const genome::FeatureStore> m_store;
};

/// More features than this for every bin are answered as a density.
constexpr size_t mostFeaturesPerBin = 4;

} // namespace tracks
