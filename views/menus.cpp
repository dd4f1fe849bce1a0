#include "views/menus.h"

#include "views/browser/browserview.h"
#include "views/browser/lanekeys.h"
#include "views/browser/locusbar.h"
#include "views/exporting/exporter.h"
#include "views/lanemenus/lanemenu.h"
#include "views/look/appearance.h"
#include "views/look/icons.h"
#include "views/saving/document.h"
#include "views/shortcuts.h"
#include "views/window.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>

namespace
{

/// One of several exclusive entries.
template <typename Choose>
void addChoice(QMenu& menu, QActionGroup& group, const QString& text, bool chosen, Choose choose)
{
    QAction* action = menu.addAction(text, &group, choose);
    action->setCheckable(true);
    action->setChecked(chosen);
    group.addAction(action);
}

} // namespace

Menus::Menus(Window& window, const WindowParts& parts)
    : QObject(&window)
    , m_window(window)
    , m_parts(parts)
    , m_file(window.menuBar()->addMenu(tr("&File")))
    , m_edit(window.menuBar()->addMenu(tr("&Edit")))
    , m_lanes(window.menuBar()->addMenu(tr("&Lanes")))
    , m_view(window.menuBar()->addMenu(tr("&View")))
    , m_panels(new QMenu(tr("Si&de panels"), &window))
{
    fillFile();
    fillEdit();
    fillLanes();
    fillView();
    fillHelp(*window.menuBar()->addMenu(tr("&Help")));
}

void Menus::fillFile()
{
    m_file->addAction(lineIcon(QStringLiteral("open")), tr("&Open…"), QKeySequence::Open, &m_window, &Window::askFiles);
    m_parts.document.fillMenu(*m_file);
    m_file->addSeparator();
    Exporter* exporter = &m_parts.exporter;
    m_export = m_file->addAction(lineIcon(QStringLiteral("export")), tr("&Export figure…"), QKeySequence(Qt::CTRL | Qt::Key_E),
        exporter, &Exporter::exportFigure);
    m_file->addAction(tr("Export visible &values…"), exporter, &Exporter::exportValues);
    m_file->addAction(tr("Export visible &features as BED…"), exporter, &Exporter::exportFeatures);
    m_file->addAction(tr("Export visible si&gnal as bedGraph…"), exporter, &Exporter::exportSignal);
    m_file->addAction(tr("Export &prediction as bigWig…"), exporter, &Exporter::exportPrediction);
    m_file->addSeparator();
    m_file->addAction(tr("&Quit"), QKeySequence::Quit, &m_window, &QWidget::close);
}

void Menus::fillEdit()
{
    QAction* undo = m_parts.session.undoStack().createUndoAction(this, tr("&Undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* redo = m_parts.session.undoStack().createRedoAction(this, tr("&Redo"));
    redo->setShortcuts({ QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y) });
    undo->setIcon(lineIcon(QStringLiteral("undo")));
    redo->setIcon(lineIcon(QStringLiteral("redo")));
    m_edit->addActions({ undo, redo });
    for (QAction* tool : { undo, redo, m_export })
        m_parts.locusBar.addTool(tool);
    m_parts.locusBar.addSeparator();
}

/// The same entries as a lane's context menu. Made anew each time: they are about the lanes that are selected then.
void Menus::fillLanes()
{
    BrowserView* browser = &m_parts.browser;
    connect(m_lanes, &QMenu::aboutToShow, this, [this, browser] {
        m_lanes->clear();
        m_lanes->addAction(tr("Select &all\tCtrl+A"), browser, [this] { selectAllLanes(m_parts.session); });
        fillLaneMenu(*m_lanes, m_parts.session, browser->panels(), browser->theme(), browser);
    });
    // Their keys belong to the lanes, not to the whole window.
    connect(
        m_lanes, &QMenu::aboutToHide, m_lanes, [this] { m_lanes->clear(); }, Qt::QueuedConnection);
}

/// Whether the bare wheel zooms, remembered on this computer.
void Menus::addWheelChoice()
{
    const QString key = QStringLiteral("wheel/zooms");
    BrowserView* browser = &m_parts.browser;
    QAction* wheel = m_view->addAction(tr("&Wheel zooms"), browser, [browser, key](bool on) {
        browser->setWheelZooms(on);
        QSettings().setValue(key, on);
    });
    wheel->setCheckable(true);
    wheel->setChecked(QSettings().value(key, false).toBool());
    wheel->setToolTip(tr("Without Ctrl; Ctrl+wheel then scrolls the lanes"));
    browser->setWheelZooms(wheel->isChecked());
}

/// Several loci side by side.
void Menus::fillPanels()
{
    Session* session = &m_parts.session;
    m_view->addAction(
        tr("&Another panel"), QKeySequence(Qt::CTRL | Qt::Key_D), session, [session] { session->addPanel(session->locus()); });
    QAction* close = m_view->addAction(
        tr("&Close panel"), QKeySequence(Qt::CTRL | Qt::Key_W), session, [session] { session->closePanel(session->active()); });
    QAction* reverse = m_view->addAction(tr("&Reverse strand\tR"), session, [session](bool on) { session->setReversed(on); });
    reverse->setCheckable(true);
    reverse->setIcon(lineIcon(QStringLiteral("flip")));
    m_parts.locusBar.addTool(reverse);
    const auto follow = [session, close, reverse] {
        close->setEnabled(session->loci().size() > 1);
        reverse->setChecked(session->reversed());
    };
    connect(session, &Session::locusChanged, close, follow);
    follow();
}

void Menus::fillView()
{
    QAction* find = m_view->addAction(tr("Go to &locus…"), &m_parts.locusBar, &LocusBar::focusBox);
    find->setShortcuts({ QKeySequence(Qt::CTRL | Qt::Key_L), QKeySequence(Qt::Key_Slash) });
    m_view->addAction(
        lineIcon(QStringLiteral("back")), tr("&Back"), QKeySequence(Qt::ALT | Qt::Key_Left), &m_parts.session, &Session::back);
    m_view->addAction(lineIcon(QStringLiteral("forward")), tr("&Forward"), QKeySequence(Qt::ALT | Qt::Key_Right),
        &m_parts.session, &Session::forward);
    m_view->addSeparator();
    BrowserView* browser = &m_parts.browser;
    m_view->addAction(lineIcon(QStringLiteral("zoom-in")), tr("Zoom &in"), QKeySequence(Qt::CTRL | Qt::Key_Up), browser,
        [browser] { browser->zoom(0.5); });
    m_view->addAction(lineIcon(QStringLiteral("zoom-out")), tr("Zoom &out"), QKeySequence(Qt::CTRL | Qt::Key_Down), browser,
        [browser] { browser->zoom(2); });
    m_view->addAction(
        lineIcon(QStringLiteral("retry")), tr("&Read everything again"), QKeySequence(Qt::Key_F5), browser, [this, browser] {
            m_parts.session.sources().retryFailed();
            for (Lane* lane : browser->panels().lanes())
                lane->retry();
        });
    m_view->addSeparator();
    fillPanels();
    m_view->addSeparator();
    addWheelChoice();
    m_view->addMenu(m_panels);
    fillLook();
}

void Menus::fillLook()
{
    Appearance* look = &m_parts.appearance;
    QMenu* themes = m_view->addMenu(tr("&Theme"));
    auto* group = new QActionGroup(themes);
    using Choice = Appearance::Choice;
    for (const auto& [choice, text] : { std::pair(Choice::Light, tr("&Light")), std::pair(Choice::Dark, tr("&Dark")),
             std::pair(Choice::System, tr("Follow the &system")) })
        addChoice(*themes, *group, text, look->choice() == choice, [look, choice = choice] { look->setChoice(choice); });
    QMenu* sizes = m_view->addMenu(tr("Te&xt size"));
    group = new QActionGroup(sizes);
    for (const int percent : Appearance::textSizes)
        addChoice(*sizes, *group, tr("%1 %").arg(percent), look->textSize() == percent,
            [look, percent] { look->setTextSize(percent); });
}

void Menus::fillHelp(QMenu& help)
{
    QAction* keys = help.addAction(tr("&Mouse and keys"), &m_window, [this] { Shortcuts(&m_window).exec(); });
    keys->setShortcuts({ QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question) });
    help.addAction(tr("&About Epiarc"), this, &Menus::showAbout);
}

void Menus::showAbout()
{
    QMessageBox::about(&m_window, tr("About Epiarc"),
        tr("<b>Epiarc %1</b><br>A genome browser with a deep model inside.<br><br>GPL-3.0-or-later; Qt, LibTorch, HTSlib, "
           "libBigWig, HDF5.")
            .arg(QCoreApplication::applicationVersion()));
}
