#pragma once
#include "core/interpret/attentionmap.h"
#include "core/interpret/contributions.h"

#include <memory>
#include <vector>

namespace links
{

/// How strongly elements are linked to a gene, by one method after the other. Each answers with a score per element; the larger,
/// the more likely the element acts on the gene. None of them is a measured effect.

/// Elements whose middle lies at most `reach` bp from the TSS, without those that hold it.
std::vector<Interval> candidates(const interpret::Promoter&, const std::vector<Interval>& elements, int64_t reach);

/// Each element with at least so many bp to either side of its middle: an active element marks its neighbourhood (the nucleosomes
/// beside an open stretch carry H3K27ac), so models are asked about more than a peak of accessibility; Enformer's authors count
/// 2 kb. None is cut, and none grows over the TSS: what lies beyond is the promoter's own.
std::vector<Interval> widened(const interpret::Promoter&, const std::vector<Interval>&, int64_t around);

/// − bp between the TSS and the middle of the element: the baseline.
std::vector<double> nearness(const interpret::Promoter&, const std::vector<Interval>&);

/// Pearson r, across cell types, between the signal of an element and that of a gene. NaN where one of them does not vary.
class Coactivity
{
public:
    /// What was measured in one cell type. `expressionMinus`: of the other strand, for genes on it; null where it is one track.
    struct Cell {
        std::shared_ptr<const tracks::Track> activity, expression, expressionMinus;
    };
    static constexpr int64_t around = 500; ///< bp to either side of the TSS, whose mean is the gene's signal

    explicit Coactivity(std::vector<Cell> cells);
    /// Throws Error and Cancelled.
    std::vector<double> scores(const interpret::Promoter&, const std::vector<Interval>&, const Monitor&) const;

private:
    std::vector<Cell> m_cells;
};

/// The weights of attentionArcs; NaN for elements outside the model's window.
std::vector<double> attentionScores(const interpret::AttentionMap&, const interpret::Promoter&, const std::vector<Interval>&);

/// Gradient × input of the element (interpret::contributionOf) as a share of the gene's predicted signal, so that weak and strong
/// genes compare; NaN outside the model's window, and where the prediction is not above 0. Below 0 where a little more of the
/// element means less of the gene.
std::vector<double> gradientScores(const interpret::Contributions&, const std::vector<Interval>&);
/// The same of the epigenome alone: where marks tell of an element, its letters are left with what they do not.
std::vector<double> epigenomeScores(const interpret::Contributions&, const std::vector<Interval>&);

} // namespace links
