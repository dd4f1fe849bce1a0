#include "core/interpret/baseline.h"

#include "core/models/edits/shuffle.h"

#include <cmath>
#include <fmt/format.h>

namespace interpret
{

namespace
{

float meanOfKnown(const std::vector<float>& values)
{
    double sum = 0, known = 0;
    for (const float value : values)
        if (!std::isnan(value)) {
            sum += double(value);
            ++known;
        }
    return known > 0 ? float(sum / known) : 0;
}

} // namespace

models::InputValues baselineOf(Baseline baseline, const models::ModelSpec& spec, const models::Inputs& inputs, uint64_t seed)
{
    models::InputValues values = models::valuesOf(inputs);
    if (baseline == Baseline::Shuffled)
        values.letters = models::valuesOf({ models::shuffledByPairs(inputs.bases, seed) }).letters;
    else
        for (size_t i = 0; i < values.letters.size(); i += 4)
            if (const auto letter = std::find(values.letters.begin() + long(i), values.letters.begin() + long(i) + 4, 1.0f);
                letter != values.letters.begin() + long(i) + 4)
                std::fill_n(values.letters.begin() + long(i), 4, baseline == Baseline::Mean ? 0.25f : 0.0f);
    for (size_t input = 0; input < values.epigenome.size(); ++input) {
        const bool mean = baseline != Baseline::Zeros && spec.inputs[input].summary == models::InputTrack::Summary::Fraction;
        const float nothing = mean ? meanOfKnown(inputs.epigenome[input]) : 0.0f;
        for (float& value : values.epigenome[input])
            if (!std::isnan(value))
                value = nothing;
    }
    return values;
}

std::string describe(Baseline baseline, uint64_t seed)
{
    switch (baseline) {
    case Baseline::Zeros:
        return "no letters and signals of 0";
    case Baseline::Shuffled:
        return fmt::format("the letters in another order with the same pairs of neighbours (seed {}), counts of 0, fractions at "
                           "their mean",
            seed);
    default:
        return "a quarter of each letter, counts of 0, fractions at their mean";
    }
}

} // namespace interpret
