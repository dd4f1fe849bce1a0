#include "core/train/metrics.h"

#include "core/base/error.h"

#include <fmt/format.h>

namespace train
{

namespace
{

std::optional<double> meanOver(
    const std::vector<base::Agreement>& tracks, std::optional<double> (base::Agreement::*number)() const)
{
    double sum = 0;
    int64_t known = 0;
    for (const base::Agreement& track : tracks)
        if (const auto value = (track.*number)()) {
            sum += *value;
            ++known;
        }
    return known ? std::optional(sum / double(known)) : std::nullopt;
}

} // namespace

void Metrics::add(std::span<const float> targets, std::span<const float> predictions)
{
    if (targets.size() != predictions.size() || m_tracks.empty() || targets.size() % m_tracks.size() != 0)
        throw Error(fmt::format("{} targets and {} predictions do not make rows of {} tracks: give both for the same positions.",
            targets.size(), predictions.size(), m_tracks.size()));
    for (size_t row = 0; row < targets.size(); row += m_tracks.size())
        for (size_t track = 0; track < m_tracks.size(); ++track)
            m_tracks[track].add(targets[row + track], predictions[row + track]);
}

void Metrics::merge(const Metrics& other)
{
    if (other.m_tracks.size() != m_tracks.size())
        throw Error(
            fmt::format("Metrics of {} and of {} tracks cannot be taken together.", m_tracks.size(), other.m_tracks.size()));
    for (size_t track = 0; track < m_tracks.size(); ++track)
        m_tracks[track].merge(other.m_tracks[track]);
}

std::optional<double> Metrics::meanPearson() const
{
    return meanOver(m_tracks, &base::Agreement::pearson);
}

std::optional<double> Metrics::meanR2() const
{
    return meanOver(m_tracks, &base::Agreement::r2);
}

std::optional<double> Metrics::r2() const
{
    base::Agreement all;
    for (const base::Agreement& track : m_tracks)
        all.merge(track);
    return all.r2();
}

} // namespace train
