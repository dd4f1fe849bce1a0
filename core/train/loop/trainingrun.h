#pragma once
#include "core/train/loop/evaluator.h"
#include "core/train/loop/learner.h"
#include "core/train/order.h"
#include "core/train/readahead.h"
#include "core/train/run/runlog.h"
#include "core/train/schedule.h"
#include "core/train/trainer.h"

#include <chrono>

namespace train
{

/// One process's work on a run: the training loop, and what it leaves in the folder.
class TrainingRun
{
public:
    /// Opens files, builds the network, goes back to the last checkpoint where there is one. Throws Error and Cancelled.
    TrainingRun(const RunFolder&, const RunConfig&, Ranks&, const Monitor&);

    /// Until the end, or until a stop is asked for. Throws Error after having saved what can be saved.
    RunEnd go();

private:
    using Clock = std::chrono::steady_clock;
    using Batches = std::vector<Batch>;
    enum class Standing { Usual, Best }; ///< of a model among those of its run so far

    void loop();
    void makeStep();
    void finishEpoch();
    void finishRun();
    /// Writes and evaluates the ensemble of the best models of all repeats.
    void finishEnsemble(data::Part);
    Evaluated evaluated(data::Part, bool withMeanTrack);
    void note(Evaluation, Standing = Standing::Usual);
    void noteSteps();
    void noteBaselines(data::Part);
    void save(Standing = Standing::Usual);
    bool atEpochEnd() const { return m_step > 0 && m_step % m_order.stepsPerEpoch() == 0; }
    int64_t epoch() const { return (m_step + m_order.stepsPerEpoch() - 1) / m_order.stepsPerEpoch(); }
    double progress() const { return double(m_step) / double(m_order.steps()); }
    bool stopAsked();
    void restore();

    RunFolder m_folder;
    RunConfig m_config;
    Ranks& m_ranks;
    Monitor m_monitor;
    Dataset m_dataset;
    Learner m_learner;
    Order m_order;
    Schedule m_schedule;
    Writer m_writer;
    std::optional<RunLog> m_log; ///< the rank-0 process keeps it
    std::unique_ptr<ReadAhead<Batches>> m_ahead;

    // Progress: what `state.safetensors` keeps besides tensors.
    int64_t m_step = 0, m_evaluated = 0; ///< steps made; epochs evaluated
    double m_seconds = 0; ///< computed before this process, and in it up to the last note
    struct Block {
        int64_t steps = 0;
        double loss = 0, norm = 0;
    } m_block; ///< since the last note

    bool m_done = false; ///< all steps are made; the network may show another model
    Clock::time_point m_noted, m_saved;
    double m_waited = 0; ///< seconds, at the last note
    double m_validationSeconds = 0; ///< of the last one
};

} // namespace train
