#pragma once
#include "views/jobs/jobs.h"

#include <QHash>
#include <QPointer>

/// What is being opened, by key: a newer job of the same key abandons the older one. GUI thread only.
class Openings : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// The job ends its opening, however it ends. Returns it.
    Job* start(const QString& key, Job*);
    /// Its result counts before the job itself has ended.
    void finish(const QString& key) { m_jobs.remove(key); }
    void abandon(const QString& key);
    bool busy() const { return !m_jobs.isEmpty(); }

Q_SIGNALS:
    void ended(); ///< a job; others may be under way

private:
    QHash<QString, QPointer<Job>> m_jobs;
};
