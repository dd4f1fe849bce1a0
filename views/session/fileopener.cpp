#include "views/session/fileopener.h"

#include "views/session/arrange.h"
#include "views/session/sessionfile.h"

#include <QFileInfo>

FileOpener::FileOpener(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
}

void FileOpener::open(const QStringList& paths)
{
    const bool idle = m_queue.isEmpty();
    m_queue += paths;
    m_waiting += int(paths.size());
    if (idle)
        next();
}

/// One after the other, so that lanes stand in the order of the files.
void FileOpener::next()
{
    if (m_queue.isEmpty())
        return Q_EMIT finished();
    const QString path = QFileInfo(m_queue.first()).absoluteFilePath();
    const auto done = [this] {
        m_queue.removeFirst();
        --m_waiting;
        next();
    };
    auto& pool = m_session.jobs().threads(Jobs::Pool::Files);
    Job* job = Job::start(
        pool, this, {}, [path = path.toStdString()](const Monitor&) { return tracks::sniff(path); },
        [this, path, done](tracks::Format format) {
            try {
                accept(path, format);
            } catch (const Error& problem) {
                Q_EMIT refused(path, QString::fromStdString(problem.what()));
            }
            done();
        });
    connect(job, &Job::failed, this, [this, path, done](const QString& why) {
        Q_EMIT refused(path, why);
        done();
    });
}

void FileOpener::accept(const QString& path, tracks::Format format)
{
    const QString name = QFileInfo(path).fileName();
    if (tracks::isGenome(format)) {
        m_session.change(tr("Open genome %1").arg(name), [&](SessionState& state) { setGenome(state, path); });
    } else if (format == tracks::Format::Model) {
        m_session.change(tr("Open model %1").arg(name), [&](SessionState& state) {
            if (!state.models.contains(path))
                state.models.append(path);
        });
    } else if (format == tracks::Format::Session) {
        const SessionFile file = readSession(path.toStdString());
        m_session.replace(file.state, file.loci, file.reversed);
        Q_EMIT sessionOpened(path);
    } else if (tracks::isTrack(format)) {
        m_session.change(tr("Add %1").arg(name), [&](SessionState& state) { addFile(state, path, format); });
    } else {
        return Q_EMIT refused(path,
            tr("%1 is %2, which Epiarc does not open: %3.")
                .arg(path, QString::fromStdString(tracks::describe(format)), QString::fromStdString(tracks::hint(format))));
    }
    Q_EMIT opened(path, QString::fromStdString(tracks::describe(format)));
}
