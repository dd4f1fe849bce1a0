#pragma once
#include "core/base/monitor.h"
#include "core/links/linktable.h"

#include <map>

namespace links
{

/// What enhancers are known to do to genes, from a BEDPE whose first anchors are the enhancers. Columns are found by the names in
/// its header: chrom1, start1, end1, gene (else name), score, and fold_change_X per cell type X (expression without the enhancer
/// / with it), as "epiarc-cli simulate" writes them; without a header they are those of plain BEDPE.
class LinkTruth
{
public:
    struct Effect {
        Interval element;
        double score = 0;
        std::vector<double> byCell; ///< 1 − fold change: 1 where the gene falls silent without the enhancer
    };

    /// Throws Error naming the file and the line: no link, a missing column, what is no number.
    static LinkTruth read(const std::filesystem::path&, const Monitor& = {});

    /// The effects on a gene; none of an unknown one.
    const std::vector<Effect>& on(const std::string& gene) const;
    /// In this cell type: 1 − its fold change where the file has that column, else the score.
    double size(const Effect&, const std::string& cell) const;
    /// Whether there is a fold change of its own for this cell type, in upper or lower case.
    bool tells(const std::string& cell) const;

private:
    std::map<std::string, size_t> m_cells; ///< in lower case → index in byCell
    std::map<std::string, std::vector<Effect>> m_effects; ///< by gene
};

/// What is true of the pairs of a table.
struct LinkAnswers {
    std::vector<bool> positive; ///< per row
    size_t known = 0; ///< effects of that size on genes of the table in its cell types
    size_t paired = 0; ///< of those, how many an element of the table overlaps
};

/// A row is positive when an element of the truth that overlaps its own has an effect of at least `least` on its gene in its cell
/// type.
LinkAnswers answersFor(const LinkTable&, const LinkTruth&, double least = 0.1);

} // namespace links
