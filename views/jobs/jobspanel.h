#pragma once
#include "views/jobs/jobs.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

/// What runs now, with progress, time left and a stop button each.
class JobsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit JobsPanel(Jobs& jobs, QWidget* parent = nullptr);
    QSize sizeHint() const override { return { 340, 140 }; }

private:
    void rebuild();
    QWidget* row(Job* job);

    Jobs& m_jobs;
    QVBoxLayout* m_rows;
    QLabel* m_nothing;
};
