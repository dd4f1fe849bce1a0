#pragma once
#include "views/jobs/jobs.h"

/// Asks for one thing again and again; only the newest request may answer. A newer request stops the older one.
class Latest : public QObject
{
public:
    using QObject::QObject;
    ~Latest() override { drop(); }

    /// work: Result(const Monitor&). `fail` gets the sentence of an Error, `stopped` is called when the user stopped the job.
    /// A title puts the work on the list of jobs.
    template <typename Work, typename OnDone, typename OnFail, typename OnStopped>
    void ask(Jobs& jobs, Jobs::Pool pool, const QString& title, Work work, OnDone done, OnFail fail, OnStopped stopped)
    {
        drop();
        const auto finish = [this, done](auto result) {
            m_job.clear();
            done(std::move(result));
        };
        m_job = title.isEmpty() ? Job::start(jobs.threads(pool), this, title, std::move(work), finish)
                                : jobs.start(pool, this, title, std::move(work), finish);
        connect(m_job, &Job::failed, this, [this, fail](const QString& why) {
            m_job.clear();
            fail(why);
        });
        connect(m_job, &Job::cancelled, this, [this, stopped] {
            m_job.clear();
            stopped();
        });
    }

    /// Forgets the request under way.
    void drop()
    {
        if (m_job)
            m_job->abandon();
        m_job.clear();
    }
    bool busy() const { return m_job; }
    /// The request under way, or null.
    Job* job() const { return m_job; }

private:
    QPointer<Job> m_job;
};
