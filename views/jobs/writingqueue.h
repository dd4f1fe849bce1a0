#pragma once
#include "views/jobs/job.h"

/// Files written off the GUI thread, one after the other in the order they were asked for. What was asked for is written even
/// when the queue goes: its end waits.
class WritingQueue : public QObject
{
    Q_OBJECT

public:
    explicit WritingQueue(QObject* parent = nullptr);
    ~WritingQueue() override;

    /// work: Result(const Monitor&); `done` gets the result on the GUI thread.
    template <typename Work, typename OnDone>
    void add(const QString& path, Work work, OnDone done)
    {
        ++m_waiting;
        Job* job = Job::start(m_writer, this, {}, std::move(work), [this, done](auto result) {
            --m_waiting;
            done(std::move(result));
        });
        watch(job, path);
    }
    bool busy() const { return m_waiting > 0; }
    /// Until all is written and told. The window is painted meanwhile, but takes no input. Whether all of it was written: what
    /// was not has been told by `failed`.
    bool wait();

Q_SIGNALS:
    void slow(const QString& path); ///< it takes so long that the user should know
    void failed(const QString& why, const QString& path);

private:
    void watch(Job*, const QString& path);
    void lose();

    int m_waiting = 0;
    int m_lost = 0; ///< how many were not written
    QThreadPool m_writer; ///< of one thread
};
