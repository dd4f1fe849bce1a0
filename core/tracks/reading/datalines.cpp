#include "core/tracks/reading/datalines.h"

#include "core/base/text.h"
#include "core/genome/annotation/bedline.h"
#include "core/tracks/reading/columns.h"

#include <algorithm>
#include <fmt/format.h>

namespace tracks
{

namespace
{
constexpr int64_t linesPerReport = 4096;

std::string_view withoutBlanks(std::string_view text)
{
    const size_t first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
    return first == std::string_view::npos ? std::string_view() : text.substr(first, last - first + 1);
}

/// The value of key=… or key="…".
std::string valueOf(std::string_view line, std::string_view key)
{
    size_t at = line.find(key);
    while (at != std::string_view::npos && at > 0 && line[at - 1] != ' ' && line[at - 1] != '\t')
        at = line.find(key, at + 1);
    if (at == std::string_view::npos)
        return {};
    line.remove_prefix(at + key.size());
    if (!line.empty() && (line[0] == '"' || line[0] == '\''))
        return std::string(line.substr(1, line.find(line[0], 1) - 1));
    return std::string(line.substr(0, line.find_first_of(" \t")));
}
} // namespace

DataLines::DataLines(const std::filesystem::path& path, const Monitor& monitor, Headings headings)
    : m_reader(path)
    , m_monitor(monitor)
    , m_headings(headings)
{
}

bool DataLines::next(std::vector<std::string_view>& fields)
{
    while (m_reader.next(m_line)) {
        if (m_reader.number() % linesPerReport == 1)
            m_monitor.report(m_reader.fraction(), "reading");
        if (m_reader.number() == 1 && m_line.starts_with("\xEF\xBB\xBF"))
            m_line.erase(0, 3);
        if (genome::isBedComment(m_line)) {
            readHeader(m_line);
            continue;
        }
        genome::splitBedFields(m_line, fields);
        for (auto& field : fields)
            field = withoutBlanks(field);
        if (m_headings.columnNames && !m_named && !m_data && isColumnNames(fields)) {
            nameColumns(fields);
            m_named = true;
            continue;
        }
        m_data = true;
        return true;
    }
    return false;
}

void DataLines::splitAtBlanks(std::vector<std::string_view>& fields) const
{
    genome::splitBlanks(m_line, fields);
}

void DataLines::readHeader(std::string_view line)
{
    const bool track = line.starts_with("track");
    // The parts of one track that were joined begin with the same name each.
    if (track && m_data && !m_headings.severalTracks && valueOf(line, "name=") != m_trackName)
        throw Error(fmt::format(
            "{}another track begins here: split the file at its “track” lines and open the parts one by one.", location()));
    if (track && m_trackName.empty())
        m_trackName = valueOf(line, "name=");
    if (line.starts_with("#columns")) {
        for (const char* name : { "color", "thickness" }) {
            const size_t at = line.find(std::string(name) + '=');
            if (at == std::string_view::npos)
                continue;
            const std::string_view rest = line.substr(at + std::string_view(name).size() + 1);
            if (const auto column = genome::toInteger(rest.substr(0, rest.find_first_not_of("0123456789")));
                column && *column > 0)
                m_columns[name] = size_t(*column - 1);
        }
    } else if (line.starts_with("#chr") && !m_data && !m_named) {
        std::vector<std::string_view> names;
        genome::splitBedFields(line.substr(1), names);
        nameColumns(names);
    }
}

void DataLines::nameColumns(const std::vector<std::string_view>& names)
{
    for (size_t i = 0; i < names.size(); ++i)
        m_columns.emplace(base::lower(withoutBlanks(names[i])), i);
}

} // namespace tracks
