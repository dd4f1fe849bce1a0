#include "core/links/attentionlinks.h"

#include "core/base/words.h"

#include <fmt/format.h>

namespace links
{

std::vector<double> attentionScores(
    const interpret::AttentionMap& map, const interpret::Promoter& promoter, const std::vector<Interval>& elements)
{
    std::vector<double> scores;
    for (const Interval& element : elements) {
        const auto arcs = interpret::attentionArcs(map, promoter, std::vector { element });
        scores.push_back(arcs.empty() ? unknownScore : arcs.front().score);
    }
    return scores;
}

const LinkMethod attentionMethod { { "attention: how much the TSS looks at the element, of models with attention" },
    [](const LinkSources& sources) {
        return sources.predictor.attentionShape().layers > 0 ? std::vector<std::string> { "attention" }
                                                             : std::vector<std::string>();
    },
    [](const LinkSources&, const LinkSettings& settings) {
        return std::vector { fmt::format(
            "attention: {} of all layers and heads, from the bins of the TSS; where the network looks.",
            base::wordOf(settings.attention)) };
    },
    [](const LinkSources& sources, const LinkSettings& settings, const GeneElements& gene, const Monitor& monitor) {
        const Interval& tss = gene.promoter.tss;
        const auto map
            = interpret::attentionAt(sources.predictor, sources.reader, tss.chrom, tss.centre(), { settings.attention }, monitor);
        return Scores { attentionScores(map, gene.promoter, gene.wide) };
    } };

} // namespace links
