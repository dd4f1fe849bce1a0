#include "core/tracks/writing/linkfile.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/tracks/writing/trackline.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>

namespace tracks
{

namespace
{

using Text = std::back_insert_iterator<std::string>;

std::string columns(const Interval& where)
{
    return fmt::format("{}\t{}\t{}", where.chrom, where.start, where.end);
}

std::string colourText(const std::optional<uint32_t>& rgb, const char* none)
{
    return rgb ? fmt::format("{},{},{}", *rgb >> 16 & 255, *rgb >> 8 & 255, *rgb & 255) : none;
}

/// Arcs of one file, and what they have in common.
class Links
{
public:
    Links(const std::filesystem::path& path, const std::vector<Arc>& arcs, const LinkHeader& header)
        : m_header(header)
    {
        if (arcs.empty())
            throw Error(
                fmt::format("There is no link to write to {}: lower the threshold or choose another gene.", path.string()));
        for (const Arc& arc : arcs) {
            m_coloured = m_coloured || colour(arc);
            if (arc.score > m_largest)
                m_largest = arc.score;
        }
    }
    std::optional<uint32_t> colour(const Arc& arc) const { return arc.rgb ? arc.rgb : m_header.colour; }
    bool coloured() const { return m_coloured; }
    /// 0 … most by score.
    int scaled(const Arc& arc, int most) const
    {
        const double fraction = m_largest > 0 && arc.score > 0 ? arc.score / m_largest : 0;
        return std::isfinite(m_largest) ? int(std::lround(fraction * most)) : 0;
    }
    std::string notes() const
    {
        std::string text;
        for (const std::string& note : m_header.notes)
            text += "# " + column(note) + '\n';
        return text;
    }
    std::string trackLine(const std::string& settings) const
    {
        const std::string about = m_header.notes.empty() ? m_header.name : m_header.notes.front();
        return fmt::format("track {}name={} description={}\n", settings, quoted(m_header.name), quoted(about));
    }

private:
    const LinkHeader& m_header;
    bool m_coloured = false;
    double m_largest = 0;
};

} // namespace

void writeBedpe(const std::filesystem::path& path, const std::vector<Arc>& arcs, const LinkHeader& header)
{
    const Links links(path, arcs, header);
    std::string text = links.notes() + (links.coloured() ? "#columns color=11;thickness=12\n" : "#columns thickness=11\n")
        + "#chrom1\tstart1\tend1\tchrom2\tstart2\tend2\tname\tscore\tstrand1\tstrand2\t"
        + (links.coloured() ? "color\tthickness\n" : "thickness\n");
    for (const Arc& arc : arcs)
        fmt::format_to(Text(text), "{}\t{}\t{}\t{}\t{}\t{}\t{}{}\n", columns(arc.a), columns(arc.b), column(arc.name),
            std::isnan(arc.score) ? "." : fmt::format("{}", arc.score), char(arc.strandA), char(arc.strandB),
            links.coloured() ? colourText(links.colour(arc), ".") + '\t' : "", 1 + links.scaled(arc, 5));
    base::writeAtomically(path, text);
}

void writeInteract(const std::filesystem::path& path, const std::vector<Arc>& arcs, const LinkHeader& header)
{
    const Links links(path, arcs, header);
    std::string text = links.notes() + links.trackLine("type=interact interactDirectional=true visibility=full ")
        + "#chrom\tchromStart\tchromEnd\tname\tscore\tvalue\texp\tcolor\tsourceChrom\tsourceStart\tsourceEnd\tsourceName\t"
          "sourceStrand\ttargetChrom\ttargetStart\ttargetEnd\ttargetName\ttargetStrand\n";
    for (const Arc& arc : arcs) {
        Interval span = arc.a;
        if (arc.a.chrom == arc.b.chrom)
            span = { arc.a.chrom, std::min(arc.a.start, arc.b.start), std::max(arc.a.end, arc.b.end) };
        fmt::format_to(Text(text), "{}\t{}\t{}\t{}\t.\t{}\t{}\t.\t{}\t{}\t.\t{}\n", columns(span), column(arc.name),
            links.scaled(arc, 1000), std::isnan(arc.score) ? 0 : arc.score, colourText(links.colour(arc), "0"), columns(arc.a),
            char(arc.strandA), columns(arc.b), char(arc.strandB));
    }
    base::writeAtomically(path, text);
}

void writeBed(const std::filesystem::path& path, const std::vector<Arc>& arcs, const LinkHeader& header)
{
    const Links links(path, arcs, header);
    std::string text = links.notes() + links.trackLine(links.coloured() ? "itemRgb=On useScore=0 " : "useScore=1 ");
    for (const Arc& arc : arcs) {
        fmt::format_to(Text(text), "{}\t{}\t{}\t{}", columns(arc.b), column(arc.name), links.scaled(arc, 1000), char(arc.strandB));
        if (links.coloured())
            fmt::format_to(Text(text), "\t{}\t{}\t{}", arc.b.start, arc.b.end, colourText(links.colour(arc), "0"));
        text += '\n';
    }
    base::writeAtomically(path, text);
}

} // namespace tracks
