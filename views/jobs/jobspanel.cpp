#include "views/jobs/jobspanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

JobsPanel::JobsPanel(Jobs& jobs, QWidget* parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_rows(new QVBoxLayout)
    , m_nothing(new QLabel(tr("Nothing is running.")))
{
    m_nothing->setEnabled(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_nothing);
    layout->addLayout(m_rows);
    layout->addStretch();
    // Queued: jobs also end while the window is being taken apart.
    connect(&m_jobs, &Jobs::changed, this, &JobsPanel::rebuild, Qt::QueuedConnection);
    rebuild();
}

void JobsPanel::rebuild()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const auto running = m_jobs.running();
    for (Job* job : running)
        m_rows->addWidget(row(job));
    m_nothing->setVisible(running.isEmpty());
}

QWidget* JobsPanel::row(Job* job)
{
    auto* widget = new QWidget;
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 4);
    grid->setSpacing(2);
    auto* title = new QLabel(job->title());
    title->setWordWrap(true);
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* bar = new QProgressBar;
    bar->setRange(0, 1000);
    bar->setTextVisible(false);
    bar->setMaximumHeight(8);
    auto* note = new QLabel;
    note->setEnabled(false);
    note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* stop = new QToolButton;
    stop->setText(tr("Stop"));
    stop->setAccessibleName(tr("Stop: %1").arg(job->title()));
    grid->addWidget(title, 0, 0);
    grid->addWidget(stop, 0, 1, Qt::AlignTop);
    grid->addWidget(bar, 1, 0, 1, 2);
    grid->addWidget(note, 2, 0, 1, 2);
    connect(stop, &QToolButton::clicked, job, [job, stop] {
        job->cancel();
        stop->setEnabled(false);
    });
    const auto show = [job, bar, note] {
        bar->setValue(int(1000 * job->progress()));
        const double left = job->secondsLeft();
        note->setText(left < 0 ? job->stage() : tr("%1 · about %2 s left").arg(job->stage()).arg(qMax(1, qRound(left))));
    };
    connect(job, &Job::progressed, widget, show);
    show();
    return widget;
}
