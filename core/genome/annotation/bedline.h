#pragma once
#include "core/genome/feature.h"

#include <string>
#include <string_view>
#include <vector>

namespace genome
{

/// The BED dialects that share the first three columns.
enum class BedDialect { Bed, NarrowPeak, BroadPeak, GeneTable /* chrom start end strand name */ };

/// Fields of a BED line: at tabs, or at blanks where the line has no tabs.
void splitBedFields(std::string_view line, std::vector<std::string_view>& fields);

/// Start and end of the interval whose chromosome is field `first`; two fields after it. `location` ("PATH, line N: ") begins the
/// sentence of a thrown Error: too few columns, coordinates that are no numbers, negative or reversed (end < start).
Block parseBedInterval(const std::vector<std::string_view>& fields, const std::string& location, size_t first = 0);

/// Parses the fields of one line into `chrom` and `feature` (https://samtools.github.io/hts-specs/BEDv1.pdf). The score is column
/// 5 in every dialect that has one. The thick part of a narrowPeak is its summit (one bp); a "." or missing column is left at its
/// default. Columns after the sixth that hold no thick coordinates inside the feature are taken for a file's own extras and
/// ignored. `location` begins the sentence of a thrown Error: what is wrong with the interval, block lists that do not fit.
void parseBedLine(
    const std::vector<std::string_view>& fields, BedDialect, const std::string& location, std::string& chrom, Feature& feature);

/// "browser …", "track …", '#…' and blank lines carry no feature.
bool isBedComment(std::string_view line);

/// "255,0,0" or "#ff0000", also in quotes → 0xff0000; nothing for "0", "." and whatever else is no colour.
std::optional<uint32_t> parseColour(std::string_view text);

} // namespace genome
