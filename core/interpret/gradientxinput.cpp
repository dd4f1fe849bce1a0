#include "core/interpret/gradientxinput.h"

namespace interpret
{

Attribution gradientXInput(const models::Predictor& predictor, const models::Inputs& inputs, const models::OutputSum& sum,
    const AttributionOptions& options, const Monitor& monitor)
{
    const models::InputValues values = models::valuesOf(inputs);
    const models::Gradient gradient = predictor.gradient(values, sum, monitor);
    return multiplied(values, baselineOf(options.baseline, predictor.spec(), inputs, options.seed), gradient);
}

} // namespace interpret
