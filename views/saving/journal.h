#pragma once
#include "views/jobs/jobs.h"
#include "views/jobs/writingqueue.h"
#include "views/session/session.h"
#include "views/sessionfiles/sessionfile.h"

#include <QLockFile>
#include <QTimer>

/// Keeps the session of a window that is not saved, so that a crash loses a few seconds of work at most.
///
/// A file of its own in a folder that all windows of this user share, written in the background soon after each change and gone
/// in orderly times: when the session is saved and when the journal is destroyed. A lock beside it tells whether its window still
/// runs; what windows left that do not is found by `findRemains`. Where the folder cannot be used, nothing is kept, and `failed`
/// says so once.
class Journal : public QObject
{
    Q_OBJECT

public:
    /// What a window left that was not closed properly. Holding it keeps other windows from offering it, too.
    struct Remains {
        SessionFile session;
        QString path; ///< the journal's file
        QDateTime time; ///< of its last change
        std::shared_ptr<QLockFile> lock;
    };

    explicit Journal(const QString& folder, QObject* parent = nullptr);
    ~Journal() override;
    /// AppLocalDataLocation/recovery.
    static QString standardFolder();

    /// From now on writes down what `content` gives, `delay` milliseconds after a change of the session; no sooner than what was
    /// written before is on the disk.
    void keep(const Session&, std::function<SessionFile()> content, int delay = 2000);
    /// Writes down without delay; `kept` is called once it is on the disk.
    void store(const std::function<void()>& kept = {});
    /// The session is saved: there is nothing to recover until it changes.
    void clear();

    /// Looks in the background; `found` gets them, newest first, unless `owner` is gone by then. What cannot be read is left
    /// where it is and reported by `failed`. The journal outlives the owner.
    void findRemains(Jobs&, QObject* owner, const std::function<void(const QVector<Remains>&)>& found);
    static void discard(const Remains&);

    const QString& path() const { return m_path; }

Q_SIGNALS:
    void failed(const QString& why);

private:
    void note();
    void run(const std::function<void()>& work, const std::function<void()>& done = {});
    void complain(const QString& why);

    QString m_folder, m_path;
    std::shared_ptr<QLockFile> m_lock;
    std::function<SessionFile()> m_content;
    QTimer m_timer;
    bool m_complained = false;
    WritingQueue m_writing;
};
