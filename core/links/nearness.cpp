#include "core/links/nearness.h"

#include <cstdlib>

namespace links
{

std::vector<double> nearness(const interpret::Promoter& promoter, const std::vector<Interval>& elements)
{
    std::vector<double> scores;
    for (const Interval& element : elements)
        scores.push_back(-double(std::abs(element.centre() - promoter.tss.centre())));
    return scores;
}

const LinkMethod nearnessMethod { { "nearness: - bp to the TSS, the baseline" },
    [](const LinkSources&) { return std::vector<std::string> { "nearness" }; },
    [](const LinkSources&, const LinkSettings&) { return std::vector<std::string>(); },
    [](const LinkSources&, const LinkSettings&, const GeneElements& gene, const Monitor&) {
        return Scores { nearness(gene.promoter, gene.elements) };
    } };

} // namespace links
