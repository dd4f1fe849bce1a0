#include "core/train/loop/optimiser.h"

#include <fmt/format.h>
#include <sstream>
#include <torch/torch.h>

namespace train
{

namespace
{

constexpr double anyNorm = 1e30; // its ratio to a small norm must be a float

using States = std::remove_cvref_t<decltype(std::declval<torch::optim::AdamW&>().state())>;
using Moments = torch::optim::AdamWParamState;

/// How LibTorch names a parameter among its states: a text in 1.13, an address later.
template <typename Key = States::key_type>
Key keyOf(const at::Tensor& parameter)
{
    if constexpr (std::is_same_v<Key, std::string>) {
        std::ostringstream text;
        text << parameter.unsafeGetTensorImpl();
        return text.str();
    } else {
        return parameter.unsafeGetTensorImpl();
    }
}

std::vector<torch::optim::OptimizerParamGroup> groups(const std::vector<models::NamedTensor>& parameters, double decay)
{
    std::vector<at::Tensor> decaying, others;
    for (const models::NamedTensor& parameter : parameters)
        (models::decays(parameter.kind.value()) ? decaying : others).push_back(parameter.values);
    std::vector<torch::optim::OptimizerParamGroup> groups;
    groups.emplace_back(decaying, std::make_unique<torch::optim::AdamWOptions>(torch::optim::AdamWOptions().weight_decay(decay)));
    groups.emplace_back(others, std::make_unique<torch::optim::AdamWOptions>(torch::optim::AdamWOptions().weight_decay(0)));
    return groups;
}

} // namespace

struct Optimiser::Impl {
    std::vector<models::NamedTensor> parameters;
    torch::optim::AdamW adam;
    double largestNorm;

    Moments* moments(const at::Tensor& parameter)
    {
        const auto found = adam.state().find(keyOf(parameter));
        return found == adam.state().end() ? nullptr : static_cast<Moments*>(found->second.get());
    }
};

Optimiser::Optimiser(const std::vector<models::NamedTensor>& parameters, const Recipe& recipe)
    : m(new Impl {
        parameters, torch::optim::AdamW(groups(parameters, recipe.weightDecay)), recipe.clip > 0 ? recipe.clip : anyNorm })
{
}

Optimiser::~Optimiser() = default;

double Optimiser::clip()
{
    std::vector<at::Tensor> values;
    for (const models::NamedTensor& parameter : m->parameters)
        values.push_back(parameter.values);
    return torch::nn::utils::clip_grad_norm_(values, m->largestNorm);
}

void Optimiser::step(double rate)
{
    for (auto& group : m->adam.param_groups())
        group.options().set_lr(rate);
    m->adam.step();
    for (const models::NamedTensor& parameter : m->parameters)
        parameter.values.mutable_grad() = at::Tensor();
}

std::vector<models::NamedTensor> Optimiser::moments() const
{
    std::vector<models::NamedTensor> found;
    for (const models::NamedTensor& parameter : m->parameters)
        if (const Moments* moments = m->moments(parameter.values)) {
            found.push_back({ "moment1." + parameter.name, moments->exp_avg() });
            found.push_back({ "moment2." + parameter.name, moments->exp_avg_sq() });
        }
    return found;
}

Json Optimiser::steps() const
{
    Json steps = Json::array();
    for (const models::NamedTensor& parameter : m->parameters) {
        const Moments* moments = m->moments(parameter.values);
        steps.push_back(moments ? moments->step() : 0);
    }
    return steps;
}

void Optimiser::restore(const std::function<at::Tensor(const std::string&)>& find, const Json& steps)
{
    if (steps.size() != m->parameters.size())
        throw Error("The state belongs to another network: it has other parameters.");
    for (size_t i = 0; i < m->parameters.size(); ++i) {
        if (steps[i] == 0)
            continue;
        const models::NamedTensor& parameter = m->parameters[i];
        auto moments = std::make_unique<Moments>();
        moments->step(steps[i].get<int64_t>());
        for (const bool first : { true, false }) {
            const at::Tensor stored = find((first ? "moment1." : "moment2.") + parameter.name);
            if (!stored.defined() || stored.sizes() != parameter.values.sizes())
                throw Error(fmt::format("The state has no moments of {}.", parameter.name));
            const at::Tensor own = stored.to(parameter.values.device()).clone();
            first ? moments->exp_avg(own) : moments->exp_avg_sq(own);
        }
        m->adam.state()[keyOf(parameter.values)] = std::move(moments);
    }
}

} // namespace train
