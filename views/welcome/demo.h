#pragma once
#include "views/session/session.h"

/// Something to try everything with: simulated data, made on the spot in a folder of the user's cache, so that it needs no
/// network and nothing beside the program. It opens as a session without a file: saving asks where.
class Demo : public QObject
{
    Q_OBJECT

public:
    explicit Demo(Jobs& jobs, QObject* parent = nullptr);

    /// Makes what is not there yet, in the background.
    void make();
    bool busy() const { return m_busy; }

Q_SIGNALS:
    void ready(const SessionState& state, const Interval& where);
    void failed(const QString& why);

private:
    Jobs& m_jobs;
    bool m_busy = false;
};
