#include "core/links/gradientlinks.h"

#include <fmt/format.h>

namespace links
{

namespace
{

/// Of the predicted signal; NaN where there is none, and outside the window.
std::vector<double> fractions(const interpret::Contributions& contributions, const std::vector<Interval>& elements,
    double (*part)(const interpret::Contributions&, const Interval&))
{
    const double predicted = contributions.values.value;
    std::vector<double> scores;
    for (const Interval& element : elements)
        scores.push_back(
            element.overlaps(contributions.where) && predicted > 0 ? part(contributions, element) / predicted : unknownScore);
    return scores;
}

bool readsEpigenome(const LinkSources& sources)
{
    return !sources.predictor.spec().inputs.empty();
}

} // namespace

std::vector<double> gradientScores(const interpret::Contributions& contributions, const std::vector<Interval>& elements)
{
    return fractions(contributions, elements, interpret::contributionOf);
}

std::vector<double> epigenomeScores(const interpret::Contributions& contributions, const std::vector<Interval>& elements)
{
    return fractions(contributions, elements, interpret::epigenomeOf);
}

const LinkMethod gradientMethod { { "gradient_x_input: what the element did for the predicted signal, to first order",
                                      "gradient_x_epigenome: the same of the measured inputs alone, of models that read some" },
    [](const LinkSources& sources) {
        std::vector<std::string> columns { "gradient_x_input" };
        if (readsEpigenome(sources))
            columns.push_back("gradient_x_epigenome");
        return columns;
    },
    [](const LinkSources& sources, const LinkSettings&) {
        std::vector<std::string> notes { fmt::format(
            "gradient_x_input: fraction of {} over the three bins around the TSS, or of their partners for genes on "
            "the minus strand; below 0 where more of the element means less of the gene.",
            interpret::tracksText(sources.predictor.spec(), sources.signal)) };
        if (readsEpigenome(sources))
            notes.push_back("gradient_x_epigenome: the same of the measured inputs, without the letters.");
        return notes;
    },
    [](const LinkSources& sources, const LinkSettings&, const GeneElements& gene, const Monitor& monitor) {
        const auto contributions
            = interpret::contributionsTo(gene.promoter, sources.predictor, sources.reader, sources.signal, monitor);
        Scores scores { gradientScores(contributions, gene.wide) };
        if (readsEpigenome(sources))
            scores.push_back(epigenomeScores(contributions, gene.wide));
        return scores;
    } };

} // namespace links
