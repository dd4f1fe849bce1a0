#pragma once
#include "core/models/model.h"

#include <string>
#include <vector>

namespace models
{

/// Tracks of a head that a person names: a comma-separated list of numbers ("3", "0-9"), identifiers ("CNhs10752+"), assays
/// ("DNASE") or parts of descriptions ("K562"), case-insensitive; the union, in the order of the list, each once. An empty list
/// means all and gives an empty result. Terms that fit nothing are returned in `unknown`.
std::vector<int> chooseTracks(const Head&, const std::string& list, std::vector<std::string>& unknown);

} // namespace models
