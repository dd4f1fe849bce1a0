#include "core/tracks/formats/textformat.h"

#include "core/genome/annotation/bedline.h"
#include "core/genome/lines.h"

#include <algorithm>
#include <map>

namespace tracks
{

namespace
{
using Fields = std::vector<std::string_view>;

constexpr size_t linesLookedAt = 50;

bool isNumber(std::string_view text)
{
    return genome::toNumber(text).has_value();
}
bool isWhole(std::string_view text)
{
    return genome::toInteger(text).has_value();
}
bool isStrand(std::string_view text)
{
    return text == "+" || text == "-" || text == "." || text == "?";
}

std::string_view trimmed(std::string_view text)
{
    const size_t first = text.find_first_not_of(" \r\""), last = text.find_last_not_of(" \r\"");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, last - first + 1);
}

Fields fieldsOf(std::string_view line)
{
    Fields fields;
    genome::splitBedFields(line, fields);
    for (auto& field : fields)
        field = trimmed(field);
    while (!fields.empty() && fields.back().empty())
        fields.pop_back();
    return fields;
}

/// Formats that a line of the header names.
Format announced(std::string_view line)
{
    static const std::vector<std::pair<std::string_view, Format>> beginnings {
        { "##gff-version 3", Format::Gff3 },
        { "##gff-version\t3", Format::Gff3 },
        { "##gff-version 2", Format::Gtf },
        { "#gtf-version", Format::Gtf },
        { "##gtf", Format::Gtf },
        { "##fileformat=VCF", Format::Vcf },
        { "#CHROM\tPOS\tID", Format::Vcf },
        { "@HD\t", Format::Sam },
        { "@SQ\t", Format::Sam },
        { "@RG\t", Format::Sam },
        { "@PG\t", Format::Sam },
        { "@CO\t", Format::Sam },
        { ">", Format::Fasta },
        { "fixedStep", Format::Wiggle },
        { "variableStep", Format::Wiggle },
    };
    for (const auto& [beginning, format] : beginnings)
        if (line.starts_with(beginning))
            return format;
    static const std::vector<std::pair<std::string_view, Format>> types { { "bedGraph", Format::BedGraph },
        { "narrowPeak", Format::NarrowPeak }, { "broadPeak", Format::BroadPeak }, { "interact", Format::Interact },
        { "bedMethyl", Format::BedMethyl } };
    if (line.starts_with("track"))
        for (const auto& [type, format] : types)
            if (const size_t at = line.find(type); at != std::string_view::npos
                && (line.substr(0, at).ends_with("type=") || line.substr(0, at).ends_with("type=\"")))
                return format;
    return Format::Unknown;
}

bool isGff(const Fields& f)
{
    return f.size() >= 8 && isWhole(f[3]) && isWhole(f[4]) && isStrand(f[6]) && !isWhole(f[2]);
}

bool isGenePred(const Fields& f)
{
    // name chrom strand txStart txEnd cdsStart cdsEnd exonCount exonStarts exonEnds, with a bin or a gene symbol before them
    for (const size_t at : { 2u, 3u })
        if (f.size() >= at + 8 && isStrand(f[at]) && isWhole(f[at + 1]) && isWhole(f[at + 2]) && isWhole(f[at + 3])
            && isWhole(f[at + 4]) && isWhole(f[at + 5]) && f[at + 6].find(',') != std::string_view::npos)
            return true;
    return false;
}

bool isInteract(const Fields& f)
{
    return f.size() >= 18 && isWhole(f[1]) && isWhole(f[2]) && isWhole(f[9]) && isWhole(f[10]) && isWhole(f[14])
        && isWhole(f[15]);
}

bool isBedpe(const Fields& f)
{
    return f.size() >= 6 && isWhole(f[1]) && isWhole(f[2]) && isWhole(f[4]) && isWhole(f[5])
        && (!isNumber(f[3]) || f[3] == f[0] || isNumber(f[0]));
}

bool isVcf(const Fields& f)
{
    return f.size() >= 8 && isWhole(f[1]) && !isWhole(f[2]) && !f[3].empty()
        && f[3].find_first_not_of("ACGTNacgtn") == std::string_view::npos;
}

/// bin chrom chromStart chromEnd …
bool isUcscTable(const Fields& f)
{
    return f.size() >= 5 && isWhole(f[0]) && !isNumber(f[1]) && isWhole(f[2]) && isWhole(f[3])
        && *genome::toInteger(f[2]) <= *genome::toInteger(f[3]);
}

/// Columns 7 and 8 of BED lie in the feature; those of peaks are scores.
bool hasThickPart(const Fields& f)
{
    const auto start = genome::toInteger(f[1]), end = genome::toInteger(f[2]), thickStart = genome::toInteger(f[6]),
               thickEnd = genome::toInteger(f[7]);
    return thickStart && thickEnd && *thickStart <= *thickEnd
        && (*thickStart == *thickEnd || (*thickStart >= *start && *thickEnd <= *end));
}

Format bedDialect(const Fields& f, const std::string& extension)
{
    const bool methylColumns
        = (f.size() == 11 || f.size() == 18) && f[8].find(',') != std::string_view::npos && isWhole(f[9]) && isNumber(f[10]);
    if (methylColumns)
        return Format::BedMethyl;
    if (f.size() == 4 && isNumber(f[3]) && extension != ".bed")
        return Format::BedGraph;
    if (f.size() == 5 && (f[3] == "+" || f[3] == "-") && !isNumber(f[4]))
        return Format::GeneTable;
    const bool peak = f.size() >= 9 && isStrand(f[5]) && isNumber(f[6]) && isNumber(f[7]) && isNumber(f[8]);
    if (peak && f.size() == 10 && isWhole(f[9]) && (!hasThickPart(f) || extension == ".narrowpeak"))
        return Format::NarrowPeak;
    if (peak && f.size() == 9 && (!hasThickPart(f) || extension == ".broadpeak"))
        return Format::BroadPeak;
    return Format::Bed;
}

Format ofName(const std::string& extension)
{
    static const std::map<std::string, Format> formats { { ".bed", Format::Bed }, { ".narrowpeak", Format::NarrowPeak },
        { ".broadpeak", Format::BroadPeak }, { ".bedgraph", Format::BedGraph }, { ".bdg", Format::BedGraph },
        { ".bg", Format::BedGraph }, { ".gtf", Format::Gtf }, { ".gff", Format::Gff3 }, { ".gff3", Format::Gff3 },
        { ".bedpe", Format::Bedpe }, { ".interact", Format::Interact }, { ".vcf", Format::Vcf }, { ".sam", Format::Sam },
        { ".wig", Format::Wiggle }, { ".bedmethyl", Format::BedMethyl } };
    const auto found = formats.find(extension);
    return found == formats.end() ? Format::OtherText : found->second;
}
Format ofColumns(const Fields& f, const std::string& extension)
{
    if (isGff(f)) {
        const bool quoted = f.size() > 8
            && (f[8].find("gene_id \"") != std::string_view::npos || f[8].find("transcript_id \"") != std::string_view::npos);
        return quoted || extension == ".gtf" ? Format::Gtf : Format::Gff3;
    }
    if (isGenePred(f))
        return Format::GenePred;
    if (isInteract(f))
        return Format::Interact;
    const bool fai = f.size() == 5 && !isNumber(f[0]) && isWhole(f[1]) && isWhole(f[2]) && isWhole(f[3]) && isWhole(f[4]);
    if (extension == ".fai" && fai)
        return Format::Index;
    if (isUcscTable(f))
        return Format::UcscTable;
    // Reversed coordinates are an error of a BED file, but no sign of one.
    if (f.size() >= 3 && isWhole(f[1]) && isWhole(f[2])
        && (*genome::toInteger(f[1]) <= *genome::toInteger(f[2]) || ofName(extension) != Format::OtherText))
        return isBedpe(f) ? Format::Bedpe : bedDialect(f, extension);
    if (isVcf(f))
        return Format::Vcf;
    if (f.size() == 2 && isWhole(f[1]) && *genome::toInteger(f[1]) > 0)
        return Format::ChromSizes;
    return Format::Unknown;
}
} // namespace

bool isColumnNames(const Fields& fields)
{
    const auto isWord = [](std::string_view text) {
        return !text.empty() && std::isalpha(static_cast<unsigned char>(trimmed(text)[0])) && !isNumber(trimmed(text));
    };
    return fields.size() >= 3 && isWord(fields[0]) && isWord(fields[1]) && isWord(fields[2]);
}

Format textFormat(std::string_view head, const std::string& extension)
{
    Format first = Format::Unknown;
    size_t looked = 0;
    while (!head.empty() && looked < linesLookedAt) {
        const size_t end = std::min(head.find('\n'), head.size());
        const std::string_view line = head.substr(0, end);
        const bool whole = end < head.size() || looked == 0;
        head.remove_prefix(std::min(end + 1, head.size()));
        if (const Format format = announced(line); format != Format::Unknown)
            return format;
        if (!whole || genome::isBedComment(line) || line == "\r")
            continue;
        const Fields fields = fieldsOf(line);
        if (++looked == 1 && isColumnNames(fields) && !isGff(fields) && !isGenePred(fields)) {
            looked = 0;
            // Neither a second line of words nor "sample chromosome start …" is the header of a track.
            if (first != Format::Unknown || fields[1].starts_with("chrom") || fields[1].starts_with("Chrom"))
                break;
            first = Format::OtherText;
            continue;
        }
        const Format format = ofColumns(fields, extension);
        // The first line decides; later ones may show that a column of numbers holds names.
        if (looked == 1)
            first = format;
        else if (first == Format::BedGraph && format == Format::Bed && ofName(extension) != Format::BedGraph)
            return format;
    }
    if (first == Format::Unknown || first == Format::OtherText)
        return ofName(extension);
    // A track of features may carry a dialect's name although its first line fits several.
    const Format named = ofName(extension);
    const bool bed = first == Format::Bed, peaks = named == Format::NarrowPeak || named == Format::BroadPeak;
    return bed
            && (peaks || named == Format::BedMethyl || named == Format::Bedpe || named == Format::Interact
                || named == Format::BedGraph)
        ? named
        : first;
}

} // namespace tracks
