#pragma once
#include "core/genome/feature.h"
#include "core/genome/lines.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace genome
{

/// One line of GTF or GFF3; the views point into the line. Coordinates already 0-based half-open.
struct GffLine {
    std::string_view chrom, type, attributes;
    int64_t start = 0, end = 0;
    float score = std::numeric_limits<float>::quiet_NaN();
    Strand strand = Strand::None;
};

/// Throws Error with file and line: fewer than nine tab-separated columns, coordinates that are no numbers, below 1 or reversed.
GffLine parseGffLine(std::string_view line, const LineReader& reader);
bool isGffComment(std::string_view line);

struct Attribute {
    std::string_view key, value;
};
using Attributes = std::vector<Attribute>;

/// `gene_id "ENSG1"; level 2; note "a; b";` (https://mblab.wustl.edu/GTF22.html); values keep no quotes.
void splitGtfAttributes(std::string_view text, Attributes& attributes);
/// `ID=gene1;Name=MYC` (https://github.com/The-Sequence-Ontology/Specifications/blob/master/gff3.md); values stay escaped.
void splitGff3Attributes(std::string_view text, Attributes& attributes);
/// The value of the first of `keys` that is present and not empty.
std::string_view valueOf(const Attributes& attributes, std::initializer_list<std::string_view> keys);
/// "growth%20hormone" → "growth hormone"; an incomplete escape stays as it is.
std::string unescape(std::string_view text);

} // namespace genome
