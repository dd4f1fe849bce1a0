#pragma once
#include "views/jobs/jobs.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

/// What runs now, with progress, time left and a stop button each; and what failed, until it is dismissed.
class JobsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit JobsPanel(Jobs& jobs, QWidget* parent = nullptr);
    QSize sizeHint() const override { return { 340, 120 }; }

Q_SIGNALS:
    void wanted(); ///< something runs for more than a second, or failed: worth a look
    void idle(); ///< nothing is left to look at

private:
    void rebuild();
    QWidget* row(Job* job);
    void addFailure(const QString& title, const QString& why);
    void watch(Job* job);
    void settle();

    Jobs& m_jobs;
    QVBoxLayout* m_failures;
    QVBoxLayout* m_rows;
    QLabel* m_nothing;
};
