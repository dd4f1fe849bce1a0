#include "views/jobs/jobs.h"

Jobs::Jobs(QObject* parent)
    : QObject(parent)
{
    m_files.setMaxThreadCount(std::clamp(QThread::idealThreadCount(), 2, 4));
    m_compute.setMaxThreadCount(1);
    m_compute.setThreadPriority(QThread::LowPriority);
}

Jobs::~Jobs()
{
    stopAll();
    m_files.clear();
    m_compute.clear();
    m_files.waitForDone();
    m_compute.waitForDone();
}

QList<Job*> Jobs::running() const
{
    return m_running;
}

void Jobs::stopAll()
{
    for (Job* job : std::as_const(m_running))
        job->cancel();
}

void Jobs::enlist(Job* job)
{
    m_running.append(job);
    connect(job, &QObject::destroyed, this, [this, job] {
        m_running.removeOne(job);
        Q_EMIT changed();
    });
    connect(job, &Job::failed, this, [this, title = job->title()](const QString& why) { Q_EMIT failed(title, why); });
    Q_EMIT changed();
}
