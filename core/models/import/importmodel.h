#pragma once
#include "core/models/engine.h"

namespace models
{

/// Imports a checkpoint by the importer that options.from names (core/models/families/importers.h). Throws Error.
ModelSpec importModel(const ImportOptions&, const Monitor&);

} // namespace models
