#pragma once
#include "core/genome/feature.h"

#include <string>
#include <string_view>

namespace genome
{

/// Features as bytes, some seven times smaller than a Feature with its strings and lists: how those of a whole file are kept.
/// What a feature does not have takes no room. Nothing is lost, an empty name and a NaN score included.

/// Appends it to `bytes`.
void pack(const Feature&, std::string& bytes);

/// The feature that `bytes` begins with, which is taken off them.
Feature unpack(std::string_view& bytes);

/// Only its bounds, faster.
struct FeatureSpan {
    int64_t start = 0, end = 0;
};
FeatureSpan unpackSpan(std::string_view& bytes);

} // namespace genome
