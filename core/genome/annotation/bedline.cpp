#include "core/genome/annotation/bedline.h"

#include "core/base/error.h"
#include "core/genome/lines.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace genome
{

using Fields = std::vector<std::string_view>;

void splitBedFields(std::string_view line, Fields& fields)
{
    splitTabs(line, fields);
    if (fields.size() < 3)
        splitBlanks(line, fields);
}

bool isBedComment(std::string_view line)
{
    if (line.find_first_not_of(" \t") == std::string_view::npos || line[0] == '#')
        return true;
    for (const std::string_view word : { "browser", "track" })
        if (line.starts_with(word) && (line.size() == word.size() || line[word.size()] == ' ' || line[word.size()] == '\t'))
            return true;
    return false;
}

std::optional<uint32_t> parseColour(std::string_view text)
{
    while (!text.empty() && (text.front() == '"' || text.front() == '\''))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == '"' || text.back() == '\''))
        text.remove_suffix(1);
    uint32_t rgb = 0;
    if (text.size() == 7 && text[0] == '#') {
        const auto [end, problem] = std::from_chars(text.data() + 1, text.data() + 7, rgb, 16);
        return problem == std::errc() && end == text.data() + 7 ? std::optional(rgb) : std::nullopt;
    }
    for (int part = 0; part < 3; ++part) {
        const size_t comma = std::min(text.find(','), text.size());
        const auto value = toInteger(text.substr(0, comma));
        if (!value || *value < 0 || *value > 255 || (comma == text.size()) != (part == 2))
            return std::nullopt;
        rgb = rgb << 8 | uint32_t(*value);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return rgb;
}

static int64_t coordinate(std::string_view text, std::string_view what, const std::string& location)
{
    const auto value = toInteger(text);
    if (!value)
        throw Error(fmt::format("{}the {} “{}” is not a whole number.", location, what, text.substr(0, 40)));
    if (*value < 0)
        throw Error(fmt::format("{}the {} is negative ({}); coordinates begin at 0.", location, what, *value));
    return *value;
}

static Strand strandOf(std::string_view text)
{
    return text == "+" ? Strand::Plus : text == "-" ? Strand::Minus : Strand::None;
}

static std::vector<int64_t> numberList(std::string_view text, std::string_view what, const std::string& location)
{
    std::vector<int64_t> numbers;
    while (!text.empty()) {
        const size_t comma = std::min(text.find(','), text.size());
        numbers.push_back(coordinate(text.substr(0, comma), what, location));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return numbers;
}

static void parseBlocks(const Fields& fields, const std::string& location, Feature& feature)
{
    const int64_t count = coordinate(fields[9], "number of blocks", location);
    const auto sizes = numberList(fields[10], "block size", location);
    const auto starts = numberList(fields[11], "block start", location);
    if (int64_t(sizes.size()) != count || int64_t(starts.size()) != count)
        throw Error(fmt::format(
            "{}the line announces {} blocks but lists {} sizes and {} starts.", location, count, sizes.size(), starts.size()));
    const int64_t length = feature.end - feature.start;
    for (size_t i = 0; i < sizes.size(); ++i) {
        if (starts[i] > length || sizes[i] > length - starts[i])
            throw Error(fmt::format("{}block {} lies outside the feature it belongs to.", location, i + 1));
        feature.blocks.push_back({ feature.start + starts[i], feature.start + starts[i] + sizes[i] });
    }
    std::ranges::sort(feature.blocks, {}, &Block::start);
}

/// Twelve columns are BED with blocks. Of more, those from the tenth on may be the file's own ("BED9+5"): then they hold no
/// lists.
static bool hasBlocks(const Fields& fields)
{
    return fields.size() == 12 || (fields.size() > 12 && fields[11].find(',') != std::string_view::npos);
}

/// True when columns 7 and 8 are a thick part, so that what follows is BED as well.
static bool parseThick(const Fields& fields, Feature& feature)
{
    const auto from = toInteger(fields[6]), to = toInteger(fields[7]);
    if (!from || !to)
        return false;
    if (*from == *to)
        return true;
    if (*from < feature.start || *to > feature.end || *to < *from)
        return false;
    feature.thickStart = *from;
    feature.thickEnd = *to;
    return true;
}

Block parseBedInterval(const Fields& fields, const std::string& location, size_t first)
{
    if (fields.size() < first + 3 || fields[first].empty())
        throw Error(fmt::format("{}a BED line needs at least chromosome, start and end; this one has {} {}.", location,
            fields.size(), fields.size() == 1 ? "column" : "columns"));
    const int64_t start = coordinate(fields[first + 1], "start", location), end = coordinate(fields[first + 2], "end", location);
    if (end < start)
        throw Error(fmt::format("{}the end ({}) lies before the start ({}); swap the two columns.", location, end, start));
    return { start, end };
}

void parseBedLine(const Fields& fields, BedDialect dialect, const std::string& location, std::string& chrom, Feature& feature)
{
    const Block interval = parseBedInterval(fields, location);
    feature = {};
    chrom = fields[0];
    feature.start = interval.start;
    feature.end = interval.end;
    feature.thickStart = feature.thickEnd = feature.start;

    const bool table = dialect == BedDialect::GeneTable;
    const size_t nameColumn = table ? 4 : 3, strandColumn = table ? 3 : 5;
    if (fields.size() > nameColumn && fields[nameColumn] != ".")
        feature.name = fields[nameColumn];
    if (fields.size() > strandColumn)
        feature.strand = strandOf(fields[strandColumn]);
    if (table)
        return;
    if (fields.size() > 4)
        if (const auto score = toNumber(fields[4]))
            feature.score = float(*score);
    if (dialect == BedDialect::NarrowPeak && fields.size() > 9) {
        const auto summit = toInteger(fields[9]);
        if (summit && *summit >= 0 && *summit < feature.end - feature.start) {
            feature.thickStart = feature.start + *summit;
            feature.thickEnd = feature.thickStart + 1;
        }
    }
    if (dialect != BedDialect::Bed || fields.size() < 8 || !parseThick(fields, feature))
        return;
    if (fields.size() > 8)
        feature.rgb = parseColour(fields[8]);
    if (hasBlocks(fields))
        parseBlocks(fields, location, feature);
}

} // namespace genome
