#include "core/models/families/operations.h"

#include <algorithm>
#include <array>

namespace models
{

std::optional<GammaMaximum> gammaMaximum(const std::string& name)
{
    static const std::array names { "positions", "features", "everything" };
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::make_optional(GammaMaximum(found - names.begin()));
}

} // namespace models
