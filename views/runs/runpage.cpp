#include "views/runs/runpage.h"

#include "views/look/grid.h"
#include "views/runs/runcurves.h"
#include "views/runs/runscatter.h"
#include "views/runs/runscores.h"

#include <QFontDatabase>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QScrollBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace
{

QLabel* wrapped(const char* look)
{
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setProperty("look", QLatin1String(look));
    return label;
}

} // namespace

RunPage::RunPage(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_progress(new QProgressBar)
    , m_facts(wrapped("quiet"))
    , m_problem(wrapped("problem"))
    , m_tabs(new QTabWidget)
    , m_curves(new RunCurves)
    , m_scores(new RunScores)
    , m_scatter(new RunScatter)
    , m_log(new QPlainTextEdit)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gridStep);
    m_title->setTextFormat(Qt::RichText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_progress->setRange(0, 1000);
    m_progress->setMaximumHeight(4 * gridStep);
    m_progress->setAccessibleName(tr("Progress of the run"));
    m_log->setReadOnly(true);
    m_log->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_log->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_log->setFrameShape(QFrame::NoFrame);
    m_log->setAccessibleName(tr("Log of the run"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_curves, tr("Curves"));
    m_tabs->addTab(m_scores, tr("Tracks"));
    m_tabs->addTab(m_scatter, tr("Held out"));
    m_tabs->addTab(m_log, tr("Log"));
    for (QWidget* part : std::initializer_list<QWidget*> { m_title, m_progress, m_facts, m_problem })
        layout->addWidget(part);
    layout->addWidget(m_tabs, 1);
    setRuns({});
}

void RunPage::setRuns(const QVector<RunReport>& runs)
{
    const bool one = runs.size() == 1;
    m_curves->setRuns(runs);
    m_scatter->setValues(one ? runs.first().heldOut : nullptr);
    m_scores->setHistory(one ? runs.first().history : nullptr);
    for (int tab = 1; tab < m_tabs->count(); ++tab)
        m_tabs->setTabEnabled(tab, one);
    if (one)
        showOne(runs.first());
    else
        showSeveral(runs);
}

void RunPage::showOne(const RunReport& run)
{
    m_title->setText(QStringLiteral("<b>%1</b> · %2").arg(run.name.toHtmlEscaped(), run.stateText().toHtmlEscaped()));
    const train::StepBlock* now = run.now();
    m_progress->setVisible(now && now->steps > 0 && run.state() != RunState::Finished);
    if (now && now->steps > 0)
        m_progress->setValue(int(1000 * now->step / now->steps));
    QStringList facts { run.progressText() };
    if (const train::Evaluation* best = run.history->best(); best && best->pearson)
        facts << tr("best on validation: r = %1 after epoch %2").arg(QLocale().toString(*best->pearson, 'f', 3)).arg(best->epoch);
    if (const train::Evaluation* test = run.history->latest("test"); test && test->pearson)
        facts << tr("test: r = %1").arg(QLocale().toString(*test->pearson, 'f', 3));
    const bool bad = run.state() == RunState::Failed || run.state() == RunState::Missing || run.state() == RunState::Interrupted;
    if (!bad)
        facts << run.sentence();
    facts.removeAll(QString());
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_facts->setVisible(!facts.isEmpty());
    m_problem->setText(run.sentence());
    m_problem->setVisible(bad && !run.sentence().isEmpty());
    showLog(run.log);
}

void RunPage::showSeveral(const QVector<RunReport>& runs)
{
    m_title->setText(
        runs.isEmpty() ? QString() : QStringLiteral("<b>%1</b>").arg(tr("%n run(s) compared", nullptr, int(runs.size()))));
    m_progress->hide();
    m_problem->hide();
    m_facts->setVisible(runs.isEmpty());
    m_facts->setText(tr("Choose a run to see its curves; choose several to compare them."));
    m_tabs->setCurrentIndex(0);
    showLog({});
}

/// The end stays in sight, unless the user reads further up.
void RunPage::showLog(const QStringList& lines)
{
    const QString text = lines.join(u'\n');
    if (text == m_log->toPlainText())
        return;
    QScrollBar* bar = m_log->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum();
    const int scrolled = bar->value();
    m_log->setPlainText(text);
    bar->setValue(atEnd ? bar->maximum() : scrolled);
}
