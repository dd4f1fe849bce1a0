#include "core/interpret/integratedgradients.h"

namespace interpret
{

namespace
{

/// `fraction` of the way from one to the other; NaN stays.
void goBetween(const std::vector<float>& from, const std::vector<float>& to, double fraction, std::vector<float>& between)
{
    for (size_t i = 0; i < between.size(); ++i)
        between[i] = float(double(from[i]) + fraction * (double(to[i]) - double(from[i])));
}

void addTo(std::vector<double>& sums, const std::vector<float>& values)
{
    sums.resize(values.size());
    for (size_t i = 0; i < values.size(); ++i)
        sums[i] += double(values[i]);
}

std::vector<float> means(const std::vector<double>& sums, int count)
{
    std::vector<float> means;
    for (const double sum : sums)
        means.push_back(float(sum / count));
    return means;
}

} // namespace

Attribution integratedGradients(const models::Predictor& predictor, const models::Inputs& inputs, const models::OutputSum& sum,
    const AttributionOptions& options, const Monitor& monitor)
{
    const models::InputValues end = models::valuesOf(inputs);
    const models::InputValues start = baselineOf(options.baseline, predictor.spec(), inputs, options.seed);
    models::InputValues between = end;
    std::vector<double> letters;
    std::vector<std::vector<double>> epigenome(end.epigenome.size());
    const double passes = options.steps + 1;
    for (int step = 0; step < options.steps; ++step) {
        const double fraction = (step + 0.5) / options.steps;
        goBetween(start.letters, end.letters, fraction, between.letters);
        for (size_t input = 0; input < epigenome.size(); ++input)
            goBetween(start.epigenome[input], end.epigenome[input], fraction, between.epigenome[input]);
        const auto gradient = predictor.gradient(between, sum, monitor.part(step / passes, (step + 1) / passes));
        addTo(letters, gradient.letters);
        for (size_t input = 0; input < epigenome.size(); ++input)
            addTo(epigenome[input], gradient.epigenome[input]);
    }
    const double value = predictor.value(end, sum, monitor.part((passes - 1) / passes, 1));
    models::Gradient mean { value, means(letters, options.steps) };
    for (const std::vector<double>& sums : epigenome)
        mean.epigenome.push_back(means(sums, options.steps));
    return multiplied(end, start, mean);
}

} // namespace interpret
