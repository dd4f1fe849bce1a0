#include "core/links/linktable.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/genome/lines.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iterator>
#include <set>
#include <tuple>

namespace links
{

namespace
{

using Fields = std::vector<std::string_view>;

const std::vector<std::string> columns { "chrom", "start", "end", "gene", "tss", "strand", "distance", "cell" };

/// On one line and in one column; "." when empty.
std::string field(std::string text)
{
    for (char& letter : text)
        if (letter == '\t' || letter == '\n' || letter == '\r')
            letter = ' ';
    return text.empty() ? "." : text;
}

std::vector<std::string> methodsOf(const Fields& header, const std::string& location)
{
    if (header.size() < columns.size() || !std::equal(columns.begin(), columns.end(), header.begin()))
        throw Error(fmt::format("{}this is no table of enhancer-gene links: its header must begin with the columns {}. Write one "
                                "with \"epiarc-cli links\".",
            location, fmt::join(columns, ", ")));
    std::vector<std::string> methods(header.begin() + std::ptrdiff_t(columns.size()), header.end());
    for (const std::string& method : methods)
        if (method.empty() || std::count(methods.begin(), methods.end(), method) > 1)
            throw Error(fmt::format("{}two columns of scores are called \"{}\": give each a name of its own.", location, method));
    return methods;
}

/// The fields of one line, by the names of their columns.
class RowText
{
public:
    RowText(const Fields& fields, const LinkTable& table, std::string location)
        : m_fields(fields)
        , m_location(std::move(location))
    {
        if (const size_t wanted = columns.size() + table.methods.size(); fields.size() != wanted)
            throw Error(fmt::format("{}the header names {} columns, this line has {}: the file was cut or edited.", m_location,
                wanted, fields.size()));
    }
    std::string text(size_t column) const { return std::string(m_fields[column] == "." ? std::string_view() : m_fields[column]); }
    int64_t position(size_t column) const
    {
        const auto number = genome::toInteger(m_fields[column]);
        if (!number || *number < 0)
            throw Error(fmt::format("{}\"{}\" in the column {} is no position on a chromosome: write a whole number.", m_location,
                m_fields[column], columns[column]));
        return *number;
    }
    double score(size_t method, const std::string& name) const
    {
        const std::string_view text = m_fields[columns.size() + method];
        const auto number = genome::toNumber(text);
        if (!number)
            throw Error(fmt::format(
                "{}\"{}\" in the column {} is no number: write \"nan\" for an unknown score.", m_location, text, name));
        return *number;
    }
    LinkRow row(const LinkTable& table) const
    {
        LinkRow row;
        row.element = { text(0), position(1), position(2) };
        row.gene = text(3);
        row.tss = { row.element.chrom, position(4) - 1, position(4) };
        row.strand = m_fields[5] == "+" ? genome::Strand::Plus
            : m_fields[5] == "-"        ? genome::Strand::Minus
                                        : genome::Strand::None;
        row.cell = text(7);
        if (row.element.empty() || row.tss.start < 0)
            throw Error(fmt::format("{}the element must end behind its start, and a TSS is counted from 1.", m_location));
        for (size_t method = 0; method < table.methods.size(); ++method)
            row.scores.push_back(score(method, table.methods[method]));
        return row;
    }

private:
    const Fields& m_fields;
    std::string m_location;
};

} // namespace

void write(const std::filesystem::path& path, const LinkTable& table)
{
    std::string text;
    for (const std::string& note : table.notes)
        text += "# " + field(note) + '\n';
    text += fmt::format("{}", fmt::join(columns, "\t"));
    for (const std::string& method : table.methods)
        text += '\t' + field(method);
    text += '\n';
    for (const LinkRow& row : table.rows) {
        fmt::format_to(std::back_inserter(text), "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}", row.element.chrom, row.element.start,
            row.element.end, field(row.gene), row.tss.start + 1, char(row.strand), row.distance(), field(row.cell));
        for (const double score : row.scores)
            text += std::isnan(score) ? "\tnan" : fmt::format("\t{}", score);
        text += '\n';
    }
    base::writeAtomically(path, text);
}

LinkTable readLinkTable(const std::filesystem::path& path)
{
    genome::LineReader lines(path);
    LinkTable table;
    std::string line;
    Fields fields;
    bool header = false;
    while (lines.next(line)) {
        if (line.starts_with('#') || line.empty()) {
            if (!header && line.size() > 2)
                table.notes.push_back(line.substr(2));
            continue;
        }
        genome::splitTabs(line, fields);
        if (header)
            table.rows.push_back(RowText(fields, table, lines.location()).row(table));
        else
            table.methods = methodsOf(fields, lines.location());
        header = true;
    }
    if (!header)
        methodsOf({}, lines.location());
    return table;
}

LinkTable merged(const std::vector<LinkTable>& tables)
{
    LinkTable all;
    std::set<std::tuple<std::string, std::string, std::string, int64_t, int64_t, int64_t>> pairs;
    for (const LinkTable& table : tables) {
        if (&table == &tables.front())
            all.methods = table.methods;
        else if (table.methods != all.methods)
            throw Error(fmt::format("The tables do not have the same methods: one has {}, another {}. Write all with the same.",
                fmt::join(all.methods, ", "), fmt::join(table.methods, ", ")));
        for (const std::string& note : table.notes)
            if (std::find(all.notes.begin(), all.notes.end(), note) == all.notes.end())
                all.notes.push_back(note);
        for (const LinkRow& row : table.rows) {
            if (!pairs.emplace(row.cell, row.gene, row.element.chrom, row.element.start, row.element.end, row.tss.start).second)
                throw Error(fmt::format("The pair of {} and {}{} is in the tables twice: give each table once.",
                    toText(row.element), row.gene, row.cell.empty() ? "" : " in cell type " + row.cell));
            all.rows.push_back(row);
        }
    }
    return all;
}

} // namespace links
