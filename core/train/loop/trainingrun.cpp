#include "core/train/loop/trainingrun.h"

#include "core/base/memory.h"
#include "core/models/networks/families/families.h"
#include "core/models/networks/fileweights.h"
#include "core/models/networks/modelfile.h"
#include "core/models/tensors/safetensors.h"

#include <cmath>
#include <fmt/format.h>

namespace train
{

namespace
{

constexpr int64_t longestBlock = 50; // steps

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string text(const std::optional<double>& value)
{
    return value ? fmt::format("{:.4f}", *value) : "none";
}

} // namespace

TrainingRun::TrainingRun(const RunFolder& folder, const RunConfig& config, Ranks& ranks, const Monitor& monitor)
    : m_folder(folder)
    , m_config(config)
    , m_ranks(ranks)
    , m_monitor(monitor)
    , m_dataset(config, config.spec(), monitor.part(0, 0))
    , m_learner(config, m_dataset.spec())
    , m_order(m_dataset, config.recipe, ranks.count())
    , m_schedule(config.recipe, m_order.steps())
{
    if (m_learner.spec().bins() != m_dataset.spec().bins() || m_learner.spec().binSize != m_dataset.spec().binSize)
        throw Error(
            fmt::format("The network gives {} bins of {} bp, but {} bp are to be predicted: set model.output_length to {}.",
                m_learner.spec().bins(), m_learner.spec().binSize, m_dataset.spec().outputLength, m_learner.spec().outputLength));
    restore();
    if (m_ranks.first())
        m_log.emplace(m_folder, m_step, m_evaluated);
    const auto read = [this](int64_t step, const std::stop_token& stop) {
        Batches batches;
        const std::vector<Example> examples = m_order.of(step, m_ranks.rank());
        const auto size = size_t(m_config.recipe.batch);
        for (size_t first = 0; first < examples.size(); first += size)
            batches.push_back(readBatch(m_dataset, std::span(examples).subspan(first, size), Monitor(stop, {})));
        return batches;
    };
    const int readers = m_config.machine.readers;
    m_ahead = std::make_unique<ReadAhead<Batches>>(read, m_step, m_order.steps(), readers, 2 * readers);
    m_noted = m_saved = Clock::now();
}

void TrainingRun::restore()
{
    const std::optional<State> state = State::read(m_folder.state());
    if (!state)
        return;
    try {
        m_learner.restore(*state);
        const Json& progress = state->numbers.at("progress");
        m_step = progress.at("step");
        m_evaluated = progress.at("evaluated");
        m_seconds = progress.at("seconds");
        m_block = { progress.at("block_steps"), progress.at("block_loss"), progress.at("block_norm") };
        m_schedule.restore(progress.at("schedule"));
    } catch (const Json::exception&) {
        throw Error(fmt::format("{} was written by another version of Epiarc: begin the run anew.", m_folder.state().string()));
    } catch (const Error& problem) {
        throw Error(fmt::format("{}: {}", m_folder.state().string(), problem.what()));
    }
}

RunEnd TrainingRun::go()
{
    RunEnd end;
    try {
        if (m_log && (m_step < m_order.steps() || m_config.recipe.repeats == 1))
            std::filesystem::remove(m_folder.ensemble()); // of members that are not the best any more
        if (m_log)
            m_log->say(m_step
                    ? fmt::format("Resumed after step {} of {} on {}.", m_step, m_order.steps(), describe(m_learner.device()))
                    : fmt::format("{} steps of {} on {}, {} parameters.", m_order.steps(), m_learner.spec().name,
                        describe(m_learner.device()), m_learner.spec().parameters));
        models::guarded("training", [&] {
            loop();
            m_done = true;
            finishRun();
        });
        end.reason = m_step < m_order.steps() ? RunEnd::Reason::EarlyStop : RunEnd::Reason::Finished;
    } catch (const Cancelled&) {
        end.reason = RunEnd::Reason::Stopped;
    } catch (const Error& problem) {
        end = { RunEnd::Reason::Failed, m_step, problem.what() };
    }
    end.step = m_step;
    m_ahead.reset();
    if (!m_log)
        return end;
    try {
        if (!m_done)
            save();
        m_writer.finish();
    } catch (const Error& problem) { // the last checkpoint stays
        if (end.reason == RunEnd::Reason::Stopped)
            end = { RunEnd::Reason::Failed, m_step, problem.what() };
    }
    m_log->end(end);
    return end;
}

void TrainingRun::loop()
{
    while (true) {
        if (atEpochEnd() && m_evaluated < epoch())
            finishEpoch();
        if (m_step >= m_order.steps() || m_schedule.exhausted())
            return;
        if (stopAsked())
            throw Cancelled {};
        makeStep();
        m_writer.check();
        if (secondsSince(m_saved) > 60 * m_config.machine.checkpointMinutes)
            save();
    }
}

bool TrainingRun::stopAsked()
{
    const bool here = m_monitor.stopRequested() || (m_log && m_folder.stopAsked());
    return m_ranks.sum({ here ? 1.0 : 0.0 })[0] > 0;
}

void TrainingRun::makeStep()
{
    const Batches batches = m_ahead->next();
    const int head = m_dataset.organisms()[size_t(m_order.organismOf(m_step))].head;
    const Learner::Step made = m_learner.step(m_step, batches, head, m_schedule.rate(m_step), m_ranks);
    ++m_step;
    ++m_block.steps;
    m_block.loss += made.loss;
    m_block.norm += made.gradientNorm;
    if (m_step % std::clamp<int64_t>(m_order.stepsPerEpoch() / 20, 1, longestBlock) == 0 || atEpochEnd())
        noteSteps();
    if (!m_monitor.stopRequested())
        m_monitor.report(progress(), fmt::format("step {} of {}, loss {:.4f}", m_step, m_order.steps(), made.loss));
}

void TrainingRun::noteSteps()
{
    const double seconds = secondsSince(m_noted), waited = m_ahead->waitedSeconds();
    m_seconds += seconds;
    const int64_t windows = m_block.steps * m_config.recipe.batch * m_config.recipe.accumulate * m_ranks.count();
    const int64_t stepsLeft = m_order.steps() - m_step, epochsLeft = m_config.recipe.epochs - m_evaluated;
    StepBlock block { m_step, epoch(), m_order.steps() };
    block.loss = m_block.loss / double(m_block.steps);
    block.gradientNorm = m_block.norm / double(m_block.steps);
    block.rate = m_schedule.rate(m_step - 1);
    block.seconds = m_seconds;
    block.windowsPerSecond = double(windows) / seconds;
    block.waiting = (waited - m_waited) / seconds;
    block.secondsLeft = double(stepsLeft) * seconds / double(m_block.steps) + double(epochsLeft) * m_validationSeconds;
    block.bytes = base::residentMemory();
    if (m_log)
        m_log->add(toJson(block));
    m_block = {};
    m_waited = waited;
    m_noted = Clock::now();
}

Evaluated TrainingRun::evaluated(data::Part part, bool withMeanTrack)
{
    std::optional<Evaluated> result;
    m_learner.whenUsed([&](const models::Network& network) {
        result = evaluate({ &network }, m_learner.device(), m_dataset, m_config.recipe, m_config.machine.readers, part,
            withMeanTrack, m_monitor.part(progress(), progress()));
    });
    return std::move(*result);
}

void TrainingRun::note(Evaluation evaluation, Standing standing)
{
    evaluation.step = m_step;
    evaluation.epoch = epoch();
    evaluation.best = standing == Standing::Best;
    m_log->add(toJson(evaluation));
    m_log->say(fmt::format("Epoch {}, {} windows, {}: loss {}, Pearson {}, across genes {}{}.", evaluation.epoch, evaluation.part,
        evaluation.what, text(evaluation.loss), text(evaluation.pearson), text(evaluation.genes),
        evaluation.best ? ", the best so far" : ""));
}

void TrainingRun::noteBaselines(data::Part part)
{
    for (const Baseline kind : m_config.baselines) {
        RunHistory history;
        history.follow(m_folder.baseline(base::wordOf(kind)).metrics());
        const Evaluation* result = part == data::Part::Valid ? history.best() : history.latest(data::nameOf(part));
        if (!result)
            continue;
        Evaluation evaluation = *result;
        evaluation.what = base::wordOf(kind);
        note(evaluation);
    }
}

void TrainingRun::finishEpoch()
{
    const auto start = Clock::now();
    double loss = 0;
    bool any = false;
    std::optional<Evaluated> valid;
    if (m_log) {
        valid = evaluated(data::Part::Valid, m_evaluated == 0);
        any = valid->model.loss.has_value();
        loss = valid->model.loss.value_or(0);
    }
    const std::vector<double> shared = m_ranks.sum({ loss, any ? 1.0 : 0.0 });
    const bool best = m_schedule.observe(shared[1] > 0 ? shared[0] : std::nan("")) || shared[1] == 0;
    const Standing standing = best ? Standing::Best : Standing::Usual;
    ++m_evaluated;
    m_validationSeconds = secondsSince(start);
    m_seconds += m_validationSeconds;
    m_noted = Clock::now();
    if (!m_log)
        return;
    if (any && valid->meanTrack) {
        note(*valid->meanTrack);
        noteBaselines(data::Part::Valid);
    }
    if (any)
        note(valid->model, standing);
    save(standing);
}

void TrainingRun::finishRun()
{
    m_writer.finish();
    if (!m_log)
        return;
    const bool haveTest = std::ranges::any_of(m_dataset.organisms(),
        [](const Dataset::Genome& organism) { return !organism.windows[size_t(data::Part::Test)].empty(); });
    m_learner.loadWeights(m_folder.best());
    std::optional<Evaluated> result;
    const auto part = haveTest ? data::Part::Test : data::Part::Valid;
    result = evaluate({ &m_learner.network() }, m_learner.device(), m_dataset, m_config.recipe, m_config.machine.readers, part,
        haveTest, m_monitor.part(1, 1));
    result->heldOut.write(m_folder.scatter());
    if (haveTest) {
        note(*result->meanTrack);
        noteBaselines(data::Part::Test);
        note(result->model);
    }
    if (m_config.recipe.repeats > 1)
        finishEnsemble(part);
}

void TrainingRun::finishEnsemble(data::Part part)
{
    std::vector<std::filesystem::path> members { m_folder.best() };
    for (int64_t number = 2; number <= m_config.recipe.repeats; ++number)
        members.push_back(m_folder.repeat(number).best());
    const models::ModelSpec spec = models::writeEnsemble(members, m_folder.ensemble());
    const models::Safetensors file(m_folder.ensemble());
    std::vector<std::unique_ptr<models::Network>> networks;
    std::vector<const models::Network*> all;
    for (int member = 0; member < spec.members; ++member) {
        models::FileWeights weights(file, models::memberPrefix(spec, member));
        networks.push_back(models::buildNetwork(spec, weights, m_folder.ensemble().string()));
        networks.back()->to(m_learner.device().torch);
        all.push_back(networks.back().get());
    }
    Evaluation evaluation = evaluate(
        all, m_learner.device(), m_dataset, m_config.recipe, m_config.machine.readers, part, false, m_monitor.part(1, 1))
                                .model;
    evaluation.what = "ensemble";
    note(evaluation);
}

void TrainingRun::save(Standing standing)
{
    if (!m_log)
        return;
    State state = m_learner.state();
    state.numbers["progress"]
        = { { "step", m_step }, { "evaluated", m_evaluated }, { "seconds", m_seconds }, { "block_steps", m_block.steps },
              { "block_loss", m_block.loss }, { "block_norm", m_block.norm }, { "schedule", m_schedule.state() } };
    models::ModelSpec spec = m_learner.spec();
    spec.genome = m_dataset.organisms().front().genome->name();
    spec.provenance = { { "trained in", m_folder.name() }, { "steps", m_step }, { "epochs", m_evaluated } };
    m_writer.begin([folder = m_folder, state = std::move(state), spec, model = m_learner.model(), standing] {
        if (standing == Standing::Best)
            models::writeModel(spec, model, folder.best());
        models::writeModel(spec, model, folder.last());
        state.write(folder.state());
    });
    m_saved = Clock::now();
}

} // namespace train
