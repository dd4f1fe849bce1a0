#include "core/genome/annotation/genepred.h"

#include "core/base/error.h"
#include "core/genome/annotation/bedline.h"
#include "core/genome/lines.h"

#include <algorithm>
#include <fmt/format.h>

namespace genome
{

using Fields = std::vector<std::string_view>;

void splitGenePredFields(std::string_view line, Fields& fields)
{
    splitTabs(line, fields);
    if (fields.size() < 10)
        splitBlanks(line, fields);
}

static bool isStrand(std::string_view text)
{
    return text == "+" || text == "-";
}

static int64_t position(std::string_view text, std::string_view what, const std::string& location)
{
    const auto value = toInteger(text);
    if (!value || *value < 0)
        throw Error(fmt::format("{}the {} “{}” is not a position (a whole number from 0).", location, what, text.substr(0, 40)));
    return *value;
}

static Block block(std::string_view from, std::string_view to, std::string_view what, const std::string& location)
{
    const Block found { position(from, fmt::format("start of the {}", what), location),
        position(to, fmt::format("end of the {}", what), location) };
    if (found.end < found.start)
        throw Error(fmt::format("{}the end of the {} ({}) lies before its start ({}).", location, what, found.end, found.start));
    return found;
}

static Fields listed(std::string_view text)
{
    Fields items;
    while (!text.empty()) {
        const size_t comma = std::min(text.find(','), text.size());
        items.push_back(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return items;
}

/// `at`: column of the transcript's name; chromosome, strand, … follow it.
static void parseGene(const Fields& fields, size_t at, const std::string& location, Feature& feature)
{
    feature.id = fields[at];
    feature.strand = fields[at + 2] == "+" ? Strand::Plus : Strand::Minus;
    const Block gene = block(fields[at + 3], fields[at + 4], "transcript", location);
    const Block coding = block(fields[at + 5], fields[at + 6], "coding part", location);
    feature.start = gene.start;
    feature.end = gene.end;
    feature.thickStart = coding.start == coding.end ? gene.start : coding.start;
    feature.thickEnd = coding.start == coding.end ? gene.start : coding.end;
    const int64_t count = position(fields[at + 7], "number of exons", location);
    const Fields starts = listed(fields[at + 8]), ends = listed(fields[at + 9]);
    if (int64_t(starts.size()) != count || int64_t(ends.size()) != count)
        throw Error(fmt::format(
            "{}the line announces {} exons but lists {} starts and {} ends.", location, count, starts.size(), ends.size()));
    for (size_t i = 0; i < starts.size(); ++i)
        feature.blocks.push_back(block(starts[i], ends[i], "exon", location));
    std::ranges::sort(feature.blocks, {}, &Block::start);
}

void parseGenePredLine(const Fields& fields, const std::string& location, std::string& chrom, Feature& feature)
{
    feature = {};
    if (fields.size() >= 12 && isStrand(fields[5]) && toInteger(fields[1]) && toInteger(fields[2])) {
        parseBedLine(fields, BedDialect::Bed, location, chrom, feature);
        feature.id = feature.name;
        if (fields.size() > 12 && !fields[12].empty())
            feature.name = fields[fields.size() > 17 && !fields[17].empty() ? 17 : 12];
        return;
    }
    const bool led = fields.size() > 3 && isStrand(fields[3]); // by a bin or, in refFlat, the gene's name
    const size_t at = led ? 1 : 0;
    if (fields.size() < at + 10 || !isStrand(fields[at + 2]))
        throw Error(fmt::format(
            "{}this is no line of a gene table (name, chromosome, strand, transcript, coding part, exons); it has {} columns.",
            location, fields.size()));
    chrom = fields[at + 1];
    parseGene(fields, at, location, feature);
    if (led && !toInteger(fields[0]))
        feature.name = fields[0];
    else if (fields.size() > at + 11 && toInteger(fields[at + 10]))
        feature.name = fields[at + 11];
    if (feature.name.empty() || feature.name == "none")
        feature.name = feature.id;
}

} // namespace genome
