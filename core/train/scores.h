#pragma once
#include "core/base/agreement.h"
#include "core/train/dataset.h"
#include "core/train/metrics.h"
#include "core/train/run/runhistory.h"

#include <span>

namespace train
{

/// Mean of the numbers that are there and finite.
class Mean
{
public:
    void add(const std::optional<double>&);
    std::optional<double> value() const;

private:
    double m_sum = 0;
    int64_t m_count = 0;
};

/// Gathers how well windows of one part are predicted, per organism, cell type and track: over all bins, and across genes, where
/// a gene counts with log1p of the sum of the three bins around its start (as Enformer's authors compare CAGE), if those lie
/// within a window. A gene that two windows show counts twice.
class Scores
{
public:
    explicit Scores(const Dataset&);

    /// Losses of one window: of all tracks together, and of each of them (NaN: nothing was measured).
    struct Losses {
        double all = 0;
        std::vector<double> tracks;
    };
    /// Both [spec.bins(), targets].
    void add(const Example&, std::span<const float> targets, std::span<const float> predictions,
        const std::optional<Losses>& losses = std::nullopt);
    /// Everything but step and epoch. Tracks that were never measured are left out.
    Evaluation result() const;

private:
    struct Cell {
        Metrics bins;
        std::vector<base::Agreement> genes; ///< per track
        std::vector<Mean> losses; ///< per track
    };
    const Dataset& m_dataset;
    std::vector<std::vector<Cell>> m_cells; ///< of each organism
    int64_t m_windows = 0, m_losses = 0;
    double m_loss = 0;
};

/// The baseline that every model must beat: what the same track has on average in the other cell types, or where there is only
/// one cell type, what the other tracks of the same assay have on average. It is shown the measurements of the very window, which
/// a model is not, but nothing of the track itself. `targets`: of each cell type over one window, as Sample::targets. NaN where
/// there is nothing to average.
std::vector<float> meanTrack(const Dataset::Genome&, int cell, const std::vector<std::vector<float>>& targets);
/// "mean of the other cell types"
std::string meanTrackName(const Dataset::Genome&);

} // namespace train
