#include "core/models/engine/ensemblepredictor.h"

#include <cmath>
#include <numeric>

namespace models
{

namespace
{

/// Means of the same values of all answers.
template <typename Answer>
std::vector<float> mean(const std::vector<Answer>& answers, auto valuesOf)
{
    std::vector<double> sums(valuesOf(answers.front()).size(), 0.0);
    for (const Answer& answer : answers)
        for (size_t i = 0; i < sums.size(); ++i)
            sums[i] += double(valuesOf(answer)[i]);
    std::vector<float> means;
    for (const double sum : sums)
        means.push_back(float(sum / double(answers.size())));
    return means;
}

} // namespace

EnsemblePredictor::EnsemblePredictor(ModelSpec spec, std::vector<std::unique_ptr<Predictor>> members)
    : m_spec(std::move(spec))
    , m_members(std::move(members))
{
}

template <typename Ask>
auto EnsemblePredictor::answers(const Monitor& monitor, Ask ask) const
{
    std::vector<decltype(ask(*m_members.front(), monitor))> all;
    const auto count = double(m_members.size());
    for (size_t i = 0; i < m_members.size(); ++i)
        all.push_back(ask(*m_members[i], monitor.part(double(i) / count, double(i + 1) / count)));
    return all;
}

Prediction EnsemblePredictor::predict(const Inputs& inputs, const Request& request, const Monitor& monitor) const
{
    const auto all
        = answers(monitor, [&](const Predictor& member, const Monitor& part) { return member.predict(inputs, request, part); });
    Prediction result { all.front().bins, all.front().tracks,
        mean(
            all, [](const Prediction& one) -> auto& { return one.values; }),
        {} };
    for (size_t i = 0; i < result.values.size(); ++i) {
        double squares = 0;
        for (const Prediction& one : all)
            squares += std::pow(double(one.values[i]) - double(result.values[i]), 2);
        result.spread.push_back(float(std::sqrt(squares / double(all.size() - 1))));
    }
    return result;
}

AttentionMatrix EnsemblePredictor::attention(const Inputs& inputs, const AttentionChoice& choice, const Monitor& monitor) const
{
    const auto all
        = answers(monitor, [&](const Predictor& member, const Monitor& part) { return member.attention(inputs, choice, part); });
    return { all.front().positions,
        mean(
            all, [](const AttentionMatrix& one) -> auto& { return one.weights; }) };
}

Gradient EnsemblePredictor::gradient(const InputValues& inputs, const OutputSum& sum, const Monitor& monitor) const
{
    const auto all
        = answers(monitor, [&](const Predictor& member, const Monitor& part) { return member.gradient(inputs, sum, part); });
    Gradient result { 0,
        mean(
            all, [](const Gradient& one) -> auto& { return one.letters; }),
        {} };
    for (size_t input = 0; input < all.front().epigenome.size(); ++input)
        result.epigenome.push_back(mean(
            all, [&](const Gradient& one) -> auto& { return one.epigenome[input]; }));
    for (const Gradient& one : all)
        result.value += one.value / double(all.size());
    return result;
}

double EnsemblePredictor::value(const InputValues& inputs, const OutputSum& sum, const Monitor& monitor) const
{
    const auto all
        = answers(monitor, [&](const Predictor& member, const Monitor& part) { return member.value(inputs, sum, part); });
    return std::accumulate(all.begin(), all.end(), 0.0) / double(all.size());
}

Cost EnsemblePredictor::cost(int tracks) const
{
    Cost cost = m_members.front()->cost(tracks);
    cost.flops *= double(m_members.size());
    cost.bytes += int64_t(m_members.size() - 1) * 4 * m_spec.parameters / int64_t(m_members.size());
    return cost;
}

} // namespace models
