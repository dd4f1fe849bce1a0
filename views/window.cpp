#include "views/window.h"

#include "views/browser/browserview.h"
#include "views/browser/locusbar.h"
#include "views/exporting/exporter.h"
#include "views/jobs/jobspanel.h"
#include "views/messagebar.h"
#include "views/models/modelpanel.h"
#include "views/session/fileopener.h"
#include "views/session/sessionfile.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QScrollArea>
#include <QSettings>
#include <QStatusBar>
#include <QVBoxLayout>

Window::Window(Session& session, QSettings& settings)
    : m_session(session)
    , m_settings(settings)
    , m_opener(new FileOpener(session, this))
    , m_browser(new BrowserView(session))
    , m_locusBar(new LocusBar(session))
    , m_messages(new MessageBar)
    , m_exporter(new Exporter(session, *m_browser, this))
    , m_position(new QLabel)
    , m_jobsNote(new QLabel)
{
    setAcceptDrops(true);
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
    buildDocks();
    buildMenus();
    connectParts();
    resize(1360, 860);
    restoreGeometry(m_settings.value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(m_settings.value(QStringLiteral("window/state")).toByteArray());
    updateTitle();
    m_browser->setFocus();
}

Window::~Window() = default;

void Window::buildDocks()
{
    const auto dock = [this](const QString& title, const QString& name, QWidget* panel) {
        auto* widget = new QDockWidget(title, this);
        widget->setObjectName(name);
        panel->setMinimumWidth(300);
        widget->setWidget(panel);
        addDockWidget(Qt::RightDockWidgetArea, widget);
    };
    dock(tr("Model"), QStringLiteral("model"), new ModelPanel(m_session));
    auto* jobs = new QScrollArea;
    jobs->setWidget(new JobsPanel(m_session.jobs()));
    jobs->setWidgetResizable(true);
    jobs->setFrameShape(QFrame::NoFrame);
    jobs->setMaximumHeight(180);
    dock(tr("Jobs"), QStringLiteral("jobs"), jobs);
}

void Window::buildMenus()
{
    buildFileMenu();
    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    QAction* undo = m_session.undoStack().createUndoAction(this, tr("&Undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* redo = m_session.undoStack().createRedoAction(this, tr("&Redo"));
    redo->setShortcuts({ QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y) });
    edit->addActions({ undo, redo });
    buildViewMenu();
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&Mouse and keys"), QKeySequence(Qt::Key_F1), this, &Window::showShortcuts);
    help->addAction(tr("&About Epiarc"), this, &Window::showAbout);
}

void Window::buildFileMenu()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&Open…"), QKeySequence::Open, this, &Window::askFiles);
    file->addAction(tr("&Save session"), QKeySequence::Save, this, &Window::saveSession);
    file->addAction(tr("Save session &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this, &Window::saveSessionAs);
    file->addSeparator();
    file->addAction(tr("&Export figure…"), QKeySequence(Qt::CTRL | Qt::Key_E), m_exporter, &Exporter::exportFigure);
    file->addAction(tr("Export visible &values…"), m_exporter, &Exporter::exportValues);
    file->addAction(tr("Export &prediction as bigWig…"), m_exporter, &Exporter::exportPrediction);
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
}

void Window::buildViewMenu()
{
    QMenu* view = menuBar()->addMenu(tr("&View"));
    QAction* find = view->addAction(tr("Go to &locus…"), m_locusBar, &LocusBar::focusBox);
    find->setShortcuts({ QKeySequence(Qt::CTRL | Qt::Key_L), QKeySequence(Qt::Key_Slash) });
    view->addAction(tr("&Back"), QKeySequence(Qt::ALT | Qt::Key_Left), &m_session, &Session::back);
    view->addAction(tr("&Forward"), QKeySequence(Qt::ALT | Qt::Key_Right), &m_session, &Session::forward);
    view->addSeparator();
    view->addAction(tr("Zoom &in"), QKeySequence(Qt::CTRL | Qt::Key_Up), this, [this] { m_browser->zoom(0.5); });
    view->addAction(tr("Zoom &out"), QKeySequence(Qt::CTRL | Qt::Key_Down), this, [this] { m_browser->zoom(2); });
    view->addAction(tr("&Read everything again"), QKeySequence(Qt::Key_F5), this, [this] {
        for (Lane* lane : m_browser->panels().lanes())
            lane->retry();
    });
    view->addSeparator();
    for (QDockWidget* dock : findChildren<QDockWidget*>())
        view->addAction(dock->toggleViewAction());
}

void Window::connectParts()
{
    connect(m_locusBar, &LocusBar::zoomed, m_browser, [this](double factor) { m_browser->zoom(factor); });
    connect(m_locusBar, &LocusBar::refused, m_messages, &MessageBar::showProblem);
    connect(m_browser, &BrowserView::hovered, m_position, &QLabel::setText);
    connect(m_opener, &FileOpener::opened, this, [this](const QString& path, const QString& what) {
        statusBar()->showMessage(tr("Opened %1 (%2)").arg(QFileInfo(path).fileName(), what), 5000);
    });
    connect(m_opener, &FileOpener::refused, this, [this](const QString&, const QString& why) { m_messages->showProblem(why); });
    connect(m_opener, &FileOpener::sessionOpened, this, [this](const QString& path) {
        m_sessionPath = path;
        updateTitle();
    });
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

void Window::saveSession()
{
    if (m_sessionPath.isEmpty())
        return saveSessionAs();
    try {
        writeSession(m_sessionPath.toStdString(), { m_session.state(), m_session.loci(), m_session.reversed() });
        m_session.undoStack().setClean();
        statusBar()->showMessage(tr("Session saved: %1").arg(m_sessionPath), 10'000);
    } catch (const Error& problem) {
        m_messages->showProblem(QString::fromStdString(problem.what()));
    }
    updateTitle();
}

void Window::saveSessionAs()
{
    QString path = QFileDialog::getSaveFileName(this, tr("Save session"),
        m_sessionPath.isEmpty() ? tr("session.epiarc") : m_sessionPath, tr("Epiarc session (*.epiarc)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".epiarc");
    m_sessionPath = path;
    saveSession();
}

void Window::updateTitle()
{
    const QString name = m_sessionPath.isEmpty() ? tr("New session") : QFileInfo(m_sessionPath).completeBaseName();
    setWindowTitle(tr("%1[*] — Epiarc").arg(name));
}

void Window::showShortcuts()
{
    const QStringList rows {
        tr("Drag the data|Pan"),
        tr("Drag the ruler, Shift+drag the data|Zoom to the range"),
        tr("Click the ruler|Centre there"),
        tr("Double-click|Zoom in there (with Alt: out)"),
        tr("Ctrl+wheel, pinch|Zoom at the pointer"),
        tr("Wheel, Shift+wheel|Scroll the lanes, pan"),
        tr("Drag a lane's lower edge|Height"),
        tr("Right-click a lane|Its menu"),
        tr("Left, Right (Shift)|Pan 10 % (50 %)"),
        tr("Home, End|Pan one screen"),
        tr("+, −, Ctrl+Up, Ctrl+Down|Zoom"),
        tr("Ctrl+L, /|Locus box"),
        tr("Alt+Left, Alt+Right|Back, forward"),
        tr("Ctrl+Z, Ctrl+Shift+Z|Undo, redo"),
        tr("Ctrl+O, Ctrl+S, Ctrl+E|Open, save session, export figure"),
        tr("F5|Read everything again"),
    };
    QString html = QStringLiteral("<table cellpadding='3'>");
    for (const QString& row : rows)
        html += QStringLiteral("<tr><td><b>%1</b></td><td>%2</td></tr>")
                    .arg(row.section(u'|', 0, 0).toHtmlEscaped(), row.section(u'|', 1).toHtmlEscaped());
    QMessageBox box(QMessageBox::NoIcon, tr("Mouse and keys"), html + QStringLiteral("</table>"), QMessageBox::Close, this);
    box.exec();
}

void Window::showAbout()
{
    QMessageBox::about(this, tr("About Epiarc"),
        tr("<b>Epiarc %1</b><br>A genome browser with a deep model inside.<br><br>GPL-3.0-or-later; Qt, LibTorch, HTSlib, "
           "libBigWig, HDF5.")
            .arg(QCoreApplication::applicationVersion()));
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

/// Whether the session may go: saved, or the user does not mind.
bool Window::mayClose()
{
    if (m_session.undoStack().isClean())
        return true;
    const auto answer = QMessageBox::question(this, tr("Unsaved changes"), tr("The session has changes that are not saved."),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    if (answer == QMessageBox::Save)
        saveSession();
    return answer == QMessageBox::Discard || m_session.undoStack().isClean();
}

void Window::closeEvent(QCloseEvent* event)
{
    if (!mayClose())
        return event->ignore();
    m_settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    m_settings.setValue(QStringLiteral("window/state"), saveState());
    event->accept();
}
