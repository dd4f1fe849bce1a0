#include "views/window.h"

#include "views/attention/attentionpanel.h"
#include "views/browser/browserview.h"
#include "views/browser/locusbar.h"
#include "views/documents/document.h"
#include "views/exporting/exporter.h"
#include "views/jobs/jobspanel.h"
#include "views/look/appearance.h"
#include "views/look/icons.h"
#include "views/menus.h"
#include "views/messagebar.h"
#include "views/models/modelpanel.h"
#include "views/regions/regionspanel.h"
#include "views/session/fileopener.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QScrollArea>
#include <QSettings>
#include <QStatusBar>
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
    , m_position(new QLabel)
    , m_jobsNote(new QLabel)
{
    setAcceptDrops(true);
    setWindowIcon(programIcon());
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_locusBar);
    layout->addWidget(m_messages);
    layout->addWidget(m_browser, 1);
    setCentralWidget(centre);
    statusBar()->addWidget(m_position, 1);
    statusBar()->addPermanentWidget(m_jobsNote);
    buildPanels();
    connectParts();
    resize(1360, 860);
    restoreGeometry(m_settings.value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(m_settings.value(QStringLiteral("window/state")).toByteArray());
    updateTitle();
    m_browser->setFocus();
}

Window::~Window() = default;

QDockWidget* Window::addPanel(
    const QString& title, const QString& name, QWidget* panel, Qt::DockWidgetArea area, const QIcon& icon)
{
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWindowIcon(icon);
    panel->setMinimumWidth(300);
    dock->setWidget(panel);
    for (QDockWidget* other : findChildren<QDockWidget*>())
        if (other != dock && dockWidgetArea(other) == area)
            tabifyDockWidget(other, dock);
    if (dockWidgetArea(dock) == Qt::NoDockWidgetArea)
        addDockWidget(area, dock);
    dock->hide();
    QAction* toggle = dock->toggleViewAction();
    toggle->setIcon(icon);
    connect(toggle, &QAction::triggered, dock, [dock](bool open) {
        if (open)
            dock->raise();
    });
    m_menus->panels()->addAction(toggle);
    toggle->setShortcut(QKeySequence(int(Qt::CTRL) | int(Qt::Key_0 + m_menus->panels()->actions().size())));
    m_locusBar->addTool(toggle);
    return dock;
}

void Window::buildPanels()
{
    QDockWidget* models = addPanel(tr("Model"), QStringLiteral("model"), new ModelPanel(m_session), Qt::RightDockWidgetArea,
        lineIcon(QStringLiteral("model")));
    connect(&m_session, &Session::stateChanged, models, [this, models, known = qsizetype(0)]() mutable {
        const qsizetype count = m_session.state().models.size();
        if (count > std::exchange(known, count)) {
            models->show();
            models->raise();
        }
    });
    auto* attention = new AttentionPanel(m_session, m_browser->panels());
    addPanel(tr("Attention"), QStringLiteral("attention"), attention, Qt::RightDockWidgetArea, lineIcon(QStringLiteral("attention")));
    connect(attention, &AttentionPanel::failed, m_messages, &MessageBar::showProblem);
    connect(attention, &AttentionPanel::said, this, [this](const QString& what) { statusBar()->showMessage(what, 10'000); });
    auto* regions = new RegionsPanel(m_session);
    addPanel(tr("Regions"), QStringLiteral("regions"), regions, Qt::RightDockWidgetArea, lineIcon(QStringLiteral("regions")));
    connect(regions, &RegionsPanel::failed, m_messages, &MessageBar::showProblem);
    connect(regions, &RegionsPanel::said, this, [this](const QString& what) { statusBar()->showMessage(what, 10'000); });
    auto* jobs = new QScrollArea;
    jobs->setWidget(new JobsPanel(m_session.jobs()));
    jobs->setWidgetResizable(true);
    jobs->setFrameShape(QFrame::NoFrame);
    addPanel(tr("Jobs"), QStringLiteral("jobs"), jobs, Qt::BottomDockWidgetArea, lineIcon(QStringLiteral("jobs")));
}

void Window::connectParts()
{
    connect(m_appearance, &Appearance::changed, m_browser, &BrowserView::setTheme);
    m_browser->setTheme(m_appearance->theme());
    connect(m_locusBar, &LocusBar::zoomed, m_browser, [this](double factor) { m_browser->zoom(factor); });
    connect(m_locusBar, &LocusBar::entered, m_browser, qOverload<>(&QWidget::setFocus));
    connect(m_locusBar, &LocusBar::refused, m_messages, &MessageBar::showProblem);
    connect(m_browser, &BrowserView::hovered, m_position, &QLabel::setText);
    connect(m_browser, &BrowserView::locateWanted, m_document, &Document::relocate);
    connect(m_browser, &BrowserView::said, this, [this](const QString& what) { statusBar()->showMessage(what, 10'000); });
    connect(m_opener, &FileOpener::opened, this, [this](const QString& path, const QString& what) {
        statusBar()->showMessage(tr("Opened %1 (%2)").arg(QFileInfo(path).fileName(), what), 5000);
    });
    connect(m_opener, &FileOpener::refused, this, [this](const QString&, const QString& why) { m_messages->showProblem(why); });
    connect(m_document, &Document::pathChanged, this, &Window::updateTitle);
    connect(m_document, &Document::done, this, [this](const QString& text) { statusBar()->showMessage(text, 10'000); });
    connect(m_exporter, &Exporter::failed, m_messages, &MessageBar::showProblem);
    connect(m_exporter, &Exporter::written, this,
        [this](const QString& path) { statusBar()->showMessage(tr("Written: %1").arg(path), 10'000); });
    connect(&m_session, &Session::locusRefused, m_messages, &MessageBar::showProblem);
    connect(&m_session.undoStack(), &QUndoStack::cleanChanged, this, [this](bool clean) { setWindowModified(!clean); });
    const auto countJobs = [this] {
        const auto count = m_session.jobs().running().size();
        m_jobsNote->setText(count ? tr("%n job(s) running", nullptr, int(count)) : QString());
    };
    connect(&m_session.jobs(), &Jobs::changed, this, countJobs, Qt::QueuedConnection); // see JobsPanel
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
    setWindowTitle(tr("%1[*] — Epiarc").arg(m_document->name()));
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
