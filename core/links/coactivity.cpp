#include "core/links/coactivity.h"

#include "core/base/agreement.h"

#include <fmt/format.h>

namespace links
{

namespace
{

/// Mean over an interval; NaN where nothing is known.
double meanOf(const tracks::Track& track, const Interval& where, const Monitor& monitor)
{
    const tracks::Slice slice = track.read(where, 1, monitor);
    const auto* signal = std::get_if<tracks::Signal>(&slice);
    return signal && !signal->mean.empty() ? double(signal->mean.front()) : unknownScore;
}

} // namespace

Coactivity::Coactivity(std::vector<Cell> cells)
    : m_cells(std::move(cells))
{
}

std::vector<double> Coactivity::scores(
    const interpret::Promoter& promoter, const std::vector<Interval>& elements, const Monitor& monitor) const
{
    const int64_t tss = promoter.tss.centre();
    const Interval start { promoter.tss.chrom, tss - around, tss + around + 1 };
    std::vector<double> expression;
    for (const Cell& cell : m_cells)
        expression.push_back(
            meanOf(promoter.strand == genome::Strand::Minus && cell.expressionMinus ? *cell.expressionMinus : *cell.expression,
                start, monitor));
    std::vector<double> scores;
    for (const Interval& element : elements) {
        base::Agreement agreement;
        for (size_t i = 0; i < m_cells.size(); ++i)
            agreement.add(expression[i], meanOf(*m_cells[i].activity, element, monitor));
        scores.push_back(agreement.pearson().value_or(unknownScore));
    }
    return scores;
}

const LinkMethod coactivityMethod { { "correlation: of an element's activity and the gene's expression across cell types" },
    [](const LinkSources& sources) {
        return sources.coactivity ? std::vector<std::string> { "correlation" } : std::vector<std::string>();
    },
    [](const LinkSources& sources, const LinkSettings&) {
        return std::vector { fmt::format("correlation: Pearson r of {} cell types.", sources.coactivity->cells()) };
    },
    [](const LinkSources& sources, const LinkSettings&, const GeneElements& gene, const Monitor& monitor) {
        return Scores { sources.coactivity->scores(gene.promoter, gene.elements, monitor) };
    } };

} // namespace links
