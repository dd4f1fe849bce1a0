#include "views/sources/openings.h"

Job* Openings::start(const QString& key, Job* job)
{
    abandon(key);
    m_jobs.insert(key, job);
    const auto end = [this, key, job] {
        if (m_jobs.value(key) == job)
            m_jobs.remove(key);
        Q_EMIT ended();
    };
    connect(job, &Job::cancelled, this, end);
    connect(job, &Job::succeeded, this, end);
    connect(job, &Job::failed, this, end);
    return job;
}

void Openings::abandon(const QString& key)
{
    if (const QPointer<Job> job = m_jobs.take(key))
        job->abandon();
}
