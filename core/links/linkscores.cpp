#include "core/links/linkscores.h"

#include "core/base/agreement.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace links
{

namespace
{

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Mean over an interval; NaN where nothing is known.
double meanOf(const tracks::Track& track, const Interval& where, const Monitor& monitor)
{
    const tracks::Slice slice = track.read(where, 1, monitor);
    const auto* signal = std::get_if<tracks::Signal>(&slice);
    return signal && !signal->mean.empty() ? double(signal->mean.front()) : unknown;
}

/// Of the predicted signal; NaN where there is none, and outside the window.
std::vector<double> shares(const interpret::Contributions& contributions, const std::vector<Interval>& elements,
    double (*part)(const interpret::Contributions&, const Interval&))
{
    const double predicted = contributions.values.value;
    std::vector<double> scores;
    for (const Interval& element : elements)
        scores.push_back(
            element.overlaps(contributions.where) && predicted > 0 ? part(contributions, element) / predicted : unknown);
    return scores;
}

} // namespace

std::vector<Interval> candidates(const interpret::Promoter& promoter, const std::vector<Interval>& elements, int64_t reach)
{
    std::vector<Interval> found;
    for (const Interval& element : elements)
        if (element.chrom == promoter.tss.chrom && !element.overlaps(promoter.tss)
            && std::abs(element.centre() - promoter.tss.centre()) <= reach)
            found.push_back(element);
    return found;
}

std::vector<Interval> widened(const interpret::Promoter& promoter, const std::vector<Interval>& elements, int64_t around)
{
    std::vector<Interval> wide;
    for (const Interval& element : elements) {
        int64_t from = std::max<int64_t>(0, element.centre() - around), to = element.centre() + around;
        if (element.start >= promoter.tss.end)
            from = std::max(from, promoter.tss.end);
        else
            to = std::min(to, promoter.tss.start);
        wide.push_back({ element.chrom, std::min(element.start, from), std::max(element.end, to) });
    }
    return wide;
}

std::vector<double> nearness(const interpret::Promoter& promoter, const std::vector<Interval>& elements)
{
    std::vector<double> scores;
    for (const Interval& element : elements)
        scores.push_back(-double(std::abs(element.centre() - promoter.tss.centre())));
    return scores;
}

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
        scores.push_back(agreement.pearson().value_or(unknown));
    }
    return scores;
}

std::vector<double> attentionScores(
    const interpret::AttentionMap& map, const interpret::Promoter& promoter, const std::vector<Interval>& elements)
{
    std::vector<double> scores;
    for (const Interval& element : elements) {
        const auto arcs = interpret::attentionArcs(map, promoter, std::vector { element });
        scores.push_back(arcs.empty() ? unknown : arcs.front().score);
    }
    return scores;
}

std::vector<double> gradientScores(const interpret::Contributions& contributions, const std::vector<Interval>& elements)
{
    return shares(contributions, elements, interpret::contributionOf);
}

std::vector<double> epigenomeScores(const interpret::Contributions& contributions, const std::vector<Interval>& elements)
{
    return shares(contributions, elements, interpret::epigenomeOf);
}

} // namespace links
