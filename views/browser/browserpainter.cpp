#include "views/browser/browserpainter.h"

#include "views/browser/hover.h"
#include "views/painting/matrixview.h"
#include "views/painting/painters.h"

QRectF closeMark(const Scene& scene, int panel)
{
    const Scale& scale = scene.panels[panel].scale;
    return scene.panels.size() < 2 ? QRectF() : QRectF(scale.right() - 16, 2, 16, 16);
}

void BrowserPainter::paint(bool hover)
{
    if (session.locus().empty())
        return paintWelcome();
    paintLanes();
    const QRectF ruler(0, 0, size.width(), rulerHeightIn(theme));
    painter.fillRect(ruler, theme.background);
    paintRulers(painter, ruler, scene, theme);
    paintPanelMarks();
    if (hover)
        paintHover();
}

/// Pinned lanes over the others.
void BrowserPainter::paintLanes()
{
    const double width = size.width();
    const auto paint = [&](bool pinned, double from) {
        painter.save();
        painter.setClipRect(QRectF(0, from, width, size.height() - from));
        for (qsizetype i = 0; i < layout.count(); ++i) {
            const QRectF area(0, layout.top(i), width, layout.bottom(i) - layout.top(i));
            if (layout.pinned(i) != pinned || area.bottom() <= from || area.top() >= size.height())
                continue;
            painter.fillRect(area, theme.laneBackground);
            if (session.selection().contains(scene.panels.first().lanes[i].id)) {
                painter.fillRect(QRectF(0, area.top(), headerWidthIn(theme), area.height()), theme.selection);
                painter.fillRect(QRectF(0, area.top(), 3, area.height()), theme.readable(theme.gene));
            }
            paintLane(painter, area, scene, i, theme);
            painter.fillRect(QRectF(0, area.bottom() - 1, width, 1), theme.separator);
        }
        painter.restore();
    };
    if (const double below = size.height() - layout.foot(); below > 0)
        painter.fillRect(QRectF(0, layout.foot(), width, below), theme.background);
    paint(false, layout.fixedBottom());
    paint(true, rulerHeightIn(theme));
    if (layout.fixedBottom() > rulerHeightIn(theme))
        painter.fillRect(QRectF(0, layout.fixedBottom() - 1, width, 1), theme.axis);
}

/// Borders between panels, and which of several is the active one.
void BrowserPainter::paintPanelMarks()
{
    if (scene.panels.size() < 2)
        return;
    for (qsizetype i = 0; i < scene.panels.size(); ++i) {
        const Scale& scale = scene.panels[i].scale;
        if (i > 0)
            painter.fillRect(QRectF(scale.left() - panelGap, 0, panelGap, size.height()), theme.background);
        if (i == session.active())
            painter.fillRect(QRectF(scale.left(), 0, scale.width(), 2), theme.readable(theme.gene));
        const QRectF mark = closeMark(scene, int(i)).adjusted(4, 4, -4, -4);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(mark.adjusted(-4, -4, 4, 4).contains(pointer) ? theme.text : theme.quietText, 1.5));
        painter.drawLine(mark.topLeft(), mark.bottomRight());
        painter.drawLine(mark.topRight(), mark.bottomLeft());
    }
}

void BrowserPainter::paintWelcome()
{
    const QString problem = session.sources().genomeProblem();
    const bool opening = session.sources().busy();
    painter.fillRect(QRectF({}, size), theme.background);
    painter.setPen(problem.isEmpty() ? theme.text : theme.problem);
    painter.setFont(theme.font);
    const QString text = !problem.isEmpty() ? problem
        : opening                           ? tr("Opening…")
        : scene.panels.first().lanes.isEmpty()
        ? tr("Drop a genome here to begin: FASTA (plain or bgzip), UCSC 2bit, or a table of chromosome sizes.\n\nThen drop "
             "tracks, gene annotation and a model.")
        : tr("Drop a genome here to see these tracks: FASTA (plain or bgzip), UCSC 2bit, or a table of chromosome sizes.");
    painter.drawText(QRectF({}, size).adjusted(60, 60, -60, -60), Qt::AlignCenter | Qt::TextWordWrap, text);
}

void BrowserPainter::paintHover()
{
    const int panel = scene.panelAt(pointer.x());
    if (panel < 0)
        return;
    std::vector<LaneAt> lanes;
    for (qsizetype i = 0; i < layout.count(); ++i) {
        const double top = layout.top(i), from = layout.pinned(i) ? rulerHeightIn(theme) : layout.fixedBottom();
        if (top > from - 6 && top < size.height())
            lanes.push_back({ top, &scene.panels[panel].lanes[i] });
    }
    const PanelView& shown = scene.panels[panel];
    ::paintHover(painter, shown.scale, pointer, size.height(), lanes, theme);
    const int lane = layout.laneAt(pointer.y());
    for (qsizetype i = 0; lane >= 0 && i < shown.lanes[lane].layers.size(); ++i) {
        const tracks::Slice* slice = shown.lanes[lane].layers[i].slice.get();
        const auto* matrix = slice ? std::get_if<tracks::Matrix>(slice) : nullptr;
        const QRectF area(0, layout.top(lane), shown.scale.right(), layout.bottom(lane) - layout.top(lane));
        if (matrix)
            paintMatrixHover(
                painter, layerArea(area, shown.scale, shown.lanes[lane], i), shown.scale, *matrix, shown.lanes, pointer, theme);
    }
}
