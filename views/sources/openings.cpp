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
    const QPointer<Job> job = m_jobs.take(key);
    if (!job)
        return;
    job->abandon();
    // Later: who abandons it often starts the next one at once.
    QMetaObject::invokeMethod(this, &Openings::ended, Qt::QueuedConnection);
}

void Openings::abandonAll()
{
    for (const QString& key : m_jobs.keys())
        abandon(key);
}
