#include "views/sessionfiles/filetable.h"

#include <QFileInfo>

namespace
{

FileRecord recordOf(const QString& path, const FileRecords& known)
{
    const QFileInfo file(path);
    return file.isFile() ? FileRecord { file.size(), file.lastModified() } : known.value(path);
}

} // namespace

FileTable::FileTable(const QDir& folder, FileRecords known)
    : m_folder(folder)
    , m_known(std::move(known))
{
}

FileTable::FileTable(const QDir& folder, const Json& table)
    : m_folder(folder)
    , m_table(table)
{
}

void FileTable::include(const QString& path, const std::string& reference)
{
    m_included.insert(path, reference);
}

std::string FileTable::reference(const QString& path)
{
    if (path.isEmpty())
        return {};
    const bool included = m_included.contains(path);
    const std::string reference = included ? m_included[path] : m_folder.relativeFilePath(path).toStdString();
    if (m_table.contains(reference))
        return reference;
    const FileRecord record = recordOf(path, m_known);
    Json entry = Json::object();
    if (!included)
        entry["absolute"] = path.toStdString();
    if (record.bytes >= 0)
        entry["bytes"] = record.bytes;
    if (record.modified.isValid())
        entry["modified"] = record.modified.toUTC().toString(Qt::ISODate).toStdString();
    m_table[reference] = entry;
    m_records.insert(path, record);
    return reference;
}

QString FileTable::path(const std::string& reference)
{
    if (reference.empty())
        return {};
    const Json entry = m_table.value(reference, Json::object());
    const QString relative = QDir::cleanPath(m_folder.absoluteFilePath(QString::fromStdString(reference)));
    const QString absolute = QString::fromStdString(entry.value("absolute", ""));
    const bool there = QFileInfo::exists(relative);
    const QString path = there || absolute.isEmpty() ? relative : absolute;
    m_records.insert(path,
        { entry.value("bytes", qint64(-1)),
            QDateTime::fromString(QString::fromStdString(entry.value("modified", "")), Qt::ISODate) });
    return path;
}

Json FileTable::json() const
{
    return m_table;
}
