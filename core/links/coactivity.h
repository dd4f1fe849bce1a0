#pragma once
#include "core/links/linkmethod.h"

namespace links
{

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
    size_t cells() const { return m_cells.size(); }
    /// Throws Error and Cancelled.
    std::vector<double> scores(const interpret::Promoter&, const std::vector<Interval>&, const Monitor&) const;

private:
    std::vector<Cell> m_cells;
};

extern const LinkMethod coactivityMethod;

} // namespace links
