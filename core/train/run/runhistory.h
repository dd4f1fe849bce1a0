#pragma once
#include "core/base/json.h"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace train
{

/// What a run says of itself as it goes, one JSON object per line of metrics.jsonl; "event" tells which.

/// "steps": the mean over the steps since the last of these.
struct StepBlock {
    int64_t step = 0, epoch = 0; ///< steps made, the epoch they belong to (from 1)
    int64_t steps = 0; ///< of the whole run
    double loss = 0, rate = 0, gradientNorm = 0; ///< norm before clipping
    double seconds = 0; ///< computed since the very beginning, over all resumptions
    double windowsPerSecond = 0;
    double waiting = 0; ///< fraction of the time that was spent waiting for windows
    double secondsLeft = 0;
    int64_t bytes = 0; ///< resident memory of the process
};

/// How well one track of one cell type is predicted.
struct TrackResult {
    std::string organism, cell, track, assay;
    std::optional<double> pearson, r2; ///< over all bins of all windows
    std::optional<double> genes; ///< Pearson of log1p of the sum of the three bins at each start of a gene, across genes
    std::optional<double> loss {}; ///< the run's, of this track alone; mean over windows
};

/// "evaluation": of the model, or of something to compare it with.
struct Evaluation {
    int64_t step = 0, epoch = 0;
    std::string part; ///< "valid" | "test"
    std::string what = "model"; ///< or a baseline: "mean track", "mlp", "sequence only"
    int64_t windows = 0; ///< that were predicted, all cell types together
    std::optional<double> loss, pearson, r2, genes; ///< means over the tracks that have the number
    bool best = false; ///< the best on validation so far
    std::vector<TrackResult> tracks;
};

/// "end" of a process.
struct RunEnd {
    enum class Reason { Finished, EarlyStop, Stopped, Failed };
    Reason reason = Reason::Finished;
    int64_t step = 0;
    std::string sentence;
};

Json toJson(const StepBlock&);
Json toJson(const Evaluation&);
Json toJson(const RunEnd&);

/// Appends lines, each at once. Throws Error (full disk).
class MetricsLog
{
public:
    /// Opens or begins it. What a resumed run knows nothing of is taken out: lines of steps after `step`, ends, what a dying
    /// process left of a line, and where the number of evaluated `epochs` is told, evaluations of later ones and those on test
    /// windows, which are made anew at the end.
    explicit MetricsLog(
        std::filesystem::path, int64_t step = std::numeric_limits<int64_t>::max(), std::optional<int64_t> epochs = {});
    void add(const Json& line);

private:
    std::filesystem::path m_path;
};

/// What was said so far, followed as the file grows.
struct RunHistory {
    std::vector<StepBlock> blocks;
    std::vector<Evaluation> evaluations;
    std::optional<RunEnd> end; ///< of the last process, while no other has begun

    /// Reads what was added since the last call; all again when the file was cut or begun anew. True when something was. Lines
    /// that are not understood are left out, a half-written last one waits. Throws Error when the file cannot be read; a missing
    /// one is empty.
    bool follow(const std::filesystem::path&);
    /// The last evaluation of the model on a part.
    const Evaluation* latest(const std::string& part) const;
    /// The one on validation windows that best.safetensors was written at.
    const Evaluation* best() const;

private:
    void add(const Json&);
    uint64_t m_read = 0; ///< bytes
    std::string m_last; ///< the last line read: where it stands no more, the file was cut or begun anew
};

} // namespace train
