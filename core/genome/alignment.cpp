#include "core/genome/alignment.h"

#include "core/genome/lines.h"

#include <algorithm>
#include <fmt/format.h>

namespace genome
{

namespace
{

using Fields = std::vector<std::string_view>;

int64_t number(const Fields& fields, size_t at, const LineReader& lines)
{
    const auto value = at < fields.size() ? toInteger(fields[at]) : std::nullopt;
    if (!value || *value < 0)
        throw Error(fmt::format("{}column {} must be a whole number, 0 or more.", lines.location(), at + 1));
    return *value;
}

bool isPlus(const Fields& fields, size_t at, const LineReader& lines)
{
    if (at >= fields.size() || (fields[at] != "+" && fields[at] != "-"))
        throw Error(fmt::format("{}column {} must be a strand, + or -.", lines.location(), at + 1));
    return fields[at] == "+";
}

/// One block after the other, from the header's positions on.
class ChainReader
{
public:
    void take(const Fields& fields, const LineReader& lines, std::vector<AlignedPiece>& pieces)
    {
        if (fields[0] == "chain") {
            finish(lines);
            begin(fields, lines);
            return;
        }
        if (m_target.chrom.empty())
            throw Error(lines.location() + "a block stands outside of a chain.");
        if (fields.size() != 1 && fields.size() != 3)
            throw Error(lines.location() + "a block has three columns, the last one of a chain has one.");
        const int64_t size = number(fields, 0, lines);
        AlignedPiece piece { { m_target.chrom, m_target.start, m_target.start + size },
            { m_query.chrom, m_query.start, m_query.start + size }, m_sameStrand, double(size) };
        const bool last = fields.size() == 1, ends = piece.target.end == m_target.end && piece.query.end == m_query.end;
        if (piece.target.end > m_target.end || piece.query.end > m_query.end || (last && !ends))
            throw Error(lines.location() + "the blocks end elsewhere than the chain's first line says.");
        if (!m_sameStrand)
            piece.query = { m_query.chrom, m_queryLength - piece.query.end, m_queryLength - piece.query.start };
        pieces.push_back(std::move(piece));
        if (last) {
            m_target.chrom.clear();
            return;
        }
        m_target.start += size + number(fields, 1, lines);
        m_query.start += size + number(fields, 2, lines);
    }
    void finish(const LineReader& lines) const
    {
        if (!m_target.chrom.empty())
            throw Error(
                lines.location() + "the chain before it has no last block: the file is cut short. Copy or download it again.");
    }

private:
    /// chain score tName tSize tStrand tStart tEnd qName qSize qStrand qStart qEnd id
    void begin(const Fields& fields, const LineReader& lines)
    {
        if (fields.size() < 12)
            throw Error(lines.location() + "the first line of a chain has 12 columns or more.");
        m_target = { std::string(fields[2]), number(fields, 5, lines), number(fields, 6, lines) };
        m_query = { std::string(fields[7]), number(fields, 10, lines), number(fields, 11, lines) };
        m_queryLength = number(fields, 8, lines);
        m_sameStrand = isPlus(fields, 9, lines);
    }

    Interval m_target, m_query; ///< what is left; positions of the query on its own strand
    int64_t m_queryLength = 0;
    bool m_sameStrand = true;
};

/// Fills with the gaps that lie directly in them: a line's depth is the number of blanks before it.
class NetReader
{
public:
    void take(const std::string& line, const Fields& fields, const LineReader& lines, std::vector<AlignedPiece>& pieces)
    {
        if (fields[0] == "net") {
            finish(pieces);
            if (fields.size() < 2)
                throw Error(lines.location() + "\"net\" is followed by the name of a sequence.");
            m_chrom = std::string(fields[1]);
            return;
        }
        if (m_chrom.empty() || (fields[0] != "fill" && fields[0] != "gap"))
            throw Error(lines.location() + "a net consists of lines that begin with net, fill or gap.");
        const size_t depth = line.find_first_not_of(' ');
        while (!m_open.empty() && m_open.back().depth >= depth)
            close(pieces);
        Fill fill { depth, {}, {} };
        const int64_t start = number(fields, 1, lines), queryStart = number(fields, 5, lines);
        fill.whole = { { m_chrom, start, start + number(fields, 2, lines) },
            { std::string(fields[3]), queryStart, queryStart + number(fields, 6, lines) }, isPlus(fields, 4, lines), 0 };
        if (fields[0] == "gap") {
            if (m_open.empty())
                throw Error(lines.location() + "a gap stands outside of a fill.");
            m_open.back().gaps.push_back(fill.whole);
            return;
        }
        fill.whole.bases = double(std::min(fill.whole.target.length(), fill.whole.query.length()));
        for (size_t i = 7; i + 1 < fields.size(); i += 2)
            if (fields[i] == "ali")
                fill.whole.bases = double(number(fields, i + 1, lines));
        m_open.push_back(std::move(fill));
    }
    void finish(std::vector<AlignedPiece>& pieces)
    {
        while (!m_open.empty())
            close(pieces);
    }

private:
    struct Fill {
        size_t depth = 0;
        AlignedPiece whole;
        std::vector<AlignedPiece> gaps; ///< by position on the target
    };

    void close(std::vector<AlignedPiece>& pieces)
    {
        const Fill fill = std::move(m_open.back());
        m_open.pop_back();
        const AlignedPiece& whole = fill.whole;
        AlignedPiece left = whole;
        std::vector<AlignedPiece> found;
        for (const AlignedPiece& gap : fill.gaps) {
            AlignedPiece piece = left;
            piece.target.end = gap.target.start;
            left.target.start = gap.target.end;
            (whole.sameStrand ? piece.query.end : piece.query.start) = whole.sameStrand ? gap.query.start : gap.query.end;
            (whole.sameStrand ? left.query.start : left.query.end) = whole.sameStrand ? gap.query.end : gap.query.start;
            found.push_back(std::move(piece));
        }
        found.push_back(std::move(left));
        std::erase_if(found, [](const AlignedPiece& piece) { return piece.target.empty() || piece.query.empty(); });
        int64_t length = 0;
        for (const AlignedPiece& piece : found)
            length += piece.target.length();
        for (AlignedPiece& piece : found) {
            piece.bases = whole.bases * double(piece.target.length()) / double(length);
            pieces.push_back(std::move(piece));
        }
    }

    std::string m_chrom;
    std::vector<Fill> m_open;
};

} // namespace

std::vector<AlignedPiece> readAlignment(const std::filesystem::path& path, const Monitor& monitor)
{
    LineReader lines(path);
    ChainReader chain;
    NetReader net;
    bool isNet = false, begun = false;
    std::vector<AlignedPiece> pieces;
    Fields fields;
    for (std::string line; lines.next(line);) {
        splitBlanks(line, fields);
        if (fields.empty() || fields[0].starts_with('#'))
            continue;
        if (!begun) {
            isNet = fields[0] == "net";
            if (!isNet && fields[0] != "chain")
                throw Error(fmt::format("{}neither a chain nor a net of UCSC begins like this.", lines.location()));
            begun = true;
        }
        isNet ? net.take(line, fields, lines, pieces) : chain.take(fields, lines, pieces);
        if (lines.number() % 10'000 == 0)
            monitor.report(lines.fraction(), "alignment");
    }
    net.finish(pieces);
    chain.finish(lines);
    return pieces;
}

} // namespace genome
