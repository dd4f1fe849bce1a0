#include "core/train/loop/learner.h"

#include "core/base/dice.h"
#include "core/models/engine/encoding.h"
#include "core/models/networks/families/families.h"
#include "core/models/tensors/safetensors.h"
#include "core/train/loop/startweights.h"

#include <cmath>
#include <fmt/format.h>
#include <set>

namespace train
{

namespace
{

/// The heads that begin anew.
std::set<std::string> freshHeads(const RunConfig& config)
{
    std::set<std::string> names;
    for (const Organism& organism : config.organisms)
        if (config.model.heads != ModelChoice::Heads::Keep)
            names.insert(organism.name);
    return names;
}

uint64_t seedOf(uint64_t run, int64_t step, int rank, size_t batch)
{
    return uint64_t(
        base::Dice(run, fmt::format("dropout of step {}, rank {}, batch {}", step, rank, batch)).between(0, INT64_MAX));
}

} // namespace

Learner::Learner(const RunConfig& config, models::ModelSpec spec)
    : m_recipe(config.recipe)
    , m_spec(std::move(spec))
    , m_device(models::chooseDevice({ config.machine.device, base::wordOf(config.machine.precision), config.machine.threads }))
    , m_recomputes(config.machine.activationCheckpointing)
    , m_statistics(config.model.trunk == ModelChoice::Trunk::Train)
{
    const std::string file = config.model.start.empty() ? "The run's model" : config.model.start.string();
    std::optional<models::Safetensors> start;
    if (!config.model.start.empty())
        start.emplace(config.model.start);
    StartWeights weights(start ? &*start : nullptr, freshHeads(config), config.recipe.seed);
    m_network = models::buildNetwork(m_spec, weights, file);
    weights.finish(file);
    m_spec.parameters = weights.parameters();
    m_spec.binSize = m_network->binSize();
    m_spec.outputLength = m_network->outputBins() * m_network->binSize();
    m_network->to(m_device.torch);
    m_trainable.emplace(*m_network, config.model, config.recipe.seed);
    m_optimiser.emplace(m_trainable->parameters(), m_recipe);
    std::vector<models::NamedTensor> averaged = m_trainable->parameters();
    for (const models::NamedTensor& tensor : m_network->tensors())
        if (!tensor.trains())
            averaged.push_back(tensor); // running statistics fit the weights they were made with, not their mean
    m_average.emplace(averaged, m_recipe.averaging);
}

at::Tensor Learner::forward(const Batch& batch, int head) const
{
    const models::NetworkInputs inputs = models::onDevice(batch.inputs, m_device.torch);
    models::Pass pass;
    pass.training = m_statistics;
    pass.recomputeOn = m_recomputes ? &m_device : nullptr;
    if (!m_trainable->headsOnly())
        return m_network->forward(inputs, head, {}, pass);
    at::Tensor trunk;
    {
        const at::NoGradGuard none;
        trunk = m_network->trunk(inputs, pass);
    }
    return m_network->head(trunk, head);
}

Learner::Step Learner::step(int64_t number, const std::vector<Batch>& batches, int head, double rate, Ranks& ranks)
{
    Step step;
    for (size_t i = 0; i < batches.size(); ++i) {
        at::manual_seed(seedOf(m_recipe.seed, number, ranks.rank(), i));
        at::Tensor loss;
        {
            const models::TrainingScope scope(m_device);
            loss = lossOf(m_recipe, forward(batches[i], head), batches[i].targets.to(m_device.torch)) / double(batches.size());
        }
        loss.backward();
        step.loss += loss.item<double>();
    }
    m_trainable->pullGradients();
    std::vector<at::Tensor> gradients;
    for (const models::NamedTensor& parameter : m_trainable->parameters())
        if (parameter.values.grad().defined())
            gradients.push_back(parameter.values.grad());
    ranks.average(gradients);
    step.loss = ranks.sum({ step.loss })[0] / ranks.count();
    step.gradientNorm = m_optimiser->clip();
    if (!std::isfinite(step.loss) || !std::isfinite(step.gradientNorm))
        throw Error(fmt::format("At step {} the {} was no number: lower the rate, clip gradients, or compute in f32. The last "
                                "checkpoint is good.",
            number + 1, std::isfinite(step.loss) ? "norm of the gradients" : "loss"));
    m_optimiser->step(rate);
    m_trainable->pushValues();
    m_average->add();
    return step;
}

void Learner::whenUsed(const std::function<void(const models::Network&)>& work)
{
    m_average->with([&] {
        m_trainable->pushValues();
        work(*m_network);
    });
    m_trainable->pushValues();
}

std::vector<models::NamedTensor> Learner::model()
{
    std::vector<models::NamedTensor> tensors;
    whenUsed([&](const models::Network& network) { tensors = copied(network.tensors()); });
    return tensors;
}

void Learner::loadWeights(const std::filesystem::path& path)
{
    const models::Safetensors file(path);
    const at::NoGradGuard none;
    for (const models::NamedTensor& tensor : m_network->tensors()) {
        const models::TensorView* found = file.find(tensor.name);
        if (!found || found->shape != tensor.values.sizes().vec())
            throw Error(fmt::format("{} is no model of this run: {} does not fit.", path.string(), tensor.name));
        tensor.values.detach().copy_(models::tensorOf(file, *found));
    }
}

State Learner::state() const
{
    std::vector<models::NamedTensor> tensors;
    for (const models::NamedTensor& parameter : m_trainable->parameters())
        tensors.push_back({ "parameter." + parameter.name, parameter.values });
    for (const models::NamedTensor& tensor : m_network->tensors())
        if (!tensor.trains())
            tensors.push_back({ "statistic." + tensor.name, tensor.values });
    for (const auto& more : { m_optimiser->moments(), m_average->tensors() })
        tensors.insert(tensors.end(), more.begin(), more.end());
    return { copied(tensors), { { "moments", m_optimiser->steps() }, { "averaged", m_average->count() } } };
}

void Learner::restore(const State& state)
{
    const at::NoGradGuard none;
    const auto find = [&](const std::string& name) { return state.find(name); };
    const auto take = [&](const std::string& name, const at::Tensor& values) {
        const at::Tensor stored = find(name);
        if (!stored.defined() || stored.sizes() != values.sizes())
            throw Error(fmt::format("The state has no {} of this shape: the model in run.json was changed.", name));
        values.detach().copy_(stored);
    };
    for (const models::NamedTensor& parameter : m_trainable->parameters())
        take("parameter." + parameter.name, parameter.values);
    for (const models::NamedTensor& tensor : m_network->tensors())
        if (!tensor.trains())
            take("statistic." + tensor.name, tensor.values);
    m_optimiser->restore(find, state.numbers.at("moments"));
    m_average->restore(find, state.numbers.at("averaged"));
    m_trainable->pushValues();
}

} // namespace train
