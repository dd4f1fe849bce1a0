#pragma once
#include "views/jobs/jobs.h"

/// Asks for one thing again and again; only the newest request may answer. A newer request stops the older one.
class Latest : public QObject
{
public:
    using QObject::QObject;

    /// work: Result(const Monitor&). `fail` gets the sentence of an Error. A title puts the work on the list of jobs.
    template <typename Work, typename OnDone, typename OnFail>
    void ask(Jobs& jobs, Jobs::Pool pool, const QString& title, Work work, OnDone onDone, OnFail onFail)
    {
        drop();
        m_job = title.isEmpty() ? Job::start(jobs.threads(pool), this, title, std::move(work), std::move(onDone))
                                : jobs.start(pool, this, title, std::move(work), std::move(onDone));
        connect(m_job, &Job::failed, this, onFail);
    }

    /// Forgets the request under way.
    void drop()
    {
        if (m_job)
            delete m_job.data();
    }
    Job* job() const { return m_job; }
    bool busy() const { return m_job; }

private:
    QPointer<Job> m_job;
};
