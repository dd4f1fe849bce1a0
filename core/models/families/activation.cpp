#include "core/models/families/activation.h"

#include <algorithm>
#include <array>

namespace models
{

std::optional<Activation> activationNamed(const std::string& name)
{
    static const std::array names { "linear", "relu", "gelu", "quick_gelu", "softplus", "sigmoid", "tanh", "exp" };
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::make_optional(Activation(found - names.begin()));
}

} // namespace models
