#pragma once
#include "views/sources/readstamps.h"

#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QHash>
#include <QTimer>

#include <atomic>
#include <memory>

/// Watches files from a thread of its own, since asking a slow disk or a network drive for a file's size can take long. Lives in
/// that thread: call it through the thread's event loop (QMetaObject::invokeMethod). The system tells of changes; nothing is
/// polled while nothing happens. A file counts as changed once it has been quiet for a while.
class FileObserver : public QObject
{
    Q_OBJECT

public:
    /// `read`: what files were like when they were read, so that a change before the first look counts, too. Never null.
    explicit FileObserver(std::shared_ptr<ReadStamps> read);

    /// Watches these files and no others. What is not there is waited for.
    void follow(const QStringList& files);
    /// Looks at all of them: for what the system does not tell (network drives).
    void check();

    /// Milliseconds without a change before a file is said to have changed. From any thread.
    void setQuiet(int milliseconds) { m_quiet = milliseconds; }
    /// Whether a change is waiting for its file to rest. From any thread.
    bool waiting() const { return m_waiting; }

Q_SIGNALS:
    void changed(const QString& path);
    void vanished(const QStringList& paths);

private:
    using Stamp = ReadStamps::Stamp;
    struct Restless {
        Stamp stamp;
        QElapsedTimer since;
    };

    void watch(const QString& path);
    bool hasChanged(const QString& path) const;
    void note(const QString& path);
    void noteFolder(const QString& folder);
    void tick();
    /// The file is quiet: tells of its change. Whether it has vanished.
    bool finish(const QString& path, const Stamp&);

    std::shared_ptr<ReadStamps> m_read;
    QFileSystemWatcher m_watcher;
    QHash<QString, Stamp> m_known; ///< of every file when it was last said to have changed
    QHash<QString, Restless> m_restless;
    QTimer m_tick;
    std::atomic<int> m_quiet = 1000;
    std::atomic<bool> m_waiting = false;
};
