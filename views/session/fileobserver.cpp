#include "views/session/fileobserver.h"

#include <QFileInfo>

FileObserver::FileObserver(std::shared_ptr<ReadStamps> read)
    : m_read(std::move(read))
    , m_watcher(this)
    , m_tick(this)
{
    m_tick.setInterval(100);
    connect(&m_tick, &QTimer::timeout, this, &FileObserver::tick);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &FileObserver::note);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FileObserver::noteFolder);
}

void FileObserver::follow(const QStringList& files)
{
    for (auto it = m_known.begin(); it != m_known.end();) {
        if (files.contains(it.key())) {
            ++it;
            continue;
        }
        m_watcher.removePath(it.key());
        m_restless.remove(it.key());
        m_read->forget(it.key().toStdString());
        it = m_known.erase(it);
    }
    m_waiting = !m_restless.isEmpty();
    for (const QString& path : files) {
        if (m_known.contains(path))
            continue;
        m_known.insert(path, m_read->of(path.toStdString()));
        watch(path);
        if (hasChanged(path)) // before it was watched
            note(path);
    }
}

/// A file that is not there is waited for in its folder.
void FileObserver::watch(const QString& path)
{
    const bool there = m_known.value(path).has_value();
    m_watcher.addPath(there ? path : QFileInfo(path).path());
}

void FileObserver::note(const QString& path)
{
    if (!m_known.contains(path))
        return;
    Restless& file = m_restless[path];
    file.stamp = base::stampOf(path.toStdString());
    file.since.start();
    m_waiting = true;
    m_tick.start();
}

void FileObserver::noteFolder(const QString& folder)
{
    bool waits = false;
    for (auto it = m_known.cbegin(); it != m_known.cend(); ++it) {
        if (it->has_value() || QFileInfo(it.key()).path() != folder)
            continue;
        if (QFileInfo::exists(it.key()))
            note(it.key());
        else
            waits = true;
    }
    if (!waits)
        m_watcher.removePath(folder);
}

void FileObserver::check()
{
    for (const QString& path : m_known.keys())
        if (!m_restless.contains(path) && hasChanged(path))
            note(path);
}

bool FileObserver::hasChanged(const QString& path) const
{
    return base::stampOf(path.toStdString()) != m_known.value(path);
}

void FileObserver::tick()
{
    const QStringList paths = m_restless.keys();
    QStringList gone;
    for (const QString& path : paths) {
        const Stamp now = base::stampOf(path.toStdString());
        if (now != m_restless[path].stamp)
            note(path);
        else if (m_restless[path].since.hasExpired(m_quiet) && finish(path, now))
            gone << path;
    }
    m_waiting = !m_restless.isEmpty();
    if (m_restless.isEmpty())
        m_tick.stop();
    if (!gone.isEmpty())
        Q_EMIT vanished(gone);
}

bool FileObserver::finish(const QString& path, const Stamp& now)
{
    m_restless.remove(path);
    const Stamp before = std::exchange(m_known[path], now);
    watch(path); // a file that was replaced is not the one that was watched
    if (now && now != before)
        Q_EMIT changed(path);
    return before && !now;
}
