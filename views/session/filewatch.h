#pragma once
#include "views/session/fileobserver.h"
#include "views/session/session.h"

#include <QThread>

/// Notices when a file of the session changes on disk, and has it read again once it has been quiet for a while, so that a
/// half-written file is not shown as damaged. Files are looked at from a thread of its own.
class FileWatch : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(Session&, QObject* parent = nullptr);
    ~FileWatch() override;

    /// Milliseconds without a change before a file is read again.
    void setQuiet(int milliseconds) { m_observer->setQuiet(milliseconds); }
    /// Looks at all files: for when the user comes back to the window, and where the system does not tell (network drives).
    void check();
    /// Whether a change is waiting for its file to rest.
    bool waiting() const { return m_observer->waiting(); }
    /// Lives in its own thread.
    FileObserver& observer() { return *m_observer; }

Q_SIGNALS:
    void readAgain(const QStringList& paths); ///< they changed and are open again
    void vanished(const QStringList& paths); ///< what was read of them stays

private:
    void follow();
    void read(const QString& path);
    void report();
    bool isBroken(const QString& path) const;

    Session& m_session;
    QThread m_thread;
    FileObserver* m_observer;
    QStringList m_followed, m_reading;
};
