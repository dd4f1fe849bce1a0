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
    /// Nothing of it arrives any more; `ended` follows later.
    void abandon(const QString& key);
    void abandonAll();
    bool busy() const { return !m_jobs.isEmpty(); }
    bool busy(const QString& key) const { return m_jobs.contains(key); }

Q_SIGNALS:
    void ended(); ///< a job, or it was abandoned; others may be under way

private:
    QHash<QString, QPointer<Job>> m_jobs;
};
