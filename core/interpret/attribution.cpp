#include "core/interpret/attribution.h"

#include <cmath>
#include <numeric>

namespace interpret
{

double Attribution::sum() const
{
    double sum = std::accumulate(bases.begin(), bases.end(), 0.0);
    for (const std::vector<float>& bins : epigenome)
        sum = std::accumulate(bins.begin(), bins.end(), sum);
    return sum;
}

std::vector<std::string> AttributionOptions::check() const
{
    std::vector<std::string> problems;
    if (steps < 1 || steps > 10'000)
        problems.push_back("The steps from the baseline to the inputs are between 1 and 10,000.");
    return problems;
}

Attribution multiplied(const models::InputValues& inputs, const models::InputValues& baseline, const models::Gradient& gradient)
{
    Attribution result { gradient.value, {} };
    for (size_t i = 0; i < inputs.letters.size(); i += 4) {
        float there = 0, nothing = 0;
        for (size_t letter = i; letter < i + 4; ++letter) {
            there += inputs.letters[letter] * gradient.letters[letter];
            nothing += baseline.letters[letter] * gradient.letters[letter];
        }
        result.bases.push_back(there - nothing);
    }
    for (size_t input = 0; input < inputs.epigenome.size(); ++input) {
        std::vector<float>& bins = result.epigenome.emplace_back();
        for (size_t bin = 0; bin < inputs.epigenome[input].size(); ++bin) {
            const double change = double(inputs.epigenome[input][bin]) - double(baseline.epigenome[input][bin]);
            bins.push_back(std::isnan(change) ? 0.0f : float(change * double(gradient.epigenome[input][bin])));
        }
    }
    return result;
}

Completeness completenessOf(const Attribution& attribution, const models::Predictor& predictor, const models::Inputs& inputs,
    const models::OutputSum& sum, const AttributionOptions& options, const Monitor& monitor)
{
    const auto nothing = baselineOf(options.baseline, predictor.spec(), inputs, options.seed);
    return { attribution.value, predictor.value(nothing, sum, monitor), attribution.sum() };
}

} // namespace interpret
