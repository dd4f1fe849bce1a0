#pragma once
#include "core/interpret/attribution.h"

#include <string>
#include <vector>

namespace interpret
{

/// A way to tell what each input did for a number. A new one is a pair of files and a row of the table.
struct AttributionMethod {
    const char* name; ///< "gradient-x-input"
    const char* says; ///< what it tells, and what it costs
    bool steps; ///< AttributionOptions::steps count
    AttributionFunction attribute;
};
const std::vector<AttributionMethod>& attributionMethods();

/// Throws Error naming those there are.
const AttributionMethod& attributionMethod(const std::string& name);

} // namespace interpret
