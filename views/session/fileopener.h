#pragma once
#include "core/tracks/formats/format.h"
#include "views/session/session.h"
#include "views/sessionfiles/movedfiles.h"
#include "views/sessionfiles/sessionfile.h"

#include <QStringList>

/// What happens to files dropped on the window: a FASTA becomes the genome, a model opens as a model, a session (also one of
/// IGV) replaces the session, the folder of a training run is handed on, everything else becomes a lane. Each file is looked at
/// in the background and reports by itself.
class FileOpener : public QObject
{
    Q_OBJECT

public:
    explicit FileOpener(Session& session, QObject* parent = nullptr);

    void open(const QStringList& paths);
    /// True while files are being looked at.
    bool busy() const { return m_waiting > 0; }

Q_SIGNALS:
    void opened(const QString& path, const QString& what);
    void sessionOpened(const QString& path, const SessionFile&);
    void filesMissing(const QVector<MovedFile>&); ///< of the session just opened
    void noted(const QString& sentence); ///< worth knowing about what was opened
    void bundleFound(const QString& path); ///< a session with its files, to be unpacked
    void runFound(const QString& folder); ///< of a training run, by itself or by its run.json
    void refused(const QString& path, const QString& why);
    void finished(); ///< all files asked for have been looked at

private:
    /// What a file turned out to be.
    struct Looked {
        tracks::Format format = tracks::Format::Unknown;
        SessionFile session;
        QVector<MovedFile> missing; ///< of the session's files
        QString locus; ///< where the session wants to be, if only the genome can tell
        QStringList notes;
        QString run; ///< folder of a training run
    };
    static Looked look(const QString& path, const QString& genome);
    void accept(const QString& path, const Looked&);
    void acceptSession(const QString& path, const Looked&);
    void next();

    Session& m_session;
    QStringList m_queue;
    int m_waiting = 0;
};
