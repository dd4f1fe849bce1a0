#include "views/browser/browserview.h"

#include "views/browser/hover.h"
#include "views/browser/lanemenu.h"
#include "views/browser/painters.h"

#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <cmath>

BrowserView::BrowserView(Session& session, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_session(session)
    , m_lanes(session)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Genome lanes"));
    viewport()->setMouseTracking(true);
    viewport()->grabGesture(Qt::PinchGesture);
    connect(&m_lanes, &Lanes::changed, this, [this] {
        m_views = m_lanes.views();
        relayout();
        viewport()->update();
    });
    connect(&m_session, &Session::locusChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&m_session.sources(), &Sources::genomeChanged, viewport(), qOverload<>(&QWidget::update));
}

void BrowserView::setTheme(const Theme& theme)
{
    m_theme = theme;
    viewport()->update();
}

Scale BrowserView::scale() const
{
    return { m_session.locus(), laneHeaderWidth, std::max(50.0, viewport()->width() - laneHeaderWidth) };
}

double BrowserView::top(int index) const
{
    double y = rulerHeight - verticalScrollBar()->value();
    for (int i = 0; i < index; ++i)
        y += m_views[i].height;
    return y;
}

int BrowserView::laneAt(double y) const
{
    if (y < rulerHeight)
        return -1;
    for (int i = 0; i < m_views.size(); ++i)
        if (y >= top(i) && y < top(i) + m_views[i].height)
            return i;
    return -1;
}

int BrowserView::edgeAt(double y) const
{
    if (y < rulerHeight)
        return -1;
    for (int i = 0; i < m_views.size(); ++i)
        if (std::abs(y - top(i) - m_views[i].height) <= 3)
            return i;
    return -1;
}

void BrowserView::relayout()
{
    double total = rulerHeight;
    for (const LaneView& lane : std::as_const(m_views))
        total += lane.height;
    verticalScrollBar()->setRange(0, std::max(0, int(std::ceil(total)) - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(20);
}

void BrowserView::resizeEvent(QResizeEvent*)
{
    m_lanes.setPixels(std::max(50, viewport()->width() - int(laneHeaderWidth)));
    relayout();
}

void BrowserView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.background);
    if (m_session.locus().empty())
        return paintWelcome(painter);
    const Scale scale = this->scale();
    const double width = viewport()->width();
    painter.save();
    painter.setClipRect(QRectF(0, rulerHeight, width, viewport()->height() - rulerHeight));
    for (int i = 0; i < m_views.size(); ++i) {
        const QRectF area(0, top(i), width, m_views[i].height);
        if (area.bottom() <= rulerHeight || area.top() >= viewport()->height())
            continue;
        painter.fillRect(area, m_theme.laneBackground);
        paintLane(painter, area, scale, m_views[i], m_theme);
        painter.fillRect(QRectF(0, area.bottom() - 1, width, 1), m_theme.separator);
    }
    painter.restore();
    const QRectF ruler(0, 0, width, rulerHeight);
    painter.fillRect(ruler, m_theme.background);
    paintRuler(painter, ruler, scale, m_theme);
    paintHover(painter);
    paintBand(painter);
}

void BrowserView::paintWelcome(QPainter& painter)
{
    const QString problem = m_session.sources().genomeProblem();
    const bool opening = m_session.sources().busy();
    painter.setPen(problem.isEmpty() ? m_theme.text : m_theme.problem);
    painter.setFont(m_theme.font);
    const QString text = !problem.isEmpty() ? problem
        : opening                           ? tr("Opening…")
        : m_views.isEmpty()
        ? tr("Drop a genome here to begin: FASTA (plain or bgzip), UCSC 2bit, or a table of chromosome sizes.\n\nThen drop "
             "tracks, gene annotation and a model.")
        : tr("Drop a genome here to see these tracks: FASTA (plain or bgzip), UCSC 2bit, or a table of chromosome sizes.");
    painter.drawText(viewport()->rect().adjusted(60, 60, -60, -60), Qt::AlignCenter | Qt::TextWordWrap, text);
}

void BrowserView::paintHover(QPainter& painter)
{
    if (m_pointer.x() < laneHeaderWidth || m_drag == Drag::Band || m_drag == Drag::Height)
        return;
    std::vector<LaneAt> lanes;
    for (int i = 0; i < m_views.size(); ++i)
        if (top(i) > rulerHeight - 6 && top(i) < viewport()->height())
            lanes.push_back({ top(i), &m_views[i] });
    ::paintHover(painter, scale(), m_pointer.x(), viewport()->height(), lanes, m_theme);
}

void BrowserView::paintBand(QPainter& painter)
{
    if (m_drag != Drag::Band)
        return;
    const double left = std::max(laneHeaderWidth, std::min(m_pressed.x(), m_pointer.x()));
    const double right = std::max(m_pressed.x(), m_pointer.x());
    painter.fillRect(QRectF(left, 0, right - left, viewport()->height()), m_theme.selection);
    const Scale scale = this->scale();
    painter.setPen(m_theme.text);
    painter.setFont(m_theme.smallFont);
    painter.drawText(QRectF(left, rulerHeight + 2, std::max(80.0, right - left), 16), Qt::AlignHCenter,
        QString::fromStdString(lengthText(int64_t((right - left) * scale.bpPerPixel()))));
}

void BrowserView::zoom(double factor, std::optional<double> position)
{
    const Interval& now = m_session.locus();
    if (now.empty())
        return;
    const double fixed = position.value_or(double(now.start) + double(now.length()) / 2);
    const double length = std::max(double(Session::narrowest), double(now.length()) * factor);
    const double start = fixed - (fixed - double(now.start)) * length / double(now.length());
    m_session.go({ now.chrom, std::llround(start), std::llround(start + length) });
}

void BrowserView::pan(double share)
{
    const Interval& now = m_session.locus();
    if (!now.empty())
        m_session.go(now.shifted(std::llround(double(now.length()) * share)));
}

void BrowserView::mousePressEvent(QMouseEvent* event)
{
    setFocus();
    if (event->button() != Qt::LeftButton || m_session.locus().empty())
        return;
    m_pressed = m_pointer = event->position();
    m_pressedLocus = m_session.locus();
    const int edge = edgeAt(m_pressed.y());
    if (edge >= 0) {
        m_drag = Drag::Height;
        m_dragLane = edge;
        m_dragHeight = m_views[edge].height;
    } else if (m_pressed.x() >= laneHeaderWidth) {
        const bool band = m_pressed.y() < rulerHeight || event->modifiers() & Qt::ShiftModifier;
        m_drag = band ? Drag::Band : Drag::Pan;
    }
    updateCursor(m_pressed);
}

void BrowserView::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    const Scale scale(m_pressedLocus, laneHeaderWidth, std::max(50.0, viewport()->width() - laneHeaderWidth));
    if (m_drag == Drag::Pan)
        m_session.go(m_pressedLocus.shifted(std::llround((m_pressed.x() - m_pointer.x()) * scale.bpPerPixel())), false);
    if (m_drag == Drag::Height) {
        m_views[m_dragLane].height = std::clamp(m_dragHeight + m_pointer.y() - m_pressed.y(), 16.0, 2000.0);
        relayout();
    }
    if (m_drag == Drag::None)
        updateCursor(m_pointer);
    Q_EMIT hovered(m_pointer.x() >= laneHeaderWidth && !m_session.locus().empty() ? QString::fromStdString(
                       m_session.locus().chrom + ":" + withCommas(int64_t(std::floor(this->scale().position(m_pointer.x()))) + 1))
                                                                                  : QString());
    viewport()->update();
}

void BrowserView::mouseReleaseEvent(QMouseEvent* event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    m_pointer = event->position();
    if (drag == Drag::Pan)
        m_session.go(m_session.locus());
    if (drag == Drag::Band)
        finishBand();
    if (drag == Drag::Height) {
        const LaneView& lane = m_views[m_dragLane];
        m_session.change(tr("Height of %1").arg(lane.name),
            [&](SessionState& state) { state.lane(lane.id)->height = std::round(lane.height); });
    }
    updateCursor(m_pointer);
    viewport()->update();
}

/// A rubber band zooms to its range; a mere click on the ruler centres, with Shift in the data it zooms in.
void BrowserView::finishBand()
{
    const Scale scale = this->scale();
    const double from = scale.position(std::max(laneHeaderWidth, std::min(m_pressed.x(), m_pointer.x())));
    const double to = scale.position(std::min(scale.right(), std::max(m_pressed.x(), m_pointer.x())));
    if (std::abs(m_pressed.x() - m_pointer.x()) >= 4)
        return m_session.go({ m_session.locus().chrom, int64_t(std::floor(from)), int64_t(std::ceil(to)) });
    if (m_pressed.y() >= rulerHeight)
        return zoom(0.5, from);
    m_session.go(m_session.locus().shifted(std::llround(from) - m_session.locus().centre()));
}

void BrowserView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && event->position().x() >= laneHeaderWidth && event->position().y() >= rulerHeight)
        zoom(event->modifiers() & Qt::AltModifier ? 2 : 0.5, scale().position(event->position().x()));
}

void BrowserView::wheelEvent(QWheelEvent* event)
{
    const QPointF delta = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2 : QPointF(event->pixelDelta());
    if (event->modifiers() & Qt::ControlModifier)
        zoom(std::pow(2.0, -delta.y() / 120), scale().position(std::max(laneHeaderWidth, event->position().x())));
    else if (event->modifiers() & Qt::ShiftModifier)
        pan(-(delta.x() + delta.y()) / viewport()->width());
    else {
        if (delta.x() != 0)
            pan(-delta.x() / viewport()->width());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - int(std::lround(delta.y())));
    }
    event->accept();
}

void BrowserView::keyPressEvent(QKeyEvent* event)
{
    const double step = event->modifiers() & Qt::ShiftModifier ? 0.5 : 0.1;
    switch (event->key()) {
    case Qt::Key_Left:
        return pan(-step);
    case Qt::Key_Right:
        return pan(step);
    case Qt::Key_Home:
        return pan(-1);
    case Qt::Key_End:
        return pan(1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(0.5);
    case Qt::Key_Minus:
        return zoom(2);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void BrowserView::contextMenuEvent(QContextMenuEvent* event)
{
    const int lane = laneAt(event->pos().y());
    if (lane >= 0)
        showLaneMenu(m_session, *m_lanes.all()[size_t(lane)], m_views[lane], scale(), event->globalPos(), this);
}

void BrowserView::updateCursor(const QPointF& at)
{
    const bool data = at.x() >= laneHeaderWidth;
    viewport()->setCursor(m_drag == Drag::Height || (m_drag == Drag::None && edgeAt(at.y()) >= 0) ? Qt::SplitVCursor
            : m_drag == Drag::Pan                                                                 ? Qt::ClosedHandCursor
            : data && at.y() < rulerHeight                                                        ? Qt::IBeamCursor
                                                                                                  : Qt::ArrowCursor);
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
        const int lane = laneAt(help->pos().y());
        if (lane >= 0 && help->pos().x() < laneHeaderWidth)
            QToolTip::showText(help->globalPos(), laneTip(m_session, *m_lanes.all()[size_t(lane)], m_views[lane]), viewport());
        else
            QToolTip::hideText();
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
