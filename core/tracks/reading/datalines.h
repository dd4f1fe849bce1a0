#pragma once
#include "core/genome/lines.h"
#include "core/tracks/reading/located.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tracks
{

/// What may stand in a text besides data, comments and "browser" lines.
struct Headings {
    bool columnNames = true; ///< a line of them above the data
    bool severalTracks = true; ///< "track" lines below data too, whose data are taken together
};

/// The lines with data of a BED-like text, as fields: without comments, "track" and "browser" lines and a line of column names.
class DataLines
{
public:
    /// Throws Error when the file is missing or empty.
    DataLines(const std::filesystem::path&, const Monitor&, Headings = {});
    /// False at the end. The fields live until the next call. Throws Error (damaged compression, binary data, a second track
    /// where there may be one) and Cancelled.
    bool next(std::vector<std::string_view>& fields);
    /// Hands the fields of each line that is left to `use(std::vector<std::string_view>& fields)`. An Error of `use` begins with
    /// the file and the line.
    template <typename Use>
    void forEach(const Use& use)
    {
        for (std::vector<std::string_view> fields; next(fields);)
            located([this] { return location(); }, [&] { use(fields); });
    }
    /// Splits the current line again, at any run of blanks: for files that mix tabs and blanks.
    void splitAtBlanks(std::vector<std::string_view>& fields) const;
    /// "PATH, line N: "
    std::string location() const { return m_reader.location(); }

    /// name="…" of the first "track" line; may be empty.
    const std::string& trackName() const { return m_trackName; }
    /// Names of columns → 0-based index, from "chrom1 start1 …" (also behind a '#') and "#columns color=11" lines. Lower case.
    const std::map<std::string, size_t>& columns() const { return m_columns; }

private:
    void readHeader(std::string_view line);
    void nameColumns(const std::vector<std::string_view>& names);

    genome::LineReader m_reader;
    const Monitor& m_monitor;
    std::string m_line;
    Headings m_headings;
    bool m_data = false; ///< a line with data was met
    bool m_named = false; ///< a line of column names was met
    std::string m_trackName;
    std::map<std::string, size_t> m_columns;
};

} // namespace tracks
