#include "core/models/families/importers.h"

#include "core/base/error.h"
#include "core/models/families/families.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace models
{

const std::vector<Importer>& importers()
{
    static const std::vector<Importer> all = [] {
        std::vector<Importer> found;
        for (const Family& family : families())
            if (family.importer)
                found.push_back(*family.importer);
        return found;
    }();
    return all;
}

const Importer& importerNamed(const std::string& name)
{
    const auto found = std::ranges::find(importers(), name, &Importer::name);
    if (found != importers().end())
        return *found;
    std::vector<std::string> names;
    for (const Importer& importer : importers())
        names.push_back(importer.name);
    throw Error(fmt::format("Epiarc cannot import from \"{}\": it knows {}.", name, fmt::join(names, ", ")));
}

} // namespace models
