#include "core/genome/annotation/transcript.h"

#include <algorithm>

namespace genome
{

Part partOf(std::string_view type)
{
    const auto has = [type](std::string_view word) { return type.find(word) != std::string_view::npos; };
    if (type == "CDS" || type == "coding_exon" || type == "start_codon" || type == "stop_codon")
        return Part::Coding;
    if (has("exon") || type == "match_part")
        return Part::Exon;
    if (has("UTR") || has("utr"))
        return Part::Untranslated;
    return Part::None;
}

static void extend(Block& block, const Block& other)
{
    if (block.end == 0)
        block = other;
    block.start = std::min(block.start, other.start);
    block.end = std::max(block.end, other.end);
}

void Transcript::cover(Block block)
{
    Block all { feature.start, feature.end };
    extend(all, block);
    feature.start = all.start;
    feature.end = all.end;
}

void Transcript::add(Part part, Block block)
{
    (part == Part::Exon ? exons : pieces).push_back(block);
    if (part == Part::Coding)
        extend(coding, block);
    cover(block);
}

Feature Transcript::finished() const
{
    Feature whole = feature;
    whole.blocks.clear();
    auto blocks = exons.empty() ? pieces : exons;
    std::ranges::sort(blocks, {}, &Block::start);
    for (const Block& block : blocks) {
        if (whole.blocks.empty() || block.start > whole.blocks.back().end)
            whole.blocks.push_back(block);
        else
            whole.blocks.back().end = std::max(whole.blocks.back().end, block.end);
    }
    whole.thickStart = coding.end > 0 ? coding.start : whole.start;
    whole.thickEnd = coding.end > 0 ? coding.end : whole.start;
    return whole;
}

} // namespace genome
