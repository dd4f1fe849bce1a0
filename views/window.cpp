#include "views/window.h"

#include "views/activity/messagebar.h"
#include "views/browser/browserview.h"
#include "views/browser/locusbar.h"
#include "views/exporting/exporter.h"
#include "views/look/appearance.h"
#include "views/look/icons.h"
#include "views/menus.h"
#include "views/paneldock.h"
#include "views/runs/runnotice.h"
#include "views/runs/runs.h"
#include "views/saving/document.h"
#include "views/session/fileopener.h"
#include "views/statusbar.h"
#include "views/welcome/demo.h"
#include "views/welcome/welcome.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

Window::Window(Session& session, QSettings& settings)
    : m_session(session)
    , m_settings(settings)
    , m_appearance(new Appearance(settings, this))
    , m_opener(new FileOpener(session, this))
    , m_browser(new BrowserView(session))
    , m_locusBar(new LocusBar(session))
    , m_messages(new MessageBar)
    , m_exporter(new Exporter(session, *m_browser, this))
    , m_document(new Document(session, *m_opener, settings, *m_messages, this))
    , m_menus(new Menus(*this, { session, *m_browser, *m_locusBar, *m_exporter, *m_appearance, *m_document }))
    , m_status(new StatusBar(session))
    , m_welcome(new Welcome)
    , m_runs(new Runs(session.jobs(), settings, RunProcess(), this))
    , m_pages(new QStackedWidget)
{
    setAcceptDrops(true);
    setWindowIcon(programIcon());
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_locusBar);
    layout->addWidget(m_messages);
    layout->addWidget(m_pages, 1);
    auto* firstPage = new QScrollArea;
    firstPage->setWidget(m_welcome);
    firstPage->setWidgetResizable(true);
    firstPage->setFrameShape(QFrame::NoFrame);
    firstPage->setFocusPolicy(Qt::NoFocus);
    m_pages->addWidget(firstPage);
    m_pages->addWidget(m_browser);
    setCentralWidget(centre);
    setStatusBar(m_status);
    buildPanels();
    followRuns();
    connectParts();
    connectFirstPage();
    resize(1360, 860);
    restoreGeometry(m_settings.value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(m_settings.value(QStringLiteral("window/state")).toByteArray());
    updateTitle();
    choosePage();
}

Window::~Window() = default;

void Window::buildPanels()
{
    const PanelParts parts { m_session, m_browser->panels(), *m_opener, *m_runs };
    const auto say = [this](const QString& what) { m_status->showMessage(what, 10'000); };
    for (const SidePanel& row : sidePanels()) {
        Panel* panel = row.make(parts);
        connect(panel, &Panel::failed, m_messages, &MessageBar::showProblem);
        connect(panel, &Panel::noted, m_messages, [this](const QString& sentence) { m_messages->showNotice(sentence); });
        connect(panel, &Panel::said, this, say);
        connect(panel, &Panel::openWanted, this, [this](const QString& path) { open({ path }); });
        addDock(new PanelDock(row, panel, this), row.area);
    }
    connect(m_status, &StatusBar::jobsWanted, findChild<PanelDock*>(QStringLiteral("jobs")), &PanelDock::open);
}

/// In one pile with those already in that area.
void Window::addDock(PanelDock* dock, Qt::DockWidgetArea area)
{
    const auto widen = [this, dock] { dock->setTextScale(m_appearance->theme().textScale); };
    widen();
    connect(m_appearance, &Appearance::changed, dock, widen, Qt::QueuedConnection);
    for (PanelDock* other : findChildren<PanelDock*>())
        if (other != dock && dockWidgetArea(other) == area)
            tabifyDockWidget(other, dock);
    if (dockWidgetArea(dock) == Qt::NoDockWidgetArea)
        addDockWidget(area, dock);
    dock->hide();
    m_menus->panels()->addAction(dock->toggleViewAction());
    m_locusBar->addTool(dock->toggleViewAction());
}

void Window::followRuns()
{
    auto* notice = new RunNotice(this);
    connect(m_runs, &Runs::ended, notice, &RunNotice::tell);
    connect(m_runs, &Runs::ended, this, [this](const QString& what) { m_status->showMessage(what, 20'000); });
    connect(m_runs, &Runs::changed, this, &Window::updateTitle);
}

void Window::connectParts()
{
    connect(m_appearance, &Appearance::changed, m_browser, &BrowserView::setTheme);
    m_browser->setTheme(m_appearance->theme());
    connect(m_locusBar, &LocusBar::zoomed, m_browser, [this](double factor) { m_browser->zoom(factor); });
    connect(m_locusBar, &LocusBar::entered, m_browser, qOverload<>(&QWidget::setFocus));
    connect(m_locusBar, &LocusBar::refused, m_messages, &MessageBar::showProblem);
    connect(m_browser, &BrowserView::hovered, m_status, &StatusBar::showPosition);
    connect(m_browser, &BrowserView::locateWanted, m_document, &Document::relocate);
    connect(m_browser, &BrowserView::said, this, [this](const QString& what) { m_status->showMessage(what, 10'000); });
    connect(m_opener, &FileOpener::opened, this, [this](const QString& path, const QString& what) {
        m_status->showMessage(tr("Opened %1 (%2)").arg(QFileInfo(path).fileName(), what), 5000);
    });
    connect(m_opener, &FileOpener::refused, this, [this](const QString&, const QString& why) { m_messages->showProblem(why); });
    connect(m_document, &Document::pathChanged, this, &Window::updateTitle);
    connect(m_document, &Document::done, this, [this](const QString& text) { m_status->showMessage(text, 10'000); });
    connect(m_exporter, &Exporter::failed, m_messages, &MessageBar::showProblem);
    connect(m_exporter, &Exporter::written, this,
        [this](const QString& path) { m_status->showMessage(tr("Written: %1").arg(path), 10'000); });
    connect(&m_session, &Session::locusRefused, m_messages, &MessageBar::showProblem);
    connect(&m_session.undoStack(), &QUndoStack::cleanChanged, this, [this](bool clean) { setWindowModified(!clean); });
}

void Window::openDemo()
{
    Q_EMIT m_welcome->demoRequested();
}

void Window::connectFirstPage()
{
    connect(&m_session, &Session::stateChanged, this, &Window::choosePage);
    connect(m_welcome, &Welcome::openRequested, this, &Window::askFiles);
    connect(m_welcome, &Welcome::chosen, this, [this](const QString& path) { open({ path }); });
    auto* demo = new Demo(m_session.jobs(), this);
    connect(m_welcome, &Welcome::demoRequested, demo, &Demo::make);
    connect(demo, &Demo::ready, this, [this](const SessionState& state, const Interval& where) {
        m_session.replace(state, { where });
        m_session.undoStack().setClean();
        m_messages->showNotice(tr("This is the demo: a made-up genome, two made-up cell types, A and B, and a model "
                                  "trained on others of its chromosomes. Everything in it is simulated; nothing was measured."));
    });
    connect(demo, &Demo::failed, m_messages, &MessageBar::showProblem);
    RecentFiles& recent = m_document->recent();
    const auto showRecent = [this, &recent] {
        m_welcome->setRecent(recent.present(recent.sessions()), recent.present(recent.genomes()));
        recent.look();
    };
    connect(&recent, &RecentFiles::changed, m_welcome, showRecent);
    showRecent();
}

/// Lanes are drawn once there is a genome.
void Window::choosePage()
{
    const SessionState& state = m_session.state();
    const bool lanes = !state.genome.isEmpty();
    m_welcome->setNote(state.lanes.isEmpty()
            ? QString()
            : tr("%n track(s) wait for a genome to be shown on.", nullptr, int(state.lanes.size())));
    const int page = lanes ? 1 : 0;
    m_locusBar->setVisible(lanes);
    if (m_pages->currentIndex() == page && m_pages->isVisible())
        return;
    m_pages->setCurrentIndex(page);
    (lanes ? static_cast<QWidget*>(m_browser) : m_welcome)->setFocus();
}

void Window::open(const QStringList& paths, const QString& locus)
{
    if (!locus.isEmpty())
        connect(
            m_opener, &FileOpener::finished, this, [this, locus] { goTo(locus); }, Qt::SingleShotConnection);
    if (!paths.isEmpty())
        m_opener->open(paths);
}

void Window::goTo(const QString& locus)
{
    try {
        m_session.goTo(locus);
    } catch (const Error& problem) {
        m_messages->showProblem(QString::fromStdString(problem.what()));
    }
}

void Window::askFiles()
{
    const QString key = QStringLiteral("folder/open");
    const QStringList paths
        = QFileDialog::getOpenFileNames(this, tr("Open genomes, tracks, models or a session"), m_settings.value(key).toString());
    if (!paths.isEmpty())
        m_settings.setValue(key, QFileInfo(paths.first()).absolutePath());
    open(paths);
}

void Window::updateTitle()
{
    const QString title = tr("%1[*] — Epiarc").arg(m_document->name()), training = m_runs->progressText();
    setWindowTitle(training.isEmpty() ? title : training + QStringLiteral(" · ") + title);
}

void Window::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void Window::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
        else
            m_messages->showProblem(tr("%1 is not a file on this computer: download it first.").arg(url.toString()));
    }
    open(paths);
    event->acceptProposedAction();
}

void Window::closeEvent(QCloseEvent* event)
{
    if (!m_document->mayClose())
        return event->ignore();
    m_settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    m_settings.setValue(QStringLiteral("window/state"), saveState());
    event->accept();
}
