#include "views/browser/browserview.h"

#include "views/browser/browserpainter.h"
#include "views/browser/details.h"
#include "views/browser/hover.h"
#include "views/browser/lanekeys.h"
#include "views/browser/lanetip.h"
#include "views/browser/problembuttons.h"
#include "views/document/lanedrag.h"
#include "views/lanemenus/lanemenu.h"
#include "views/lanemenus/rangemenu.h"
#include "views/painting/painters.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QGestureEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QStyleHints>
#include <QToolTip>

#include <cmath>

BrowserView::BrowserView(Session& session, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_session(session)
    , m_panels(session)
    , m_navigation(session)
    , m_problems(new ProblemButtons(session, viewport()))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Genome lanes"));
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent); // every pixel is painted here
    viewport()->grabGesture(Qt::PinchGesture);
    m_click.setSingleShot(true);
    refresh();
    connect(&m_panels, &Panels::changed, this, &BrowserView::refresh);
    connect(&m_session, &Session::stateChanged, this, &BrowserView::refresh);
    connect(&m_session.selection(), &Selection::changed, this, &BrowserView::showCurrent);
    connect(&m_session.sources(), &Sources::genomeChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&m_navigation.walk(), &FeatureWalk::ended, this, &BrowserView::said);
    connect(m_problems, &ProblemButtons::locateWanted, this, &BrowserView::locateWanted);
}

BrowserView::~BrowserView() = default;

void BrowserView::setTheme(const Theme& theme)
{
    m_theme = theme;
    fitWidth();
}

const Scale& BrowserView::scale() const
{
    return m_scene.panels[std::min<qsizetype>(m_session.active(), m_scene.panels.size() - 1)].scale;
}

const QVector<LaneView>& BrowserView::views() const
{
    return m_scene.panels.first().lanes;
}

void BrowserView::refresh()
{
    m_scene = m_panels.scene(headerWidthIn(m_theme));
    relayout();
    viewport()->update();
}

void BrowserView::relayout()
{
    m_layout = LaneLayout(views(), rulerHeightIn(m_theme), verticalScrollBar()->value());
    const int hidden = int(std::ceil(rulerHeightIn(m_theme) + m_layout.total())) - viewport()->height();
    verticalScrollBar()->setRange(0, std::max(0, hidden));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(20);
    m_problems->arrange(m_session.locus().empty() ? QVector<LaneView>() : views(), m_layout, rulerHeightIn(m_theme));
    askForLanes();
}

/// Lanes more than a screen away from what is in sight keep no data.
void BrowserView::askForLanes()
{
    const double height = viewport()->height();
    QSet<int> wanted;
    for (qsizetype i = 0; i < m_layout.count(); ++i)
        if (m_layout.pinned(i) || (m_layout.bottom(i) > -height && m_layout.top(i) < 2 * height))
            wanted.insert(views()[i].id);
    m_panels.setWanted(wanted);
}

void BrowserView::scrollContentsBy(int, int)
{
    relayout();
    viewport()->update();
}

void BrowserView::resizeEvent(QResizeEvent*)
{
    fitWidth();
}

void BrowserView::fitWidth()
{
    m_panels.setWidth(std::max(50.0, viewport()->width() - headerWidthIn(m_theme)), devicePixelRatioF());
    refresh();
}

void BrowserView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    BrowserPainter picture { painter, m_session, m_scene, m_layout, m_theme, m_pointer, viewport()->size() };
    picture.paint(!m_drag || !m_drag->hidesHover());
    if (m_drag)
        m_drag->paint(painter, viewport()->size());
}

QString BrowserView::valuesUnderPointer() const
{
    return m_session.locus().empty() ? QString() : valuesAt(m_scene, m_pointer.x());
}

std::unique_ptr<Drag> BrowserView::dragAt(const QPointF& at, Qt::KeyboardModifiers modifiers)
{
    const DragStage stage { m_session, m_scene, m_layout, m_theme, m_scene.panelAt(at.x()), m_layout.laneAt(at.y()), modifiers };
    const bool ruler = at.y() < rulerHeightIn(m_theme);
    if (const int edge = ruler ? -1 : m_layout.edgeAt(at.y()); edge >= 0)
        return heightDrag(stage, at, edge);
    if (at.x() < headerWidthIn(m_theme))
        return ruler ? nullptr : orderDrag(stage, at);
    if (stage.panel < 0)
        return nullptr;
    if (ruler || modifiers & Qt::ShiftModifier)
        return bandDrag(stage, at, [this, ruler](const Interval& range) { bandChosen(range, ruler, QCursor::pos()); });
    return panDrag(stage, at, [this, at, cursor = QCursor::pos()] {
        m_click.disconnect(this); // the last click counts
        connect(&m_click, &QTimer::timeout, this, [this, at, cursor] { showDetails(at, cursor); });
        m_click.start(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    });
}

/// On the ruler a band zooms to its range and a click centres; in the data a band offers a menu and a click zooms in.
void BrowserView::bandChosen(const Interval& range, bool onRuler, const QPoint& globalPosition)
{
    if (range.empty())
        return onRuler ? m_session.go(m_session.locus().shifted(range.start - m_session.locus().centre()))
                       : zoom(0.5, double(range.start));
    if (onRuler)
        return m_session.go(range);
    QVector<int> inSight;
    for (qsizetype i = 0; i < m_layout.count(); ++i)
        if (m_layout.pinned(i) || (m_layout.bottom(i) > rulerHeightIn(m_theme) && m_layout.top(i) < viewport()->height()))
            inSight.append(views()[i].id);
    showRangeMenu(m_session, range, inSight, globalPosition, this, [this](const QString& what) { Q_EMIT said(what); });
}

void BrowserView::mousePressEvent(QMouseEvent* event)
{
    setFocus();
    if (event->button() != Qt::LeftButton || m_session.locus().empty())
        return;
    m_pointer = event->position();
    if (const int panel = m_scene.panelAt(m_pointer.x()); panel >= 0)
        m_session.setActive(panel);
    if (const int panel = m_scene.panelAt(m_pointer.x()); panel >= 0 && closeMark(m_scene, panel).contains(m_pointer))
        return m_session.closePanel(panel);
    if (event->modifiers() & Qt::AltModifier && m_scene.panelAt(m_pointer.x()) >= 0 && m_pointer.y() >= rulerHeightIn(m_theme))
        return zoom(2, scale().position(m_pointer.x()));
    m_drag = dragAt(m_pointer, event->modifiers());
    updateCursor();
}

void BrowserView::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    if (m_drag) {
        m_drag->moveTo(m_pointer);
        relayout();
        if (!viewport()->rect().contains(m_pointer.toPoint()) && !m_drag->lanes().isEmpty())
            carryOut(m_drag->lanes());
    }
    updateCursor();
    Q_EMIT hovered(m_session.locus().empty() ? QString() : positionText(m_scene, m_pointer.x()));
    viewport()->update();
}

/// Lanes that leave the browser can be dropped on other panels.
void BrowserView::carryOut(const QVector<int>& lanes)
{
    m_drag.reset();
    auto* drag = new QDrag(this);
    drag->setMimeData(lanesToDrag(lanes));
    drag->exec(Qt::CopyAction);
}

void BrowserView::mouseReleaseEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    if (const auto drag = std::move(m_drag))
        drag->finish();
    updateCursor();
    viewport()->update();
}

void BrowserView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    m_click.stop();
    if (event->button() == Qt::LeftButton && m_scene.panelAt(x) >= 0 && event->position().y() >= rulerHeightIn(m_theme))
        zoom(event->modifiers() & Qt::AltModifier ? 2 : 0.5, scale().position(x));
}

void BrowserView::wheelEvent(QWheelEvent* event)
{
    if (const int panel = m_scene.panelAt(event->position().x()); panel >= 0)
        m_session.setActive(panel);
    const QPointF delta = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2 : QPointF(event->pixelDelta());
    const bool zooms = m_wheelZooms != bool(event->modifiers() & Qt::ControlModifier);
    if (event->modifiers() & Qt::ShiftModifier)
        pan(-(delta.x() + delta.y()) / viewport()->width());
    else if (zooms && !m_session.locus().empty())
        zoom(std::pow(2.0, -delta.y() / 120), scale().position(std::max(scale().left(), event->position().x())));
    else {
        if (delta.x() != 0)
            pan(-delta.x() / viewport()->width());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - int(std::lround(delta.y())));
    }
    event->accept();
}

void BrowserView::keyPressEvent(QKeyEvent* event)
{
    const bool copy = event->matches(QKeySequence::Copy);
    if (copy && !valuesUnderPointer().isEmpty()) {
        QGuiApplication::clipboard()->setText(valuesUnderPointer());
        Q_EMIT said(tr("Copied the values at %1.").arg(positionText(m_scene, m_pointer.x())));
    }
    if (!copy && !m_navigation.key(*event) && !laneKey(m_session, *event))
        QAbstractScrollArea::keyPressEvent(event);
}

/// Scrolls until the lane chosen last is visible.
void BrowserView::showCurrent()
{
    viewport()->update();
    QScrollBar* bar = verticalScrollBar();
    for (qsizetype i = 0; i < m_layout.count(); ++i) {
        if (views()[i].id != m_session.selection().current() || m_layout.pinned(i))
            continue;
        if (m_layout.top(i) < m_layout.fixedBottom())
            bar->setValue(bar->value() - int(m_layout.fixedBottom() - m_layout.top(i)));
        else if (m_layout.bottom(i) > viewport()->height())
            bar->setValue(bar->value() + int(std::ceil(m_layout.bottom(i))) - viewport()->height());
    }
}

void BrowserView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int lane = byKey ? -1 : m_layout.laneAt(event->pos().y());
    if (lane >= 0 && !m_session.selection().contains(views()[lane].id))
        m_session.selection().set({ views()[lane].id });
    if (lane < 0 && !byKey)
        return;
    QMenu menu(this);
    fillLaneMenu(menu, m_session, m_panels, m_theme, this);
    menu.exec(byKey ? mapToGlobal(QPoint(int(headerWidthIn(m_theme)) / 2, int(rulerHeightIn(m_theme)))) : event->globalPos());
}

void BrowserView::updateCursor()
{
    const bool ruler = m_pointer.y() < rulerHeightIn(m_theme);
    viewport()->setCursor(m_drag                               ? m_drag->cursor()
            : !ruler && m_layout.edgeAt(m_pointer.y()) >= 0    ? Qt::SplitVCursor
            : !ruler && m_pointer.x() < headerWidthIn(m_theme) ? Qt::PointingHandCursor
            : ruler && m_scene.panelAt(m_pointer.x()) >= 0     ? Qt::IBeamCursor
                                                               : Qt::ArrowCursor);
}

void BrowserView::showDetails(const QPointF& at, const QPoint& globalPosition)
{
    const int panel = m_scene.panelAt(at.x()), lane = m_layout.laneAt(at.y());
    if (panel < 0 || lane < 0)
        return;
    const Scale& scale = m_scene.panels[panel].scale;
    const LaneView& view = m_scene.panels[panel].lanes[lane];
    const QStringList rows = detailsAt(view, scale, scale.position(at.x()));
    if (!rows.isEmpty())
        (new DetailsPopup(view.name, rows, this))->showAt(globalPosition);
}

void BrowserView::showTip(const QPoint& at, const QPoint& globalPosition)
{
    const int lane = m_layout.laneAt(at.y());
    const bool header = at.x() < headerWidthIn(m_theme);
    if (header && at.y() < rulerHeightIn(m_theme) && !m_session.locus().empty())
        QToolTip::showText(globalPosition, QString::fromStdString(toText(scale().interval())), viewport());
    else if (lane >= 0 && header)
        QToolTip::showText(globalPosition, laneTip(m_session, *m_panels.lanes()[size_t(lane)], views()[lane]), viewport());
    else
        QToolTip::hideText();
}

bool BrowserView::viewportEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::Leave:
        m_pointer = { -1, -1 };
        viewport()->update();
        Q_EMIT hovered({});
        break;
    case QEvent::ToolTip: {
        const auto* help = static_cast<QHelpEvent*>(event);
        showTip(help->pos(), help->globalPos());
        return true;
    }
    case QEvent::Gesture:
        if (auto* pinch = static_cast<QPinchGesture*>(static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture))) {
            zoom(1 / std::max(0.1, pinch->scaleFactor()), scale().position(viewport()->mapFromGlobal(pinch->centerPoint()).x()));
            return true;
        }
        break;
    default:
        break;
    }
    return QAbstractScrollArea::viewportEvent(event);
}
