#pragma once
#include "views/session/session.h"

#include <QStatusBar>

class QLabel;
class QToolButton;

/// What is under the pointer, how much is visible, how much memory is used and what runs.
class StatusBar : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusBar(Session& session, QWidget* parent = nullptr);

    void showPosition(const QString& text);

Q_SIGNALS:
    void jobsWanted(); ///< the count of jobs was clicked

private:
    void showLength();
    void showMemory();
    void showJobs();

    Session& m_session;
    QLabel* m_position;
    QLabel* m_length;
    QLabel* m_memory;
    QToolButton* m_jobs;
};
