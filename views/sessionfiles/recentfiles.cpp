#include "views/sessionfiles/recentfiles.h"

#include <QFileInfo>
#include <QSettings>

namespace
{
const QString sessionsKey = QStringLiteral("recent/sessions");
const QString genomesKey = QStringLiteral("recent/genomes");
const QString modelsKey = QStringLiteral("recent/models");
} // namespace

RecentFiles::RecentFiles(QSettings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
}

QStringList RecentFiles::sessions() const
{
    return m_settings.value(sessionsKey).toStringList();
}

QStringList RecentFiles::genomes() const
{
    return m_settings.value(genomesKey).toStringList();
}

QStringList RecentFiles::models() const
{
    return m_settings.value(modelsKey).toStringList();
}

void RecentFiles::addSession(const QString& path)
{
    add(sessionsKey, path);
}

void RecentFiles::addGenome(const QString& path)
{
    add(genomesKey, path);
}

void RecentFiles::addModel(const QString& path)
{
    add(modelsKey, path);
}

void RecentFiles::add(const QString& key, const QString& path)
{
    const QString file = QFileInfo(path).absoluteFilePath();
    const QStringList before = m_settings.value(key).toStringList();
    QStringList now = before;
    now.removeAll(file);
    now.prepend(file);
    now.resize(std::min<qsizetype>(now.size(), most));
    if (now == before)
        return;
    m_settings.setValue(key, now);
    Q_EMIT changed();
}

void RecentFiles::clear()
{
    m_settings.remove(QStringLiteral("recent"));
    Q_EMIT changed();
}
