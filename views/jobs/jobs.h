#pragma once
#include "views/jobs/job.h"

#include <QList>
#include <QPointer>

/// The two thread pools of the program and the list of what runs on them.
class Jobs : public QObject
{
    Q_OBJECT

public:
    enum class Pool {
        Files, ///< reading and writing: a few threads
        Compute ///< predictions: one at a time, each using all cores
    };

    explicit Jobs(QObject* parent = nullptr);
    ~Jobs() override;

    /// Starts work that the user should see in the list of jobs.
    template <typename Work, typename OnDone>
    Job* start(Pool pool, QObject* owner, const QString& title, Work work, OnDone onDone)
    {
        Job* job = Job::start(threads(pool), owner, title, std::move(work), std::move(onDone));
        enlist(job);
        return job;
    }

    QThreadPool& threads(Pool pool) { return pool == Pool::Files ? m_files : m_compute; }
    QList<Job*> running() const;
    void stopAll();

Q_SIGNALS:
    void changed(); ///< a job came or went
    void failed(const QString& title, const QString& why);

private:
    void enlist(Job* job);

    QThreadPool m_files, m_compute;
    QList<Job*> m_running;
};
