#include "core/train/checks/trackcheck.h"

#include "core/train/checks/filecheck.h"

#include <fmt/format.h>

namespace train
{

Sampling::Sampling(const Dataset::Genome& made)
{
    std::vector<Interval> every;
    for (const std::vector<Interval>& part : made.windows)
        every.insert(every.end(), part.begin(), part.end());
    all = every.size();
    for (const Interval& window : every)
        ++byChromosome[window.chrom];
    const size_t count = std::min(all, most);
    for (size_t i = 0; i < count; ++i)
        windows.push_back(every[i * all / count]);
}

std::string Sampling::text() const
{
    return fmt::format("the {} of {} windows that were looked at", windows.size(), withCommas(int64_t(all)));
}

TrackCheck::TrackCheck(const tracks::Track& track, std::string field, const Sampling& sampling, std::vector<Complaint>& found)
    : m_track(track)
    , m_field(std::move(field))
    , m_sampling(sampling)
    , m_found(found)
{
}

void TrackCheck::refuse(const std::string& sentence)
{
    m_found.push_back({ m_field, sentence, true });
}

void TrackCheck::warn(const std::string& sentence)
{
    m_found.push_back({ m_field, sentence, false });
}

bool TrackCheck::checkChromosomes(const char* consequence)
{
    std::vector<std::string> missing;
    size_t windows = 0;
    for (const auto& [chrom, count] : m_sampling.byChromosome)
        if (!m_track.has(chrom)) {
            missing.push_back(chrom);
            windows += count;
        }
    if (missing.empty())
        return true;
    const std::string sentence = fmt::format("{} does not have {}, where {} of {} windows lie: {}.", file(), someOf(missing),
        withCommas(int64_t(windows)), withCommas(int64_t(m_sampling.all)), consequence);
    if (windows == m_sampling.all)
        refuse(sentence);
    else
        warn(sentence);
    return windows < m_sampling.all;
}

bool TrackCheck::checkValues(const Tally& seen)
{
    if (seen.infinite())
        warn(fmt::format("{} holds infinite values, {} in {}: they are left out.", file(), seen.infinite(), m_sampling.text()));
    if (seen.count() && !seen.onlyZeros())
        return true;
    const Tally whole = bounds();
    const bool nothing = seen.count() ? whole.onlyZeros() : whole.count() == 0;
    const char* what = seen.count() ? "nothing but zeros" : "no value";
    if (nothing)
        refuse(fmt::format("{} holds {} on any chromosome with windows: choose another file.", file(), what));
    else
        warn(fmt::format("{} holds {} in {}.", file(), what, m_sampling.text()));
    return false;
}

/// Least and most of whole chromosomes.
Tally TrackCheck::bounds() const
{
    Tally tally;
    for (const auto& [chrom, windows] : m_sampling.byChromosome) {
        const tracks::Slice slice = m_track.read({ chrom, 0, std::numeric_limits<int32_t>::max() }, 1, {});
        if (const auto* signal = std::get_if<tracks::Signal>(&slice)) {
            tally.add(signal->min);
            tally.add(signal->max);
        }
    }
    return tally;
}

} // namespace train
