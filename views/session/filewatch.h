#pragma once
#include "core/base/file.h"
#include "views/session/session.h"

#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QTimer>

/// Notices when a file of the session changes on disk, and has it read again once it has been quiet for a while, so that a
/// half-written file is not shown as damaged. The system tells of changes; nothing is polled while nothing happens. Where the
/// system does not tell (network drives), `check` compares sizes and times.
class FileWatch : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(Session&, QObject* parent = nullptr);

    /// Milliseconds without a change before a file is read again.
    void setQuiet(int milliseconds) { m_quiet = milliseconds; }
    /// Looks at all files in the background: for when the user comes back to the window.
    void check();
    /// Whether a change is waiting for its file to rest.
    bool waiting() const { return !m_restless.isEmpty(); }

Q_SIGNALS:
    void readAgain(const QStringList& paths); ///< they changed and are open again
    void vanished(const QStringList& paths); ///< what was read of them stays

private:
    using Stamp = std::optional<base::FileStamp>;
    struct Restless {
        Stamp stamp;
        QElapsedTimer since;
    };

    void follow();
    void watch(const QString& path);
    void note(const QString& path);
    void noteFolder(const QString& folder);
    void tick();
    /// Whether the file has vanished.
    bool settle(const QString& path, const Stamp&);
    void report();
    bool isBroken(const QString& path) const;

    Session& m_session;
    QFileSystemWatcher m_watcher;
    QHash<QString, Stamp> m_known; ///< of every file of the session when it was read
    QHash<QString, Restless> m_restless;
    QStringList m_reading;
    QTimer m_tick;
    int m_quiet = 1000;
};
