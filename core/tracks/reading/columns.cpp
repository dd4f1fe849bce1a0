#include "core/tracks/reading/columns.h"

#include "core/genome/lines.h"

#include <cctype>

namespace tracks
{

namespace
{
using Fields = std::vector<std::string_view>;

bool isGff(const Fields& f)
{
    return f.size() >= 8 && isWhole(f[3]) && isWhole(f[4]) && isStrand(f[6]) && !isWhole(f[2]);
}

/// Columns 7 and 8 of BED lie in the feature; those of peaks are scores.
bool hasThickPart(const Fields& f)
{
    const auto start = genome::toInteger(f[1]), end = genome::toInteger(f[2]), thickStart = genome::toInteger(f[6]),
               thickEnd = genome::toInteger(f[7]);
    return thickStart && thickEnd && *thickStart <= *thickEnd
        && (*thickStart == *thickEnd || (*thickStart >= *start && *thickEnd <= *end));
}

bool isPeak(const TextLine& line, const char* name)
{
    const Fields& f = line.fields;
    return f.size() >= 9 && hasInterval(line) && isStrand(f[5]) && isNumber(f[6]) && isNumber(f[7]) && isNumber(f[8])
        && (!hasThickPart(f) || line.extension == name);
}
} // namespace

std::string_view trimmed(std::string_view text)
{
    const size_t first = text.find_first_not_of(" \r\""), last = text.find_last_not_of(" \r\"");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, last - first + 1);
}

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

bool hasInterval(const TextLine& line)
{
    const Fields& f = line.fields;
    return f.size() >= 3 && isWhole(f[1]) && isWhole(f[2])
        && (line.named || *genome::toInteger(f[1]) <= *genome::toInteger(f[2]));
}

bool isGtf(const TextLine& line)
{
    const Fields& f = line.fields;
    const bool quoted = f.size() > 8
        && (f[8].find("gene_id \"") != std::string_view::npos || f[8].find("transcript_id \"") != std::string_view::npos);
    return isGff(f) && (quoted || line.extension == ".gtf");
}

bool isGff3(const TextLine& line)
{
    return isGff(line.fields);
}

bool isGenePred(const TextLine& line)
{
    // name chrom strand txStart txEnd cdsStart cdsEnd exonCount exonStarts exonEnds, with a bin or a gene symbol before them
    const Fields& f = line.fields;
    for (const size_t at : { 2u, 3u })
        if (f.size() >= at + 8 && isStrand(f[at]) && isWhole(f[at + 1]) && isWhole(f[at + 2]) && isWhole(f[at + 3])
            && isWhole(f[at + 4]) && isWhole(f[at + 5]) && f[at + 6].find(',') != std::string_view::npos)
            return true;
    return false;
}

bool isInteract(const TextLine& line)
{
    const Fields& f = line.fields;
    return f.size() >= 18 && isWhole(f[1]) && isWhole(f[2]) && isWhole(f[9]) && isWhole(f[10]) && isWhole(f[14])
        && isWhole(f[15]);
}

bool isUcscTable(const TextLine& line)
{
    // bin chrom chromStart chromEnd …
    const Fields& f = line.fields;
    return f.size() >= 5 && isWhole(f[0]) && !isNumber(f[1]) && isWhole(f[2]) && isWhole(f[3])
        && *genome::toInteger(f[2]) <= *genome::toInteger(f[3]);
}

bool isBedpe(const TextLine& line)
{
    const Fields& f = line.fields;
    return hasInterval(line) && f.size() >= 6 && isWhole(f[4]) && isWhole(f[5])
        && (!isNumber(f[3]) || f[3] == f[0] || isNumber(f[0]));
}

bool isBedGraph(const TextLine& line)
{
    return hasInterval(line) && line.fields.size() == 4 && isNumber(line.fields[3]) && line.extension != ".bed";
}

bool isGeneTable(const TextLine& line)
{
    const Fields& f = line.fields;
    return hasInterval(line) && f.size() == 5 && (f[3] == "+" || f[3] == "-") && !isNumber(f[4]);
}

bool isNarrowPeak(const TextLine& line)
{
    return line.fields.size() == 10 && isPeak(line, ".narrowpeak") && isWhole(line.fields[9]);
}

bool isBroadPeak(const TextLine& line)
{
    return line.fields.size() == 9 && isPeak(line, ".broadpeak");
}

bool isVcf(const TextLine& line)
{
    const Fields& f = line.fields;
    return f.size() >= 8 && isWhole(f[1]) && !isWhole(f[2]) && !f[3].empty()
        && f[3].find_first_not_of("ACGTNacgtn") == std::string_view::npos;
}

bool isChromSizes(const TextLine& line)
{
    return line.fields.size() == 2 && isWhole(line.fields[1]) && *genome::toInteger(line.fields[1]) > 0;
}

bool isColumnNames(const Fields& fields)
{
    const auto isWord = [](std::string_view field) {
        const std::string_view text = trimmed(field);
        return !text.empty() && std::isalpha(static_cast<unsigned char>(text[0])) && !isNumber(text);
    };
    return fields.size() >= 3 && isWord(fields[0]) && isWord(fields[1]) && isWord(fields[2]);
}

} // namespace tracks
