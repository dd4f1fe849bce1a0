#include "core/tracks/formats/bedpe.h"

#include "core/genome/annotation/bedline.h"
#include "core/genome/lines.h"
#include "core/tracks/arctrack.h"
#include "core/tracks/reading/datalines.h"

#include <fmt/format.h>

namespace tracks
{

namespace
{
using Fields = std::vector<std::string_view>;
using Columns = std::map<std::string, size_t>;

Interval anchorAt(const Fields& fields, size_t first)
{
    const auto [start, end] = genome::parseBedInterval(fields, {}, first);
    return { std::string(fields[first]), start, end };
}

bool isUnknown(const Fields& fields, size_t first)
{
    return fields[first] == "." || fields[first + 1] == "-1" || fields[first + 1] == "." || fields[first + 2] == "-1";
}

genome::Strand strandOf(std::string_view text)
{
    return text == "+" ? genome::Strand::Plus : text == "-" ? genome::Strand::Minus : genome::Strand::None;
}

/// The column of the first of these names that the header has; without a header the usual column.
std::string_view column(const Fields& fields, const Columns& columns, std::initializer_list<const char*> names, size_t usual)
{
    size_t at = columns.count("chrom1") || columns.count("x1") ? fields.size() : usual;
    for (const char* name : names)
        if (const auto found = columns.find(name); found != columns.end()) {
            at = found->second;
            break;
        }
    return at < fields.size() && fields[at] != "." ? fields[at] : std::string_view();
}

constexpr size_t nowhere = SIZE_MAX;

Arc parseBedpeLine(const Fields& fields, const Columns& columns)
{
    Arc arc;
    arc.a = anchorAt(fields, 0);
    arc.b = anchorAt(fields, 3);
    const bool scoreOnly = fields.size() == 7 && genome::toNumber(fields[6]);
    arc.name = scoreOnly ? std::string_view() : column(fields, columns, { "name" }, 6);
    arc.score = genome::toNumber(scoreOnly ? fields[6] : column(fields, columns, { "score", "qual", "observed" }, 7))
                    .value_or(arc.score);
    arc.strandA = strandOf(column(fields, columns, { "strand1" }, 8));
    arc.strandB = strandOf(column(fields, columns, { "strand2" }, 9));
    arc.rgb = genome::parseColour(column(fields, columns, { "color", "colour" }, nowhere));
    return arc;
}
} // namespace

bool isBedpe(const TextLine& line)
{
    const Fields& f = line.fields;
    return hasInterval(line) && f.size() >= 6 && isWhole(f[4]) && isWhole(f[5])
        && (!isNumber(f[3]) || f[3] == f[0] || (isWhole(f[3]) && isWhole(f[0])));
}

std::shared_ptr<Track> openBedpe(const std::filesystem::path& path, Format format, const Monitor& monitor)
{
    DataLines lines(path, monitor);
    std::vector<Arc> arcs;
    lines.forEach([&](Fields& fields) {
        if (fields.size() < 6)
            lines.splitAtBlanks(fields);
        if (fields.size() < 6)
            throw Error(
                fmt::format("a BEDPE line needs two times chromosome, start and end; this one has {} columns.", fields.size()));
        if (!isUnknown(fields, 0) && !isUnknown(fields, 3))
            arcs.push_back(parseBedpeLine(fields, lines.columns()));
    });
    return std::make_shared<ArcTrack>(
        path, lines.trackName().empty() ? plainName(path) : lines.trackName(), describe(format), std::move(arcs));
}

bool isInteract(const TextLine& line)
{
    const Fields& f = line.fields;
    const bool isColour = f.size() > 8 && f[8].find(',') != std::string_view::npos; // where interact has a chromosome
    return f.size() >= 18 && !isColour && isWhole(f[1]) && isWhole(f[2]) && isWhole(f[9]) && isWhole(f[10]) && isWhole(f[14])
        && isWhole(f[15]);
}

Arc parseInteractLine(const Fields& fields)
{
    if (fields.size() < 18)
        throw Error(fmt::format("an interact line has 18 columns; this one has {}.", fields.size()));
    Arc arc;
    arc.a = anchorAt(fields, 8);
    arc.b = anchorAt(fields, 13);
    if (fields[3] != ".")
        arc.name = fields[3];
    const auto score = genome::toNumber(fields[4]), value = genome::toNumber(fields[5]);
    arc.score = value && *value != 0 ? *value : score.value_or(arc.score);
    arc.strandA = strandOf(fields[12]);
    arc.strandB = strandOf(fields[17]);
    arc.rgb = genome::parseColour(fields[7]);
    return arc;
}

std::shared_ptr<Track> openInteract(const std::filesystem::path& path, Format format, const Monitor& monitor)
{
    DataLines lines(path, monitor);
    std::vector<Arc> arcs;
    lines.forEach([&](Fields& fields) {
        if (fields.size() < 18)
            lines.splitAtBlanks(fields);
        if (fields.size() < 18 || (!isUnknown(fields, 8) && !isUnknown(fields, 13)))
            arcs.push_back(parseInteractLine(fields));
    });
    return std::make_shared<ArcTrack>(
        path, lines.trackName().empty() ? plainName(path) : lines.trackName(), describe(format), std::move(arcs));
}

} // namespace tracks
