#include "views/jobs/writingqueue.h"

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
    connect(job, &Job::failed, this, [this](const QString& why) {
        --m_waiting;
        Q_EMIT failed(why);
    });
    QTimer::singleShot(longTime, job, [this, path] { Q_EMIT slow(path); });
}

void WritingQueue::wait()
{
    if (!busy())
        return;
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    while (busy())
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents | QEventLoop::WaitForMoreEvents);
    QGuiApplication::restoreOverrideCursor();
}
