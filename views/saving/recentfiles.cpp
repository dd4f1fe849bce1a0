#include "views/saving/recentfiles.h"

#include <QFileInfo>
#include <QSettings>

namespace
{
const QString sessionsKey = QStringLiteral("recent/sessions");
const QString genomesKey = QStringLiteral("recent/genomes");
const QString modelsKey = QStringLiteral("recent/models");

QSet<QString> goneOf(const QStringList& paths, const Monitor& monitor)
{
    QSet<QString> gone;
    for (const QString& path : paths) {
        monitor.report(0);
        if (!QFileInfo::exists(path))
            gone.insert(path);
    }
    return gone;
}

} // namespace

RecentFiles::RecentFiles(QSettings& settings, Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_jobs(jobs)
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

QStringList RecentFiles::all() const
{
    return sessions() + genomes() + models();
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
    m_gone.remove(file);
    if (now == before)
        return;
    m_settings.setValue(key, now);
    Q_EMIT changed();
}

void RecentFiles::look()
{
    if (m_look)
        return;
    const auto work = [paths = all()](const Monitor& monitor) { return goneOf(paths, monitor); };
    const auto tell = [this, looked = all()](const QSet<QString>& gone) {
        m_look.clear();
        if (gone != std::exchange(m_gone, gone))
            Q_EMIT changed();
        if (looked != all())
            look();
    };
    m_look = Job::start(m_jobs.threads(Jobs::Pool::Files), this, {}, work, tell);
}

QStringList RecentFiles::present(QStringList paths) const
{
    paths.removeIf([this](const QString& path) { return isGone(path); });
    return paths;
}

void RecentFiles::clear()
{
    m_settings.remove(QStringLiteral("recent"));
    Q_EMIT changed();
}
