#include "views/session/filewatch.h"

#include "views/sessionfiles/movedfiles.h"

FileWatch::FileWatch(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_observer(new FileObserver(session.sources().stamps()))
{
    m_observer->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_observer, &QObject::deleteLater);
    connect(m_observer, &FileObserver::changed, this, &FileWatch::read);
    connect(m_observer, &FileObserver::vanished, this, &FileWatch::vanished);
    connect(&session, &Session::stateChanged, this, &FileWatch::follow);
    // Queued: what failed is known only after the sources have become idle.
    connect(&session.sources(), &Sources::idle, this, &FileWatch::report, Qt::QueuedConnection);
    connect(&session.sources(), &Sources::modelChanged, this, &FileWatch::report, Qt::QueuedConnection);
    m_thread.setObjectName(QStringLiteral("file watch"));
    m_thread.start();
    follow();
}

FileWatch::~FileWatch()
{
    m_thread.quit();
    m_thread.wait();
}

void FileWatch::follow()
{
    const QStringList files = filesOf(m_session.state());
    if (files != std::exchange(m_followed, files))
        QMetaObject::invokeMethod(m_observer, [observer = m_observer, files] { observer->follow(files); });
}

void FileWatch::check()
{
    QMetaObject::invokeMethod(m_observer, &FileObserver::check);
}

void FileWatch::read(const QString& path)
{
    if (!m_followed.contains(path))
        return; // it has left the session meanwhile
    m_reading << path;
    m_session.sources().reopen(path, m_session.state());
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
