#pragma once
#include "core/base/interval.h"
#include "core/genome/feature.h"

#include <filesystem>
#include <string>
#include <vector>

namespace links
{

/// An element and a gene in one cell type, and how strongly each method links them.
struct LinkRow {
    Interval element;
    std::string gene;
    Interval tss; ///< one bp
    genome::Strand strand = genome::Strand::None; ///< of the gene
    std::string cell; ///< type; empty where there is only one without a name
    std::vector<double> scores; ///< per method, larger: more strongly linked; NaN: unknown

    /// bp from the TSS to the middle of the element, negative to the left.
    int64_t distance() const { return element.centre() - tss.start; }
};

struct LinkTable {
    std::vector<std::string> methods;
    std::vector<LinkRow> rows;
    std::vector<std::string> notes; ///< how the scores came about
};

/// TSV: notes behind '# ', then a header and one line per row: chrom, start, end of the element (0-based, half-open), gene, tss
/// (1-based), strand (+, - or .), distance, cell ('.' when empty), and a column per method with enough digits to come back equal,
/// "nan" where unknown. Atomic. Throws Error (full disk, no permission).
void write(const std::filesystem::path&, const LinkTable&);

/// The table back, plain or gzip. Throws Error naming the file and the line: another header, a method named twice, a missing
/// column, what is no number.
LinkTable readLinkTable(const std::filesystem::path&);

/// Tables of the same methods as one, e.g. of several cell types. Throws Error when the methods differ, or a pair is there twice.
LinkTable merged(const std::vector<LinkTable>&);

} // namespace links
