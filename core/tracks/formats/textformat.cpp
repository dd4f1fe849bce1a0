#include "core/tracks/formats/textformat.h"

#include "core/genome/annotation/bedline.h"
#include "core/tracks/formats/table.h"
#include "core/tracks/reading/columns.h"

#include <algorithm>

namespace tracks
{

namespace
{
using Fields = std::vector<std::string_view>;

constexpr size_t linesLookedAt = 50;

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
    for (const FormatRow& row : formats())
        for (const std::string& beginning : row.beginnings)
            if (line.starts_with(beginning))
                return row.format;
    if (line.starts_with("track"))
        for (const FormatRow& row : formats())
            if (const size_t at = row.trackType.empty() ? line.npos : line.find(row.trackType);
                at != line.npos && (line.substr(0, at).ends_with("type=") || line.substr(0, at).ends_with("type=\"")))
                return row.format;
    return Format::Unknown;
}

Format ofColumns(const TextLine& line)
{
    const auto fits = [&](const FormatRow& row) { return row.fits && row.fits(line); };
    const auto row = std::ranges::find_if(formats(), fits);
    return row == formats().end() ? Format::Unknown : row->format;
}
} // namespace

Format textFormat(std::string_view head, const std::string& extension)
{
    const Format named = formatOfExtension(extension);
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
        const Format format = ofColumns({ fields, extension, named != Format::OtherText });
        if (++looked == 1 && isColumnNames(fields) && format == Format::Unknown) {
            looked = 0;
            // Neither a second line of words nor "sample chromosome start …" is the header of a track.
            if (first != Format::Unknown || fields[1].starts_with("chrom") || fields[1].starts_with("Chrom"))
                break;
            first = Format::OtherText;
            continue;
        }
        // The first line decides; later ones may show that a column of numbers holds names.
        if (looked == 1)
            first = format;
        else if (first == Format::BedGraph && format == Format::Bed && named != Format::BedGraph)
            return format;
    }
    if (first == Format::Unknown || first == Format::OtherText)
        return named;
    // A file may carry a dialect's name although its first line fits several.
    const std::vector<Format>& refined = rowOf(named).refines;
    return std::ranges::find(refined, first) != refined.end() ? named : first;
}

} // namespace tracks
