#include "views/activity/jobspanel.h"

#include "views/look/grid.h"
#include "views/look/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

JobsPanel::JobsPanel(Jobs& jobs, QWidget* parent)
    : Panel(parent)
    , m_jobs(jobs)
    , m_failures(new QVBoxLayout)
    , m_rows(new QVBoxLayout)
    , m_nothing(new QLabel(tr("Nothing is running.")))
{
    m_nothing->setProperty("look", QStringLiteral("quiet"));
    auto* list = new QWidget;
    auto* scroll = new QScrollArea;
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins(2 * gridStep, 2 * gridStep, 2 * gridStep, 2 * gridStep);
    layout->addWidget(m_nothing);
    layout->addLayout(m_failures);
    layout->addLayout(m_rows);
    layout->addStretch();
    // Queued: jobs also end while the window is being taken apart.
    connect(&m_jobs, &Jobs::changed, this, &JobsPanel::rebuild, Qt::QueuedConnection);
    connect(&m_jobs, &Jobs::failed, this, &JobsPanel::addFailure);
    rebuild();
}

void JobsPanel::rebuild()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const auto running = m_jobs.running();
    for (Job* job : running) {
        m_rows->addWidget(row(job));
        watch(job);
    }
    tellWhenIdle();
}

/// Tells when the job turns out to be a long one.
void JobsPanel::watch(Job* job)
{
    constexpr int longTime = 1000; // milliseconds
    constexpr const char* mark = "watched";
    if (job->property(mark).toBool())
        return;
    job->setProperty(mark, true);
    QTimer::singleShot(longTime, this, [this, job = QPointer<Job>(job)] {
        if (job)
            Q_EMIT active();
    });
}

void JobsPanel::tellWhenIdle()
{
    const bool nothing = m_jobs.running().isEmpty() && m_failures->count() == 0;
    m_nothing->setVisible(nothing);
    if (nothing)
        Q_EMIT idle();
}

void JobsPanel::addFailure(const QString& title, const QString& why)
{
    auto* row = new QFrame;
    row->setObjectName(QStringLiteral("failure"));
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(2 * gridStep, gridStep, gridStep, gridStep);
    auto* text = new QLabel(tr("%1: %2").arg(title, why));
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->addWidget(text, 1);
    auto* close = new QToolButton;
    close->setIcon(lineIcon(QStringLiteral("close")));
    close->setAutoRaise(true);
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss: %1").arg(title));
    line->addWidget(close, 0, Qt::AlignTop);
    m_failures->addWidget(row);
    connect(close, &QToolButton::clicked, this, [this, row] {
        m_failures->removeWidget(row);
        row->deleteLater();
        tellWhenIdle();
    });
    tellWhenIdle();
    Q_EMIT active();
}

QWidget* JobsPanel::row(Job* job)
{
    auto* widget = new QWidget;
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, gridStep);
    grid->setSpacing(gridStep);
    auto* title = new QLabel(job->title());
    title->setWordWrap(true);
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* bar = new QProgressBar;
    bar->setRange(0, 1000);
    bar->setTextVisible(false);
    bar->setMaximumHeight(2 * gridStep);
    bar->setAccessibleName(tr("Progress: %1").arg(job->title()));
    auto* note = new QLabel;
    note->setProperty("look", QStringLiteral("quiet"));
    note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* stop = new QToolButton;
    stop->setIcon(lineIcon(QStringLiteral("stop")));
    stop->setAutoRaise(true);
    stop->setToolTip(tr("Stop"));
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
