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
    , m_panels(session)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Genome lanes"));
    viewport()->setMouseTracking(true);
    viewport()->grabGesture(Qt::PinchGesture);
    const auto refresh = [this] {
        m_scene = m_panels.scene(laneHeaderWidth);
        relayout();
        viewport()->update();
    };
    connect(&m_panels, &Panels::changed, this, refresh);
    connect(&m_session, &Session::locusChanged, this, refresh);
    connect(&m_session.sources(), &Sources::genomeChanged, viewport(), qOverload<>(&QWidget::update));
}

void BrowserView::setTheme(const Theme& theme)
{
    m_theme = theme;
    viewport()->update();
}

const Scale& BrowserView::scale() const
{
    return m_scene.panels[std::min<qsizetype>(m_session.active(), m_scene.panels.size() - 1)].scale;
}

int BrowserView::panelAt(double x) const
{
    for (int i = 0; i < m_scene.panels.size(); ++i)
        if (x >= m_scene.panels[i].scale.left() && x < m_scene.panels[i].scale.right())
            return i;
    return -1;
}

const QVector<LaneView>& BrowserView::views() const
{
    return m_scene.panels.first().lanes;
}

double BrowserView::top(int index) const
{
    double y = rulerHeight - verticalScrollBar()->value();
    for (int i = 0; i < index; ++i)
        y += views()[i].height;
    return y;
}

int BrowserView::laneAt(double y) const
{
    if (y < rulerHeight)
        return -1;
    for (int i = 0; i < views().size(); ++i)
        if (y >= top(i) && y < top(i) + views()[i].height)
            return i;
    return -1;
}

int BrowserView::edgeAt(double y) const
{
    if (y < rulerHeight)
        return -1;
    for (int i = 0; i < views().size(); ++i)
        if (std::abs(y - top(i) - views()[i].height) <= 3)
            return i;
    return -1;
}

void BrowserView::relayout()
{
    double total = rulerHeight;
    for (const LaneView& lane : views())
        total += lane.height;
    verticalScrollBar()->setRange(0, std::max(0, int(std::ceil(total)) - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(20);
}

void BrowserView::resizeEvent(QResizeEvent*)
{
    m_panels.setWidth(std::max(50.0, viewport()->width() - laneHeaderWidth), devicePixelRatioF());
    m_scene = m_panels.scene(laneHeaderWidth);
    relayout();
}

void BrowserView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.background);
    if (m_session.locus().empty())
        return paintWelcome(painter);
    const double width = viewport()->width();
    painter.save();
    painter.setClipRect(QRectF(0, rulerHeight, width, viewport()->height() - rulerHeight));
    for (int i = 0; i < views().size(); ++i) {
        const QRectF area(0, top(i), width, views()[i].height);
        if (area.bottom() <= rulerHeight || area.top() >= viewport()->height())
            continue;
        painter.fillRect(area, m_theme.laneBackground);
        paintLane(painter, area, m_scene, i, m_theme);
        painter.fillRect(QRectF(0, area.bottom() - 1, width, 1), m_theme.separator);
    }
    painter.restore();
    const QRectF ruler(0, 0, width, rulerHeight);
    painter.fillRect(ruler, m_theme.background);
    paintRulers(painter, ruler, m_scene, m_theme);
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
        : views().isEmpty()
        ? tr("Drop a genome here to begin: FASTA (plain or bgzip), UCSC 2bit, or a table of chromosome sizes.\n\nThen drop "
             "tracks, gene annotation and a model.")
        : tr("Drop a genome here to see these tracks: FASTA (plain or bgzip), UCSC 2bit, or a table of chromosome sizes.");
    painter.drawText(viewport()->rect().adjusted(60, 60, -60, -60), Qt::AlignCenter | Qt::TextWordWrap, text);
}

void BrowserView::paintHover(QPainter& painter)
{
    const int panel = panelAt(m_pointer.x());
    if (panel < 0 || m_drag == Drag::Band || m_drag == Drag::Height)
        return;
    std::vector<LaneAt> lanes;
    for (int i = 0; i < views().size(); ++i)
        if (top(i) > rulerHeight - 6 && top(i) < viewport()->height())
            lanes.push_back({ top(i), &m_scene.panels[panel].lanes[i] });
    ::paintHover(painter, m_scene.panels[panel].scale, m_pointer.x(), viewport()->height(), lanes, m_theme);
}

void BrowserView::paintBand(QPainter& painter)
{
    if (m_drag != Drag::Band)
        return;
    const Scale& scale = this->scale();
    const double left = std::max(scale.left(), std::min(m_pressed.x(), m_pointer.x()));
    const double right = std::min(scale.right(), std::max(m_pressed.x(), m_pointer.x()));
    painter.fillRect(QRectF(left, 0, right - left, viewport()->height()), m_theme.selection);
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
        m_session.go(now.shifted(std::llround(double(now.length()) * (m_session.reversed() ? -share : share))));
}

void BrowserView::mousePressEvent(QMouseEvent* event)
{
    setFocus();
    if (event->button() != Qt::LeftButton || m_session.locus().empty())
        return;
    m_pressed = m_pointer = event->position();
    if (const int panel = panelAt(m_pressed.x()); panel >= 0)
        m_session.setActive(panel);
    m_pressedLocus = m_session.locus();
    const int edge = edgeAt(m_pressed.y());
    if (edge >= 0) {
        m_drag = Drag::Height;
        m_dragLane = edge;
        m_dragHeight = views()[edge].height;
    } else if (panelAt(m_pressed.x()) >= 0) {
        const bool band = m_pressed.y() < rulerHeight || event->modifiers() & Qt::ShiftModifier;
        m_drag = band ? Drag::Band : Drag::Pan;
    }
    updateCursor(m_pressed);
}

void BrowserView::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    if (m_drag == Drag::Pan) {
        const double bp = (m_pressed.x() - m_pointer.x()) * scale().bpPerPixel();
        m_session.go(m_pressedLocus.shifted(std::llround(m_session.reversed() ? -bp : bp)), false);
    }
    if (m_drag == Drag::Height) {
        for (PanelView& panel : m_scene.panels)
            panel.lanes[m_dragLane].height = std::clamp(m_dragHeight + m_pointer.y() - m_pressed.y(), 16.0, 2000.0);
        relayout();
    }
    if (m_drag == Drag::None)
        updateCursor(m_pointer);
    Q_EMIT hovered(positionText(m_pointer.x()));
    viewport()->update();
}

/// "chr1:1,234" under x; empty where there is no genome.
QString BrowserView::positionText(double x) const
{
    const int panel = panelAt(x);
    if (panel < 0 || m_session.locus().empty())
        return {};
    const Scale& scale = m_scene.panels[panel].scale;
    return QString::fromStdString(scale.interval().chrom + ":" + withCommas(int64_t(std::floor(scale.position(x))) + 1));
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
        const LaneView& lane = views()[m_dragLane];
        m_session.change(tr("Height of %1").arg(lane.name),
            [&](SessionState& state) { state.lane(lane.id)->height = std::round(lane.height); });
    }
    updateCursor(m_pointer);
    viewport()->update();
}

/// A rubber band zooms to its range; a mere click on the ruler centres, with Shift in the data it zooms in.
void BrowserView::finishBand()
{
    const Scale& scale = this->scale();
    const double one = scale.position(std::clamp(m_pressed.x(), scale.left(), scale.right()));
    const double other = scale.position(std::clamp(m_pointer.x(), scale.left(), scale.right()));
    const double from = std::min(one, other), to = std::max(one, other);
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
    if (const int panel = panelAt(event->position().x()); panel >= 0)
        m_session.setActive(panel);
    const QPointF delta = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2 : QPointF(event->pixelDelta());
    if (event->modifiers() & Qt::ControlModifier)
        zoom(std::pow(2.0, -delta.y() / 120), scale().position(std::max(scale().left(), event->position().x())));
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
        showLaneMenu(m_session, *m_panels.lanes()[size_t(lane)], views()[lane], scale(), event->globalPos(), this);
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
            QToolTip::showText(help->globalPos(), laneTip(m_session, *m_panels.lanes()[size_t(lane)], views()[lane]), viewport());
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
