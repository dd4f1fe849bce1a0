#pragma once
#include "core/genome/feature.h"

#include <string>
#include <string_view>
#include <vector>

namespace genome {

/// The BED dialects that share the first three columns.
enum class BedDialect { Bed, NarrowPeak, BroadPeak, GeneTable /* chrom start end strand name */ };

/// Parses the fields of one line into `chrom` and `feature`. `place` ("PATH, line N: ") begins the sentence of a thrown Error:
/// fewer than three columns, coordinates that are no numbers, negative or reversed (end < start), block lists that do not fit.
void parseBedLine(const std::vector<std::string_view>& fields, BedDialect, const std::string& place, std::string& chrom, Feature& feature);

/// "browser …", "track …", '#…' and blank lines carry no feature.
bool isBedComment(std::string_view line);

} // namespace genome
