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

} // namespace

Journal::Journal(const QString& folder, QObject* parent)
    : QObject(parent)
    , m_folder(folder)
    , m_path(QDir(folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + QStringLiteral(".epiarc")))
{
    QDir().mkpath(folder);
    m_lock = lockOf(m_path);
    m_lock->tryLock(0);
    m_writer.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Journal::write);
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
    const auto note = [this] {
        if (!m_timer.isActive()) // a change soon after another waits no longer than that one
            m_timer.start();
    };
    connect(&session, &Session::stateChanged, this, note);
    connect(&session, &Session::locusChanged, this, note);
}

void Journal::write()
{
    SessionFile content = m_content();
    if (content.state == SessionState())
        return clear();
    Job* job = Job::start(
        m_writer, this, {},
        [path = m_path.toStdString(), content = std::move(content)](
            const Monitor&) { return writeSession(path, content).size(); },
        [](qsizetype) {});
    connect(job, &Job::failed, this, [this](const QString& why) {
        if (!std::exchange(m_complained, true))
            Q_EMIT failed(tr("The session is not kept for recovery: %1").arg(why));
    });
}

void Journal::flush()
{
    m_timer.stop();
    write();
    m_writer.waitForDone();
}

void Journal::clear()
{
    m_timer.stop();
    m_writer.waitForDone();
    QFile::remove(m_path);
}

QVector<Journal::Remains> Journal::remains()
{
    QVector<Remains> all;
    const QFileInfoList files = QDir(m_folder).entryInfoList({ QStringLiteral("*.epiarc") }, QDir::Files, QDir::Time);
    for (const QFileInfo& file : files) {
        const std::shared_ptr<QLockFile> lock = lockOf(file.filePath());
        if (file.filePath() == m_path || !lock->tryLock(0))
            continue; // its window is open
        try {
            all.append({ readSession(file.filePath().toStdString()), file.filePath(), file.lastModified(), lock });
        } catch (const Error& problem) {
            Q_EMIT failed(QString::fromStdString(problem.what()));
        }
    }
    return all;
}

void Journal::discard(const Remains& remains)
{
    QFile::remove(remains.path);
}
