#include "core/interpret/promoter.h"

#include "core/genome/annotation/locus.h"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace interpret
{

std::vector<Promoter> promotersOf(const std::string& gene, const genome::GeneIndex& genes, const genome::Genome& genome)
{
    std::vector<Promoter> found;
    const auto hits = genes.find(gene);
    for (const genome::GeneIndex::Hit& hit : hits)
        if (const auto chrom = genome.find(hit.where.chrom))
            found.push_back({ hit.name, { *chrom, hit.tss().start, hit.tss().end }, hit.strand });
    if (!found.empty())
        return found;
    const Interval locus = genome::parseLocus(gene, genome, genes); // knows the nearest names, and chromosomes that are not there
    throw Error(fmt::format("“{}” is a locus ({}), not a gene of the annotation: give its TSS instead.", gene, toText(locus)));
}

std::vector<Promoter> promotersWithin(const Interval& where, const genome::GeneIndex& genes, const genome::Genome& genome)
{
    std::vector<Promoter> found;
    for (const genome::GeneIndex::Hit& hit : genes.genes())
        if (const auto chrom = genome.find(hit.where.chrom))
            if (const Interval tss { *chrom, hit.tss().start, hit.tss().end }; tss.overlaps(where))
                found.push_back({ hit.name, tss, hit.strand });
    std::ranges::sort(found, {}, [](const Promoter& promoter) { return promoter.tss.start; });
    return found;
}

Promoter promoterIn(const Interval& window, const std::string& gene, const genome::GeneIndex& genes, const genome::Genome& genome)
{
    const auto all = promotersOf(gene, genes, genome);
    std::vector<Promoter> inside;
    for (const Promoter& promoter : all)
        if (promoter.tss.overlaps(window))
            inside.push_back(promoter);
    requireInside(inside.empty() ? all[0] : inside[0], window);
    if (inside.size() > 1)
        throw Error(
            fmt::format("{} has several TSS in {} ({}): choose one of them.", inside[0].gene, toText(window), tssText(inside)));
    return inside[0];
}

void requireInside(const Promoter& promoter, const Interval& window)
{
    if (!promoter.tss.overlaps(window))
        throw Error(fmt::format("The TSS of {} ({}) lies outside the window of the model ({}): move the window to the gene.",
            promoter.gene, toText(promoter.tss), toText(window)));
}

namespace
{

struct StrandEnding {
    std::string_view text;
    genome::Strand strand;
};
/// As the locus box reads past them.
constexpr StrandEnding strandEndings[] = { { ":+", genome::Strand::Plus }, { ":-", genome::Strand::Minus },
    { ":.", genome::Strand::None }, { "(+)", genome::Strand::Plus }, { "(-)", genome::Strand::Minus },
    { "(.)", genome::Strand::None }, { ":1", genome::Strand::Plus }, { ":-1", genome::Strand::Minus },
    { " forward strand", genome::Strand::Plus }, { " reverse strand", genome::Strand::Minus } };

/// Takes the strand off the end of a locus; not the position of "chr1:1".
genome::Strand takeStrand(std::string& locus, const genome::Genome& genome)
{
    for (const StrandEnding& ending : strandEndings) {
        if (!locus.ends_with(ending.text))
            continue;
        const std::string rest(genome::trimmed(std::string_view(locus).substr(0, locus.size() - ending.text.size())));
        if (genome.find(rest))
            continue;
        locus = rest;
        return ending.strand;
    }
    return genome::Strand::None;
}

} // namespace

Promoter promoterAt(const std::string& text, const genome::Genome& genome)
{
    std::string locus(genome::trimmed(text));
    Promoter promoter;
    promoter.strand = takeStrand(locus, genome);
    // A single position means one bp here; the locus box shows its surroundings.
    const size_t colon = locus.rfind(':');
    if (colon != std::string::npos && locus.find_first_not_of("0123456789,", colon + 1) == std::string::npos)
        locus = fmt::format("{}-{}", locus, locus.substr(colon + 1));
    promoter.tss = genome::parseLocus(locus, genome, {});
    promoter.gene = fmt::format("{}:{}", promoter.tss.chrom, promoter.tss.start + 1);
    return promoter;
}

std::string tssText(const Promoter& promoter)
{
    const std::string locus = toText(promoter.tss);
    return promoter.strand == genome::Strand::None ? locus : fmt::format("{}:{}", locus, char(promoter.strand));
}

std::string tssText(const std::vector<Promoter>& promoters)
{
    std::string text;
    for (const Promoter& promoter : promoters)
        text += (text.empty() ? "" : ", ") + tssText(promoter);
    return text;
}

std::vector<Interval> elementsOf(const tracks::Track& track, const Interval& where, const Monitor& monitor)
{
    // So many bins that no track answers with a density instead of its features.
    const tracks::Slice slice = track.read(where, int(std::min<int64_t>(where.length(), 1'000'000)), monitor);
    const auto* features = std::get_if<tracks::Features>(&slice);
    if (!features)
        throw Error(fmt::format("{} holds no elements: give a file of peaks (BED, narrowPeak, bigBed).",
            track.path().empty() ? track.name() : track.path().string()));
    std::vector<Interval> elements;
    for (const genome::Feature& feature : features->items)
        elements.push_back({ where.chrom, feature.start, feature.end });
    return elements;
}

} // namespace interpret
