#pragma once
#include "views/jobs/jobs.h"
#include "views/look/panel.h"

class QLabel;
class QVBoxLayout;

/// What runs now, with progress, time left and a stop button each; and what failed, until it is dismissed. Active when something
/// runs for more than a second, or has failed.
class JobsPanel : public Panel
{
    Q_OBJECT

public:
    explicit JobsPanel(Jobs& jobs, QWidget* parent = nullptr);
    QSize sizeHint() const override { return { 340, 120 }; }

private:
    void rebuild();
    QWidget* row(Job* job);
    void addFailure(const QString& title, const QString& why);
    void watch(Job* job);
    void tellWhenIdle();

    Jobs& m_jobs;
    QVBoxLayout* m_failures;
    QVBoxLayout* m_rows;
    QLabel* m_nothing;
};
