#pragma once
#include "core/tracks/formats/format.h"
#include "core/tracks/reading/columns.h"
#include "core/tracks/records.h"

#include <optional>

namespace tracks
{

/// What follows a cytosine: G, or A, C or T; unknown where a format does not tell.
enum class CytosineContext { Unknown, CG, CH };

/// What a line of a table of methylation says of a cytosine (or of both of a CpG, where a file adds them up).
struct Methylation {
    Record record; ///< the methylated fraction (0 to 1) with the reads that cover it
    CytosineContext context = CytosineContext::Unknown;
};

/// How one file tells methylation.
struct MethylationDialect {
    Format format = Format::Unknown;
    /// Bismark's coverage of both strands of CpGs: start and end are their two bases, counted from 1. Elsewhere an end one behind
    /// the start is that of a single base, counted from 0.
    bool bothStrands = false;
};
/// Bismark writes the same columns for both; its name for the first tells them apart: "….merged_CpG_evidence.cov".
MethylationDialect methylationDialect(const std::filesystem::path&, Format);

/// One line of bedMethyl (ENCODE's bed9+2, https://www.encodeproject.org/data-standards/wgbs/; with columns after these as of
/// modkit, also with blanks between them, and of modbam2bed, whose percentage may be "nan"), of Bismark's coverage (where start
/// and end are equal they count from 1, where the end is two behind the start from 0) or cytosine report
/// (https://felixkrueger.github.io/Bismark/) or of allc (https://lhqing.github.io/ALLCools/). A percentage of bedMethyl is taken
/// for the fraction of reads that it is rounded from, if there is one. Nothing for a line without reads, of another modification
/// than 5-methylcytosine or of an unknown context. Throws Error, whose sentence lacks the file and the line.
std::optional<Methylation> parseMethylationLine(const std::vector<std::string_view>& fields, const MethylationDialect&);

/// Whether every line of a format tells the context of its cytosine.
bool tellsContext(Format);
/// The context that a line of such a format tells, also of a cytosine without reads; Unknown for a line that is too short.
CytosineContext contextOf(const std::vector<std::string_view>& fields, Format);

bool isBedMethyl(const TextLine&);
bool isBismarkCoverage(const TextLine&);
bool isCytosineReport(const TextLine&);
bool isAllc(const TextLine&);

} // namespace tracks
