#pragma once
#include "core/base/json.h"

#include <QDateTime>
#include <QDir>
#include <QHash>

/// What a session remembers of a file it needs, to find it again and to notice that it is another one.
struct FileRecord {
    qint64 bytes = -1; ///< negative: not known
    QDateTime modified;
};
/// By absolute path.
using FileRecords = QHash<QString, FileRecord>;

/// The files of a session on disk. The session calls a file by a short reference, its path relative to the session's folder; a
/// table tells for each reference the absolute path, the size in bytes and the time of the last change (UTC, ISO 8601).
class FileTable
{
public:
    /// A table to be written. Size and time are taken from the disk, and of files that are not there from `known`.
    FileTable(const QDir& folder, FileRecords known);
    /// The table that `json` gave. Throws Json::exception.
    FileTable(const QDir& folder, const Json& table);

    /// A file that travels with the session: `reference` is where it will be, and its absolute path is not told.
    void include(const QString& path, const std::string& reference);

    /// What to call a file by; enters it into the table. Empty for an empty path.
    std::string reference(const QString& path);
    /// The file meant: relative to the session's folder when it is there, else at its absolute path. When it is at neither, the
    /// path where it was last.
    QString path(const std::string& reference);

    Json json() const;
    /// Size and time of the files that were asked for, as the table has them.
    const FileRecords& records() const { return m_records; }

private:
    QDir m_folder;
    Json m_table = Json::object();
    FileRecords m_known, m_records;
    QHash<QString, std::string> m_included;
};
