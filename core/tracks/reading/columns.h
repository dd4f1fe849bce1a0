#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tracks
{

/// One line with data of a text whose format is looked for. The predicate beside the opener of a format tells whether the columns
/// fit it. Several may fit; the order of the rows in the table of formats decides.
struct TextLine {
    std::vector<std::string_view> fields; ///< without blanks around them and empty ones at the end
    std::string extension; ///< of the file's name without ".gz", lower case (".bed")
    bool named = false; ///< some text format is called by this extension
};

/// The text without blanks, quotation marks and a CR around it.
std::string_view trimmed(std::string_view);

/// Whole texts only: "12", "-0.5", one of "+-.?".
bool isWhole(std::string_view);
bool isNumber(std::string_view);
bool isStrand(std::string_view);

/// Columns 2 and 3 are a start and an end, as in BED and its kin. Reversed coordinates are an error of a file with the name of a
/// text format, but no sign of one.
bool hasInterval(const TextLine&);

/// True for a line of column names such as "chrom start end" or "chr1 x1 x2 chr2 y1 y2": no comment, and no numbers where they
/// belong.
bool isColumnNames(const std::vector<std::string_view>& fields);

} // namespace tracks
