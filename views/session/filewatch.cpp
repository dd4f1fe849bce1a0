#include "views/session/filewatch.h"

#include "views/sessionfiles/movedfiles.h"

FileWatch::FileWatch(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_watcher(this)
{
    m_tick.setInterval(100);
    connect(&m_tick, &QTimer::timeout, this, &FileWatch::tick);
    connect(&session, &Session::stateChanged, this, &FileWatch::follow);
    // Queued: what failed is known only after the sources have become idle.
    connect(&session.sources(), &Sources::idle, this, &FileWatch::report, Qt::QueuedConnection);
    connect(&session.sources(), &Sources::modelChanged, this, &FileWatch::report, Qt::QueuedConnection);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &FileWatch::note);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FileWatch::noteFolder);
    follow();
}

void FileWatch::follow()
{
    const QStringList files = filesOf(m_session.state());
    for (auto it = m_known.begin(); it != m_known.end();) {
        if (files.contains(it.key())) {
            ++it;
            continue;
        }
        m_watcher.removePath(it.key());
        m_restless.remove(it.key());
        it = m_known.erase(it);
    }
    for (const QString& path : files) {
        if (m_known.contains(path))
            continue;
        m_known.insert(path, base::stampOf(path.toStdString()));
        watch(path);
    }
}

/// A file that is not there is waited for in its folder.
void FileWatch::watch(const QString& path)
{
    const bool there = m_known.value(path).has_value();
    m_watcher.addPath(there ? path : QFileInfo(path).path());
}

void FileWatch::note(const QString& path)
{
    if (!m_known.contains(path))
        return;
    Restless& file = m_restless[path];
    file.stamp = base::stampOf(path.toStdString());
    file.since.start();
    m_tick.start();
}

void FileWatch::noteFolder(const QString& folder)
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

void FileWatch::check()
{
    const auto work = [paths = m_known.keys()](const Monitor& monitor) {
        QHash<QString, Stamp> now;
        for (const QString& path : paths) {
            monitor.report(0);
            now.insert(path, base::stampOf(path.toStdString()));
        }
        return now;
    };
    Job::start(m_session.jobs().threads(Jobs::Pool::Files), this, {}, work, [this](const QHash<QString, Stamp>& now) {
        for (auto it = now.cbegin(); it != now.cend(); ++it)
            if (m_known.contains(it.key()) && m_known[it.key()] != it.value() && !m_restless.contains(it.key()))
                note(it.key());
    });
}

void FileWatch::tick()
{
    const QStringList paths = m_restless.keys();
    QStringList gone;
    for (const QString& path : paths) {
        const Stamp now = base::stampOf(path.toStdString());
        if (now != m_restless[path].stamp)
            note(path);
        else if (m_restless[path].since.hasExpired(m_quiet) && settle(path, now))
            gone << path;
    }
    if (m_restless.isEmpty())
        m_tick.stop();
    if (!gone.isEmpty())
        Q_EMIT vanished(gone);
}

bool FileWatch::settle(const QString& path, const Stamp& now)
{
    m_restless.remove(path);
    const Stamp before = std::exchange(m_known[path], now);
    watch(path); // a file that was replaced is not the one that was watched
    if (now && now != before) {
        m_reading << path;
        m_session.sources().reopen(path, m_session.state());
    }
    return before && !now;
}

void FileWatch::report()
{
    QStringList read = std::exchange(m_reading, {});
    read.removeIf([this](const QString& path) { return isBroken(path); }); // their lanes say why
    if (!read.isEmpty())
        Q_EMIT readAgain(read);
}

bool FileWatch::isBroken(const QString& path) const
{
    const Sources& sources = m_session.sources();
    const SessionState& state = m_session.state();
    if (path == state.genome)
        return !sources.genomeProblem().isEmpty();
    const auto broken
        = [&](const LayerSpec& layer) { return reads(layer.source, path) && !sources.opened(layer.source).problem.isEmpty(); };
    return std::any_of(state.lanes.begin(), state.lanes.end(),
        [&](const LaneSpec& lane) { return std::any_of(lane.layers.begin(), lane.layers.end(), broken); });
}
