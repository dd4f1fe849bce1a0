#include "core/interpret/attributionmethods.h"

#include "core/interpret/gradientxinput.h"
#include "core/interpret/integratedgradients.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ranges>

namespace interpret
{

const std::vector<AttributionMethod>& attributionMethods()
{
    static const std::vector<AttributionMethod> methods {
        { "gradient-x-input", "what a small change of each input would do, in one pass", false, gradientXInput },
        { "integrated-gradients", "what the way from the baseline to each input did, in a pass per step", true,
            integratedGradients },
    };
    return methods;
}

const AttributionMethod& attributionMethod(const std::string& name)
{
    const auto found = std::ranges::find(attributionMethods(), name, &AttributionMethod::name);
    if (found == attributionMethods().end())
        throw Error(fmt::format("There is no attribution by \"{}\": choose among {}.", name,
            fmt::join(std::views::transform(attributionMethods(), &AttributionMethod::name), ", ")));
    return *found;
}

} // namespace interpret
