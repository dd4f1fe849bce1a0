#include "views/jobs/job.h"

Job::Job(QObject* owner, const QString& title)
    : QObject(owner)
    , m_title(title)
{
    m_clock.start();
}

void Job::abandon()
{
    m_watcher->disconnect(this);
    m_stop.request_stop();
    deleteLater();
}

double Job::secondsLeft() const
{
    if (m_progress < 0.02 || m_clock.elapsed() < 1000)
        return -1;
    return double(m_clock.elapsed()) / 1000 * (1 - m_progress) / m_progress;
}

void Job::setProgress(double fraction)
{
    m_progress = fraction;
    Q_EMIT progressed(fraction);
}

void Job::setStage(const QString& stage)
{
    m_stage = stage;
    Q_EMIT progressed(m_progress);
}
