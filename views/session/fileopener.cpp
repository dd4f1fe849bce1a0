#include "views/session/fileopener.h"

#include "views/session/arrange.h"

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
        pool, this, {}, [path](const Monitor&) { return look(path); },
        [this, path, done](const Looked& looked) {
            accept(path, looked);
            done();
        });
    connect(job, &Job::failed, this, [this, path, done](const QString& why) {
        Q_EMIT refused(path, why);
        done();
    });
}

FileOpener::Looked FileOpener::look(const QString& path)
{
    Looked looked;
    looked.format = tracks::sniff(path.toStdString());
    if (looked.format != tracks::Format::Session)
        return looked;
    looked.session = readSession(path.toStdString());
    looked.missing = missingFiles(looked.session.state, looked.session.files);
    looked.notes << sizeNote(looked.session.files);
    return looked;
}

void FileOpener::acceptSession(const QString& path, const Looked& looked)
{
    const SessionFile& file = looked.session;
    m_session.replace(file.state, file.loci, file.reversed);
    Q_EMIT sessionOpened(path, file);
    if (!looked.missing.isEmpty())
        Q_EMIT filesMissing(looked.missing);
    for (const QString& note : looked.notes)
        if (!note.isEmpty())
            Q_EMIT noted(note);
}

void FileOpener::accept(const QString& path, const Looked& looked)
{
    const tracks::Format format = looked.format;
    const QString name = QFileInfo(path).fileName();
    if (tracks::isGenome(format)) {
        m_session.change(tr("Open genome %1").arg(name), [&](SessionState& state) { setGenome(state, path); });
    } else if (format == tracks::Format::Model) {
        m_session.change(tr("Open model %1").arg(name), [&](SessionState& state) {
            if (!state.models.contains(path))
                state.models.append(path);
        });
    } else if (format == tracks::Format::Session) {
        acceptSession(path, looked);
    } else if (tracks::isTrack(format)) {
        m_session.change(tr("Add %1").arg(name), [&](SessionState& state) { addFile(state, path, format); });
    } else {
        return Q_EMIT refused(path,
            tr("%1 is %2, which Epiarc does not open: %3.")
                .arg(path, QString::fromStdString(tracks::describe(format)), QString::fromStdString(tracks::hint(format))));
    }
    Q_EMIT opened(path, QString::fromStdString(tracks::describe(format)));
}
