#include "views/jobs/writingqueue.h"

#include <QCursor>
#include <QGuiApplication>
#include <QTimer>

WritingQueue::WritingQueue(QObject* parent)
    : QObject(parent)
{
    m_writer.setMaxThreadCount(1);
}

WritingQueue::~WritingQueue()
{
    m_writer.waitForDone();
}

void WritingQueue::watch(Job* job, const QString& path)
{
    constexpr int longTime = 1000; // milliseconds
    connect(job, &Job::cancelled, this, &WritingQueue::lose);
    connect(job, &Job::failed, this, [this, path](const QString& why) {
        lose();
        Q_EMIT failed(why, path);
    });
    QTimer::singleShot(longTime, job, [this, path] { Q_EMIT slow(path); });
}

void WritingQueue::lose()
{
    --m_waiting;
    ++m_lost;
}

bool WritingQueue::wait()
{
    if (!busy())
        return true;
    const int before = m_lost;
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    while (busy())
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents | QEventLoop::WaitForMoreEvents);
    QGuiApplication::restoreOverrideCursor();
    return m_lost == before;
}
