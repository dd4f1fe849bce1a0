#pragma once
#include "core/models/engine.h"

namespace models
{

/// params.json (the "model" object), targets.txt (tab-separated with a header: identifier, description, strand_pair) and the
/// Keras .h5 of one head → an Epiarc model file. The head is the one of params.json with as many units as there are targets.
/// Throws Error.
ModelSpec importBaskerville(const ImportOptions&, const Monitor&);

} // namespace models
