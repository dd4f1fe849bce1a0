#include "core/links/linktruth.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/genome/annotation/bedline.h"
#include "core/tracks/reading/datalines.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <set>

namespace links
{

namespace
{

constexpr std::string_view foldChange = "fold_change_";
constexpr double rounding = 1e-9; ///< 1 − 0.9 is a little less than 0.1

/// Where what is asked for stands in a line.
class LinkColumns
{
public:
    LinkColumns(const std::map<std::string, size_t>& columns, const std::string& location)
    {
        const bool named = columns.count("chrom1");
        const auto find = [&](const char* name, const char* instead, size_t usual) {
            for (const char* wanted : { name, instead })
                if (const auto found = columns.find(wanted); found != columns.end())
                    return found->second;
            if (named)
                throw Error(fmt::format(
                    "{}the header names no column \"{}\": the links need chrom1, start1, end1, gene and score.", location, name));
            return usual;
        };
        chrom = find("chrom1", "chrom1", 0);
        start = find("start1", "start1", 1);
        end = find("end1", "end1", 2);
        gene = find("gene", "name", 6);
        score = find("score", "score", 7);
        for (const auto& [name, at] : columns)
            if (name.starts_with(foldChange))
                changes.emplace_back(name.substr(foldChange.size()), at);
        last = std::max({ chrom, start, end, gene, score });
        for (const auto& [cell, at] : changes)
            last = std::max(last, at);
    }
    size_t chrom, start, end, gene, score, last;
    std::vector<std::pair<std::string, size_t>> changes; ///< cell type in lower case → column
};

double number(std::string_view text, const std::string& location, const std::string& column)
{
    const auto value = genome::toNumber(text);
    if (!value)
        throw Error(fmt::format("{}\"{}\" in the column {} is no number: write the effect of the enhancer on the gene there.",
            location, text, column));
    return *value;
}

LinkTruth::Effect effectOf(const std::vector<std::string_view>& fields, const LinkColumns& columns, const std::string& location)
{
    if (fields.size() <= columns.last)
        throw Error(fmt::format("{}this line has {} columns; links need {} with the gene and the size of the effect.", location,
            fields.size(), columns.last + 1));
    LinkTruth::Effect effect;
    genome::Feature feature;
    genome::parseBedLine({ fields[columns.chrom], fields[columns.start], fields[columns.end] }, genome::BedDialect::Bed, location,
        effect.element.chrom, feature);
    effect.element.start = feature.start;
    effect.element.end = feature.end;
    effect.score = number(fields[columns.score], location, "score");
    for (const auto& [cell, at] : columns.changes)
        effect.byCell.push_back(1 - number(fields[at], location, std::string(foldChange) + cell));
    return effect;
}

} // namespace

LinkTruth LinkTruth::read(const std::filesystem::path& path, const Monitor& monitor)
{
    tracks::DataLines lines(path, monitor);
    LinkTruth truth;
    std::optional<LinkColumns> columns;
    std::vector<std::string_view> fields;
    while (lines.next(fields)) {
        if (!columns)
            columns.emplace(lines.columns(), lines.location());
        Effect effect = effectOf(fields, *columns, lines.location());
        truth.m_effects[std::string(fields[columns->gene])].push_back(std::move(effect));
    }
    if (!columns)
        throw Error(fmt::format("{} holds no link: choose the BEDPE file of the known effects.", path.string()));
    for (size_t i = 0; i < columns->changes.size(); ++i)
        truth.m_cells[columns->changes[i].first] = i;
    return truth;
}

const std::vector<LinkTruth::Effect>& LinkTruth::on(const std::string& gene) const
{
    static const std::vector<Effect> none;
    const auto found = m_effects.find(gene);
    return found == m_effects.end() ? none : found->second;
}

double LinkTruth::size(const Effect& effect, const std::string& cell) const
{
    const auto found = m_cells.find(base::lower(cell));
    return found == m_cells.end() ? effect.score : effect.byCell[found->second];
}

bool LinkTruth::tells(const std::string& cell) const
{
    return m_cells.count(base::lower(cell));
}

LinkAnswers answersFor(const LinkTable& table, const LinkTruth& truth, double least)
{
    LinkAnswers answers;
    std::set<std::pair<const LinkTruth::Effect*, std::string>> known, paired;
    std::set<std::pair<std::string, std::string>> seen;
    for (const LinkRow& row : table.rows) {
        const bool first = seen.emplace(row.gene, row.cell).second;
        bool positive = false;
        for (const LinkTruth::Effect& effect : truth.on(row.gene)) {
            if (!(truth.size(effect, row.cell) >= least - rounding))
                continue;
            if (first)
                known.emplace(&effect, row.cell);
            if (effect.element.overlaps(row.element)) {
                paired.emplace(&effect, row.cell);
                positive = true;
            }
        }
        answers.positive.push_back(positive);
    }
    answers.known = known.size();
    answers.paired = paired.size();
    return answers;
}

} // namespace links
