#include "core/tracks/formats/methylationline.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/genome/annotation/bedline.h"
#include "core/genome/lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace tracks
{

namespace
{
using Fields = std::vector<std::string_view>;

/// The columns of a line, in `apart` where they had to be split once more: modkit separates those from the tenth on by blanks, or
/// some of them.
const Fields& withoutBlanks(const Fields& fields, Fields& apart)
{
    const auto tenth = fields.begin() + std::ptrdiff_t(std::min<size_t>(9, fields.size()));
    if (std::none_of(tenth, fields.end(), [](std::string_view field) { return field.find(' ') != field.npos; }))
        return fields;
    Fields words;
    apart.assign(fields.begin(), tenth);
    for (auto field = tenth; field != fields.end(); ++field) {
        genome::splitBlanks(*field, words);
        apart.insert(apart.end(), words.begin(), words.end());
    }
    return apart;
}

bool isCount(std::string_view text)
{
    return isWhole(text) && text[0] != '-';
}

bool isPercentage(std::string_view text)
{
    const auto percent = genome::toNumber(text);
    return percent && *percent >= 0 && *percent <= 100;
}

bool isNan(std::string_view text)
{
    const auto number = genome::toNumber(text);
    return number && std::isnan(*number);
}

/// BED with one block and columns of its own, whose size of the block stands where bedMethyl has the percentage.
bool isOneBlock(const Fields& f)
{
    return f[9] == "1" && f[11] == "0" && genome::toInteger(f[10]) == *genome::toInteger(f[2]) - *genome::toInteger(f[1]);
}

/// The context that a cytosine has by its letter and the two behind it: "CGG", "CHH".
CytosineContext contextOfLetters(std::string_view letters)
{
    if (letters.size() < 2 || letters[0] != 'C')
        return CytosineContext::Unknown;
    return letters[1] == 'G'                                        ? CytosineContext::CG
        : std::string_view("ACTH").find(letters[1]) != letters.npos ? CytosineContext::CH
                                                                    : CytosineContext::Unknown;
}

/// Names that modkit and others give to modifications that are no 5-methylcytosine: codes of SAM's MM tag and of ChEBI.
bool isOtherModification(std::string_view name)
{
    static constexpr std::array others { "h", "f", "c", "g", "e", "b", "a", "o", "5hmC", "5fC", "5caC", "5hmU", "5fU", "5caU",
        "6mA", "8oxoG", "21839", "17802", "17596", "69426", "19228", "19229", "19227" };
    return std::ranges::find(others, name.substr(0, name.find(','))) != others.end();
}

void requireColumns(const Fields& fields, size_t count, Format format)
{
    if (fields.size() < count)
        throw Error(fmt::format("a line of {} needs {} columns; this one has {}.", describe(format), count, fields.size()));
}

double countOf(std::string_view text)
{
    if (!isCount(text))
        throw Error(fmt::format("the number of reads “{}” is not a whole number.", text.substr(0, 40)));
    return double(*genome::toInteger(text));
}

Record countedRecord(int64_t start, int64_t end, double methylated, double reads)
{
    if (methylated > reads)
        throw Error(fmt::format("{} reads of {} are methylated, more than there are.", methylated, reads));
    return { start, end, float(methylated / reads), float(reads) };
}

/// One base whose position begins at 1.
Record cytosine(std::string_view text, double methylated, double reads)
{
    const auto position = genome::toInteger(text);
    if (!position || *position < 1)
        throw Error(fmt::format("the position “{}” is not a whole number from 1 on.", text.substr(0, 40)));
    return countedRecord(*position - 1, *position, methylated, reads);
}

/// The fraction that a percentage was rounded from: that of a number of reads where its digits fit one, otherwise its own, as
/// where some of the reads did not count in it.
double fractionOf(std::string_view digits, double percent, double reads)
{
    const size_t dot = std::min(digits.find('.'), digits.size() - 1);
    const double rounding = 0.5 * std::pow(10, -double(digits.size() - 1 - dot));
    const double fraction = std::round(reads * percent / 100) / reads;
    return std::abs(100 * fraction - percent) <= rounding + 1e-9 ? fraction : percent / 100;
}

std::optional<Record> bedMethyl(const Fields& fields)
{
    const auto [start, end] = genome::parseBedInterval(fields, {});
    const auto percent = genome::toNumber(fields[10]);
    const double reads = countOf(fields[9]);
    if (reads == 0 || isNan(fields[10])) // modbam2bed's word for no reads that count
        return std::nullopt;
    if (!isPercentage(fields[10]))
        throw Error(fmt::format("the percentage of methylation “{}” is not a number from 0 to 100.", fields[10].substr(0, 40)));
    return Record { start, end, float(fractionOf(fields[10], *percent, reads)), float(reads) };
}

/// Whether a percentage, which may be rounded to a whole number, is that of the reads.
bool isPercentageOf(std::string_view text, double methylated, double reads)
{
    const auto percent = genome::toNumber(text);
    return percent && std::abs(100 * methylated / reads - *percent) <= 1;
}

Record bismarkCoverage(const Fields& fields, bool bothStrands)
{
    const double methylated = countOf(fields[4]), reads = methylated + countOf(fields[5]);
    const auto first = genome::toInteger(fields[1]), last = genome::toInteger(fields[2]);
    const int64_t length = first && last ? *last - *first : -1;
    if (length < 0 || length > 2)
        throw Error(fmt::format("start and end of a cytosine must be equal, or one or two bases apart; these are {} and {}.",
            fields[1].substr(0, 40), fields[2].substr(0, 40)));
    const bool fromOne = length == 0 || (length == 1 && bothStrands);
    if (*first < int64_t(fromOne))
        throw Error(fmt::format("the position “{}” is not a whole number from {} on.", fields[1], int(fromOne)));
    if (reads > 0 && !isPercentageOf(fields[3], methylated, reads))
        throw Error(fmt::format("{} methylated and {} other reads are not {} %: columns 5 and 6 must count those.", methylated,
            reads - methylated, fields[3].substr(0, 40)));
    return countedRecord(*first - int64_t(fromOne), *last, methylated, reads);
}
} // namespace

MethylationDialect methylationDialect(const std::filesystem::path& path, Format format)
{
    return { format, base::lower(path.filename().string()).find("merged_cpg_evidence") != std::string::npos };
}

std::optional<Methylation> parseMethylationLine(const Fields& fields, const MethylationDialect& dialect)
{
    const Format format = dialect.format;
    Methylation found;
    if (format == Format::BedMethyl) {
        Fields apart;
        const Fields& all = withoutBlanks(fields, apart);
        requireColumns(all, 11, format);
        if (isOtherModification(all[3]))
            return std::nullopt;
        const auto record = bedMethyl(all);
        if (!record)
            return std::nullopt;
        found.record = *record;
    } else if (format == Format::BismarkCoverage) {
        requireColumns(fields, 6, format);
        found.record = bismarkCoverage(fields, dialect.bothStrands);
    } else if (format == Format::CytosineReport) {
        requireColumns(fields, 6, format);
        found.context = contextOf(fields, format);
        const double methylated = countOf(fields[3]), reads = methylated + countOf(fields[4]);
        found.record = cytosine(fields[1], methylated, reads);
    } else {
        requireColumns(fields, 6, format);
        found.context = contextOf(fields, format);
        found.record = cytosine(fields[1], countOf(fields[4]), countOf(fields[5]));
    }
    const bool known = !tellsContext(format) || found.context != CytosineContext::Unknown;
    return known && found.record.coverage > 0 ? std::optional(found) : std::nullopt;
}

bool tellsContext(Format format)
{
    return format == Format::CytosineReport || format == Format::Allc;
}

CytosineContext contextOf(const Fields& fields, Format format)
{
    const size_t column = format == Format::Allc ? 3 : 5;
    return column < fields.size() ? contextOfLetters(fields[column]) : CytosineContext::Unknown;
}

bool isBedMethyl(const TextLine& line)
{
    if (!hasInterval(line) || line.fields.size() < 10)
        return false;
    Fields apart;
    const Fields& f = withoutBlanks(line.fields, apart);
    if (f.size() < 11 || f[8].find(',') == std::string_view::npos || !isCount(f[9]) || !(isPercentage(f[10]) || isNan(f[10])))
        return false;
    if (f.size() == 11 || f.size() == 12) // BED with blocks has 12
        return f.size() == 11;
    const bool cytosine = f.size() == 18 || *genome::toInteger(f[2]) - *genome::toInteger(f[1]) <= 2; // other BED9+ has features
    return cytosine && !isOneBlock(f);
}

bool isBismarkCoverage(const TextLine& line)
{
    const Fields& f = line.fields;
    if (f.size() != 6 || !isCount(f[1]) || !isCount(f[2]) || !isPercentage(f[3]) || !isCount(f[4]) || !isCount(f[5]))
        return false;
    const double methylated = double(*genome::toInteger(f[4])), reads = methylated + double(*genome::toInteger(f[5]));
    const int64_t length = *genome::toInteger(f[2]) - *genome::toInteger(f[1]);
    return length >= 0 && length <= 2 && reads > 0 && (line.extension == ".cov" || isPercentageOf(f[3], methylated, reads));
}

bool isCytosineReport(const TextLine& line)
{
    const Fields& f = line.fields;
    return f.size() == 7 && isCount(f[1]) && (f[2] == "+" || f[2] == "-") && isCount(f[3]) && isCount(f[4])
        && (f[5] == "CG" || f[5] == "CHG" || f[5] == "CHH" || f[5] == "CN" || f[5] == "CHN");
}

bool isAllc(const TextLine& line)
{
    const Fields& f = line.fields;
    return f.size() == 7 && isCount(f[1]) && (f[2] == "+" || f[2] == "-") && f[3].starts_with('C')
        && f[3].find_first_not_of("ACGTNH") == std::string_view::npos && isCount(f[4]) && isCount(f[5]) && isNumber(f[6]);
}

} // namespace tracks
