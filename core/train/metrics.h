#pragma once
#include "core/base/agreement.h"

#include <span>
#include <vector>

namespace train
{

/// What is told about predictions beside the loss, per track over all sequences and bins taken together, as the metrics of
/// Enformer do (https://github.com/google-deepmind/deepmind-research/tree/master/enformer, PearsonR and R2). Enformer-pytorch's
/// Pearson of one sequence over its bins is that of Metrics that saw this sequence alone.
class Metrics
{
public:
    explicit Metrics(int64_t tracks)
        : m_tracks(size_t(tracks))
    {
    }

    /// Both [positions, tracks], row by row; positions are bins of any number of sequences. NaN targets are left out; a
    /// prediction that is not finite leaves its track without numbers. Throws Error when the sizes differ or are no whole number
    /// of positions.
    void add(std::span<const float> targets, std::span<const float> predictions);
    /// As if what the other saw had been added here: of other threads, processes, windows. Throws Error for other tracks.
    void merge(const Metrics&);

    const std::vector<base::Agreement>& tracks() const { return m_tracks; }
    /// Means over the tracks that have the number; nothing when none has.
    std::optional<double> meanPearson() const;
    std::optional<double> meanR2() const;
    /// One number over all values of all tracks, with one mean for all, as the reference reports it.
    std::optional<double> r2() const;

private:
    std::vector<base::Agreement> m_tracks;
};

} // namespace train
