#include "core/models/import/importmodel.h"

#include "core/models/families/importers.h"
#include "core/models/import/baskervilleimport.h"
#include "core/models/import/enformerimport.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

namespace models
{

namespace
{

/// The side of an importer of core/models/families/families.h that needs LibTorch.
struct ImportFunction {
    std::string_view importer;
    ModelSpec (*import)(const ImportOptions&, const Monitor&);
};

constexpr std::array importFunctions {
    ImportFunction { "baskerville", importBaskerville },
    ImportFunction { "enformer-pytorch", importEnformer },
};

} // namespace

ModelSpec importModel(const ImportOptions& options, const Monitor& monitor)
{
    const Importer& importer = importerNamed(options.from);
    const auto function = std::ranges::find(importFunctions, importer.name, &ImportFunction::importer);
    if (function == importFunctions.end())
        throw std::logic_error("The importer " + importer.name + " has no function.");
    return function->import(options, monitor);
}

} // namespace models
