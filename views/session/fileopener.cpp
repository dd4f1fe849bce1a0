#include "views/session/fileopener.h"

#include "core/train/runfolder.h"
#include "views/document/arrange.h"
#include "views/sessionfiles/igvsession.h"

#include <QFileInfo>
#include <QMetaMethod>

namespace
{

/// The folder of a training run, from itself or its run.json; empty for everything else.
QString runFolderOf(const QString& path)
{
    const QFileInfo info(path);
    const QString folder = info.isDir() ? path : info.absolutePath();
    const train::RunFolder run(folder.toStdString());
    const bool named = info.isDir() || path.toStdString() == run.config().string();
    return named && QFileInfo(QString::fromStdString(run.config().string())).isFile() ? folder : QString();
}

} // namespace

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
        pool, this, {}, [path, genome = m_session.state().genome](const Monitor&) { return look(path, genome); },
        [this, path, done](const Looked& looked) {
            accept(path, looked);
            done();
        });
    connect(job, &Job::failed, this, [this, path, done](const QString& why) {
        Q_EMIT refused(path, why);
        done();
    });
}

FileOpener::Looked FileOpener::look(const QString& path, const QString& genome)
{
    Looked looked;
    looked.run = runFolderOf(path);
    if (!looked.run.isEmpty())
        return looked;
    looked.format = tracks::sniff(path.toStdString());
    if (looked.format == tracks::Format::Session) {
        looked.session = readSession(path.toStdString());
        looked.notes << sizeNote(looked.session.files);
    } else if (looked.format == tracks::Format::IgvSession) {
        const IgvSession igv = readIgvSession(path.toStdString(), genome);
        looked.session = igv.file;
        looked.locus = igv.locus;
        looked.notes = igv.notes;
    }
    looked.missing = missingFiles(looked.session.state, looked.session.files);
    return looked;
}

void FileOpener::acceptSession(const QString& path, const Looked& looked)
{
    const SessionFile& file = looked.session;
    m_session.replace(file.state, file.loci, file.reversed);
    QStringList notes = looked.notes;
    try {
        if (!looked.locus.isEmpty())
            m_session.goTo(looked.locus);
    } catch (const Error& problem) {
        notes << QString::fromStdString(problem.what());
    }
    // What was read from another program's file is not to be saved into it.
    Q_EMIT sessionOpened(looked.format == tracks::Format::Session ? path : QString(), file);
    if (!looked.missing.isEmpty())
        Q_EMIT filesMissing(looked.missing);
    for (const QString& note : std::as_const(notes))
        if (!note.isEmpty())
            Q_EMIT noted(note);
}

void FileOpener::accept(const QString& path, const Looked& looked)
{
    const tracks::Format format = looked.format;
    const QString name = QFileInfo(path).fileName();
    if (!looked.run.isEmpty()) {
        if (isSignalConnected(QMetaMethod::fromSignal(&FileOpener::runFound)))
            return Q_EMIT runFound(looked.run);
        return Q_EMIT refused(path, tr("%1 is the folder of a training run: open it in the window.").arg(looked.run));
    }
    if (tracks::isGenome(format)) {
        m_session.change(tr("Open genome %1").arg(name), [&](SessionState& state) { setGenome(state, path); });
    } else if (format == tracks::Format::Model) {
        m_session.change(tr("Open model %1").arg(name), [&](SessionState& state) {
            if (!state.models.contains(path))
                state.models.append(path);
        });
    } else if (format == tracks::Format::Session || format == tracks::Format::IgvSession) {
        acceptSession(path, looked);
    } else if (format == tracks::Format::Bundle && isSignalConnected(QMetaMethod::fromSignal(&FileOpener::bundleFound))) {
        return Q_EMIT bundleFound(path);
    } else if (tracks::isTrack(format)) {
        m_session.sources().expect(path, format);
        m_session.change(tr("Add %1").arg(name), [&](SessionState& state) { addFile(state, path, format); });
    } else {
        return Q_EMIT refused(path,
            tr("%1 is %2, which Epiarc does not open: %3.")
                .arg(path, QString::fromStdString(tracks::describe(format)),
                    QString::fromStdString(tracks::hint(format, path.toStdString()))));
    }
    Q_EMIT opened(path, QString::fromStdString(tracks::describe(format)));
}
