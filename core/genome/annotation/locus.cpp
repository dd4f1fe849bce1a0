#include "core/genome/annotation/locus.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/genome/annotation/nearestnames.h"
#include "core/genome/lines.h"

#include <algorithm>
#include <fmt/ranges.h>

namespace genome
{

static constexpr int64_t aroundPosition = 50; // bp on either side of a single position

/// The end of a sentence: "; did you mean A, B?" or a full stop.
static std::string suggestions(std::string_view wanted, const Genome& genome, const GeneIndex* genes)
{
    NearestNames nearest(wanted);
    for (const auto& chromosome : genome.chromosomes())
        nearest.offer(chromosome.name);
    if (genes)
        genes->offerTo(nearest);
    const auto names = nearest.names();
    return names.empty() ? "." : fmt::format("; did you mean {}?", fmt::join(names, ", "));
}

/// `begins` and `ends` as they were typed; `meant` is the range the other way round.
[[noreturn]] static void refuseReversed(int64_t begins, int64_t ends, const Interval& meant)
{
    throw Error(
        fmt::format("The range ends ({}) before it begins ({}): write {}.", withCommas(ends), withCommas(begins), toText(meant)));
}

/// 0-based [start, end) → the part on the chromosome, at least one bp.
static Interval onChromosome(const std::string& chrom, int64_t start, int64_t end, const Genome& genome)
{
    const int64_t length = genome.length(chrom).value_or(0);
    if (start >= length || (end <= 0 && start < 0))
        throw Error(fmt::format("Position {} lies outside {}, which is {} bp long in {}.", withCommas(start + 1), chrom,
            withCommas(length), genome.name()));
    Interval interval = Interval { chrom, start, end }.clipped(length);
    interval.end = std::max(interval.end, interval.start + 1);
    return interval;
}

static Interval onChromosome(const std::string& chrom, const Positions& positions, const Genome& genome)
{
    const auto& [first, second, secondIsLength] = positions;
    const int64_t start = std::max<int64_t>(first, 1) - 1;
    if (second && !secondIsLength && *second < first)
        refuseReversed(first, *second, { chrom, *second - 1, first });
    if (second)
        return onChromosome(chrom, start, secondIsLength ? start + *second : *second, genome);
    const int64_t length = genome.length(chrom).value_or(0);
    if (start >= length)
        return onChromosome(chrom, start, start + 1, genome);
    const int64_t width = 2 * aroundPosition + 1,
                  from = std::clamp<int64_t>(start - aroundPosition, 0, std::max<int64_t>(0, length - width));
    return onChromosome(chrom, from, from + width, genome);
}

/// A line pasted from a BED file.
static std::optional<Interval> parseBed(std::string_view text, const Genome& genome)
{
    std::vector<std::string_view> fields;
    splitTabs(text, fields);
    if (fields.size() < 3)
        return std::nullopt;
    const auto chrom = genome.find(std::string(fields[0]));
    const auto start = toInteger(fields[1]), end = toInteger(fields[2]);
    if (!chrom || !start || !end)
        return std::nullopt;
    if (*end < *start)
        refuseReversed(*start, *end, { *chrom, *end, *start });
    return onChromosome(*chrom, *start, *end, genome);
}

/// The longest name that the genome knows wins, since names may hold ':' and '-'.
std::optional<NamedPositions> parseNamedPositions(const std::string& text, const Genome& genome)
{
    for (size_t at = text.size(); at-- > 1;) {
        if (text[at] != ':' && text[at] != ' ' && text[at] != '-')
            continue;
        std::string_view name = std::string_view(text).substr(0, at);
        name = name.substr(0, name.find_last_not_of(' ') + 1);
        const auto positions = parsePositions(std::string_view(text).substr(at + 1));
        // Cheap first: a genome may have a hundred thousand names.
        if (!positions || (text[at] == '-' && !positions->second))
            continue;
        if (text[at] == ' ' && text.find(':', at) != std::string::npos) // "7 11:5000000" are two loci
            continue;
        if (const auto chrom = genome.find(std::string(name)))
            return NamedPositions { *chrom, *positions };
    }
    return std::nullopt;
}

static std::string list(const std::vector<Interval>& loci)
{
    std::string text;
    for (size_t i = 0; i < loci.size() && i < 4; ++i)
        text += (i ? ", " : "") + toText(loci[i]);
    return loci.size() > 4 ? fmt::format("{} and {} more", text, loci.size() - 4) : text;
}

/// The loci of a gene on this genome; those that touch (both strands of one locus) count once.
static std::vector<Interval> lociOf(const std::vector<GeneIndex::Hit>& hits, const Genome& genome)
{
    std::vector<Interval> loci;
    for (const auto& hit : hits) {
        const auto chrom = genome.find(hit.where.chrom);
        if (!chrom)
            continue;
        Interval locus = onChromosome(*chrom, hit.where.start, hit.where.end, genome);
        const auto same = std::ranges::find_if(loci, [&](const Interval& known) { return known.overlaps(locus); });
        if (same == loci.end()) {
            loci.push_back(std::move(locus));
        } else {
            same->start = std::min(same->start, locus.start);
            same->end = std::max(same->end, locus.end);
        }
    }
    return loci;
}

static std::optional<Interval> parseGene(const std::string& text, const Genome& genome, const GeneIndex& genes)
{
    const auto hits = genes.find(text);
    if (hits.empty())
        return std::nullopt;
    auto loci = lociOf(hits, genome);
    if (loci.empty())
        throw Error(fmt::format("{} lies on {}, which {} does not have.", hits[0].name, hits[0].where.chrom, genome.name()));
    // Alternative haplotypes and patches carry copies of many genes: chr6_GL000250v2_alt.
    const auto isMain = [](const Interval& locus) { return locus.chrom.find('_') == std::string::npos; };
    if (std::ranges::count_if(loci, isMain) == 1)
        return *std::ranges::find_if(loci, isMain);
    if (loci.size() > 1)
        throw Error(fmt::format("{} has {} loci: {}. Type one of them.", hits[0].name, loci.size(), list(loci)));
    return loci[0];
}

/// "Chromosome 1: 1,000-2,000" → "1: 1,000-2,000"
static std::string withoutChromosomeWord(std::string_view text)
{
    for (const std::string_view word : { "chromosome ", "chr " })
        if (base::lower(text.substr(0, word.size())) == word)
            return std::string(trimmed(text.substr(word.size())));
    return std::string(text);
}

/// The text without a strand and the end of a sentence behind it, and without the brackets of "NC_000001.11 (1000..2000,
/// complement)".
static std::string withoutStrand(std::string_view text)
{
    for (const std::string_view end : { ".", ";", ",", " forward strand", " reverse strand", "(+)", "(-)", "(.)", ":+", ":-",
             ":1", ":-1", ", complement)", ")" })
        if (text.ends_with(end))
            text = trimmed(text.substr(0, text.size() - end.size()));
    std::string plain(text);
    if (const size_t bracket = plain.find(" ("); bracket != std::string::npos)
        plain.replace(bracket, 2, ":");
    return plain;
}

/// A chromosome, or positions on one. Text is taken as it stands before anything is left out of it: a sequence may be called
/// "Chromosome".
static std::optional<Interval> parseRange(const std::string& text, const Genome& genome)
{
    const std::string shorter = withoutChromosomeWord(text);
    for (const std::string& range : { text, shorter }) {
        if (const auto chrom = genome.find(range))
            return Interval { *chrom, 0, genome.length(*chrom).value_or(0) };
        if (const auto named = parseNamedPositions(range, genome))
            return onChromosome(named->chrom, named->positions, genome);
    }
    const auto named = parseNamedPositions(withoutStrand(shorter), genome);
    return named ? std::optional(onChromosome(named->chrom, named->positions, genome)) : std::nullopt;
}

Interval parseLocus(const std::string& typed, const Genome& genome, const GeneIndex& genes)
{
    if (const auto interval = parseBed(trimmed(typed), genome))
        return *interval;
    const std::string text = normalised(typed);
    if (text.empty())
        throw Error("Nothing was typed: write a locus such as chr1:1,000-2,000, a chromosome or a gene.");
    if (const auto interval = parseRange(text, genome))
        return *interval;
    if (const auto interval = parseGene(text, genome, genes))
        return *interval;

    const size_t colon = text.rfind(':');
    if (colon == std::string::npos)
        throw Error(fmt::format("“{}” is neither a chromosome of {} nor {}{}", text, genome.name(),
            genes.empty() ? "a range on one, and no genes are loaded to search" : "a gene of the loaded annotation",
            suggestions(text, genome, &genes)));
    const std::string chrom = text.substr(0, colon);
    if (genome.find(chrom))
        throw Error(fmt::format(
            "“{}” is no range: write {}:1,000-2,000, 1.5M-2M or 1000+500 (start and length).", text.substr(colon + 1), chrom));
    throw Error(fmt::format("{} has no chromosome “{}”{}", genome.name(), chrom, suggestions(chrom, genome, nullptr)));
}

} // namespace genome
