#include "views/saving/journal.h"

#include <QDir>
#include <QStandardPaths>
#include <QUuid>

namespace
{

std::shared_ptr<QLockFile> lockOf(const QString& path)
{
    auto lock = std::make_shared<QLockFile>(path + QStringLiteral(".lock"));
    lock->setStaleLockTime(0); // however long its window has been open
    return lock;
}

/// What windows left in a folder, and sentences about what cannot be read.
struct Left {
    QVector<Journal::Remains> remains;
    QStringList problems;
};

Left leftIn(const QString& folder, const QString& own, const Monitor& monitor)
{
    Left left;
    const QFileInfoList files = QDir(folder).entryInfoList({ QStringLiteral("*.epiarc") }, QDir::Files, QDir::Time);
    for (const QFileInfo& file : files) {
        monitor.report(0);
        const std::shared_ptr<QLockFile> lock = lockOf(file.filePath());
        if (file.filePath() == own || !lock->tryLock(0))
            continue; // its window is open
        try {
            left.remains.append({ readSession(file.filePath().toStdString()), file.filePath(), file.lastModified(), lock });
        } catch (const Error& problem) {
            left.problems << QString::fromStdString(problem.what());
        }
    }
    return left;
}

} // namespace

Journal::Journal(const QString& folder, QObject* parent)
    : QObject(parent)
    , m_folder(folder)
    , m_path(QDir(folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + QStringLiteral(".epiarc")))
    , m_lock(lockOf(m_path))
{
    if (QDir().mkpath(folder))
        m_lock->tryLock(0);
    m_timer.setSingleShot(true);
    connect(&m_writing, &WritingQueue::failed, this, &Journal::complain);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_writing.busy())
            m_timer.start(); // the disk is slow
        else
            store();
    });
}

Journal::~Journal()
{
    clear();
}

QString Journal::standardFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/recovery");
}

void Journal::keep(const Session& session, std::function<SessionFile()> content, int delay)
{
    m_content = std::move(content);
    m_timer.setInterval(delay);
    if (!m_lock->isLocked())
        return complain(tr("nothing can be written into the folder %1. Check that it is a folder, its permissions and the free "
                           "space, then start Epiarc again.")
                            .arg(m_folder));
    connect(&session, &Session::stateChanged, this, &Journal::note);
    connect(&session, &Session::locusChanged, this, &Journal::note);
}

/// A change soon after another waits no longer than that one.
void Journal::note()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void Journal::store(const std::function<void()>& kept)
{
    if (!m_lock->isLocked())
        return;
    m_timer.stop();
    const auto work = [path = m_path, content = m_content()] {
        if (content.state == SessionState())
            QFile::remove(path);
        else
            writeSession(path.toStdString(), content);
    };
    run(work, kept);
}

void Journal::clear()
{
    m_timer.stop();
    run([path = m_path] { QFile::remove(path); });
}

void Journal::run(const std::function<void()>& work, const std::function<void()>& done)
{
    const auto written = [work](const Monitor&) {
        work();
        return true;
    };
    m_writing.add(m_path, written, [done](bool) {
        if (done)
            done();
    });
}

void Journal::complain(const QString& why)
{
    if (!std::exchange(m_complained, true))
        Q_EMIT failed(tr("The session is not kept for recovery: %1").arg(why));
}

void Journal::findRemains(Jobs& jobs, QObject* owner, const std::function<void(const QVector<Remains>&)>& found)
{
    const auto work = [folder = m_folder, own = m_path](const Monitor& monitor) { return leftIn(folder, own, monitor); };
    Job::start(jobs.threads(Jobs::Pool::Files), owner, {}, work, [this, found](const Left& left) {
        for (const QString& problem : left.problems)
            Q_EMIT failed(problem);
        found(left.remains);
    });
}

void Journal::discard(const Remains& remains)
{
    QFile::remove(remains.path);
}
