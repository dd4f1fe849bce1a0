#pragma once
#include "core/train/dataset.h"
#include "core/train/tally.h"

namespace train
{

/// The windows of an organism that are looked at, evenly chosen among those of all parts: always the same.
struct Sampling {
    static constexpr size_t most = 32;

    explicit Sampling(const Dataset::Genome&);
    std::string text() const; ///< "the 32 of 1,234 windows that were looked at"

    std::vector<Interval> windows;
    size_t all = 0;
    std::map<std::string, size_t> byChromosome; ///< how many of all windows
};

/// What any track of a run must hold, told at its field.
class TrackCheck
{
public:
    TrackCheck(const tracks::Track&, std::string field, const Sampling&, std::vector<Complaint>& found);

    std::string file() const { return m_track.path().string(); }
    void refuse(const std::string& sentence); ///< the run is impossible so
    void warn(const std::string& sentence);
    /// False when it has none of the chromosomes with windows. `consequence` of those that it does not have: "it is masked
    /// there".
    bool checkChromosomes(const char* consequence);
    /// Of what the sampled windows hold, base by base. False when there is nothing to go on with.
    bool checkValues(const Tally& seen);

private:
    Tally bounds() const;

    const tracks::Track& m_track;
    std::string m_field;
    const Sampling& m_sampling;
    std::vector<Complaint>& m_found;
};

} // namespace train
