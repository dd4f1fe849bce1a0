#pragma once
#include "core/genome/feature.h"

#include <string>
#include <string_view>
#include <vector>

namespace genome
{

/// Parses one line of UCSC's gene tables (https://genome.ucsc.edu/FAQ/FAQformat.html#format9), coordinates 0-based half-open:
/// genePred and genePredExt, with or without the leading bin; refFlat (gene name first); knownGene; bigGenePred (BED12 and more).
/// `location` ("PATH, line N: ") begins the sentence of a thrown Error.
void parseGenePredLine(
    const std::vector<std::string_view>& fields, const std::string& location, std::string& chrom, Feature& feature);

/// Fields at tabs, or at blanks where the line has too few tabs for a gene.
void splitGenePredFields(std::string_view line, std::vector<std::string_view>& fields);

} // namespace genome
