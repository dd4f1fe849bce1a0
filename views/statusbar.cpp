#include "views/statusbar.h"

#include "views/look/icons.h"
#include "views/memoryuse.h"

#include <QLabel>
#include <QTimer>
#include <QToolButton>

StatusBar::StatusBar(Session& session, QWidget* parent)
    : QStatusBar(parent)
    , m_session(session)
    , m_position(new QLabel)
    , m_length(new QLabel)
    , m_memory(new QLabel)
    , m_jobs(new QToolButton)
{
    m_position->setTextFormat(Qt::PlainText);
    m_length->setToolTip(tr("Visible length"));
    m_jobs->setAutoRaise(true);
    m_jobs->setIcon(lineIcon(QStringLiteral("jobs")));
    m_jobs->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_jobs->setToolTip(tr("Show what is running"));
    addWidget(m_position, 1);
    addPermanentWidget(m_jobs);
    addPermanentWidget(m_length);
    addPermanentWidget(m_memory);
    connect(m_jobs, &QToolButton::clicked, this, &StatusBar::jobsWanted);
    connect(&m_session, &Session::locusChanged, this, &StatusBar::showLength);
    // Queued: jobs also end while the window is being taken apart.
    connect(&m_session.jobs(), &Jobs::changed, this, &StatusBar::showJobs, Qt::QueuedConnection);
    auto* clock = new QTimer(this);
    connect(clock, &QTimer::timeout, this, &StatusBar::showMemory);
    clock->start(2000);
    showLength();
    showMemory();
    showJobs();
}

void StatusBar::showPosition(const QString& text)
{
    m_position->setText(text);
}

void StatusBar::showLength()
{
    const Interval& locus = m_session.locus();
    m_length->setText(locus.empty() ? QString() : QString::fromStdString(lengthText(locus.length())));
}

void StatusBar::showMemory()
{
    const MemoryUse use = MemoryUse::of(m_session);
    m_memory->setText(use.text());
    m_memory->setToolTip(use.details());
}

void StatusBar::showJobs()
{
    const auto count = int(m_session.jobs().running().size());
    m_jobs->setVisible(count > 0);
    m_jobs->setText(tr("%n job(s) running", nullptr, count));
}
