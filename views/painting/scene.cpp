#include "views/painting/scene.h"

#include "views/ink/lettering.h"
#include "views/painting/painters.h"

#include <QHash>

#include <algorithm>

namespace
{

bool followsData(const LaneView& lane)
{
    return lane.scale.range != ValueScale::Range::Fixed
        && std::any_of(lane.layers.begin(), lane.layers.end(), [](const LayerView& layer) { return layer.signal() != nullptr; });
}

/// Lanes with the same key share a range.
QString rangeKey(const LaneView& lane)
{
    return lane.scale.group.isEmpty() ? QString::number(lane.id) : QStringLiteral("group ") + lane.scale.group;
}

constexpr double closeRoom = 18; ///< of the mark that closes a panel
constexpr double titleRoom = 100; ///< of chromosome and length over a panel, at the text size of figures

QRectF bandOf(const Region& region, const Scale& scale, const QRectF& area)
{
    if (!region.drawn || region.where.chrom != scale.interval().chrom)
        return {};
    const auto span = scale.span(double(region.where.start), double(region.where.end));
    const double left = std::max(span.left, scale.left()), right = std::min(std::max(span.right, span.left + 1), scale.right());
    return right > left ? QRectF(left, area.top(), right - left, area.height()) : QRectF();
}

} // namespace

int Scene::panelAt(double x) const
{
    for (int i = 0; i < panels.size(); ++i)
        if (x >= panels[i].scale.left() && x < panels[i].scale.right())
            return i;
    return -1;
}

void Scene::shareRanges()
{
    QHash<QString, ValueRange> common;
    QHash<QString, int> members;
    for (const PanelView& panel : panels)
        for (const LaneView& lane : panel.lanes) {
            if (!followsData(lane))
                continue;
            const ValueRange range = valueRange(lane, panel.scale);
            ValueRange& shared = common[rangeKey(lane)];
            const bool first = members[rangeKey(lane)]++ == 0;
            shared = first ? range : ValueRange { std::min(shared.low, range.low), std::max(shared.high, range.high) };
        }
    for (PanelView& panel : panels)
        for (LaneView& lane : panel.lanes)
            if (followsData(lane) && members.value(rangeKey(lane)) > 1)
                lane.range = common.value(rangeKey(lane));
}

QVector<Scale> panelScales(const Loci& loci, double left, double width, bool reversed, bool proportional)
{
    const double count = double(loci.size()), room = std::max(20 * count, width - panelGap * (count - 1));
    double total = 0;
    for (const Interval& locus : loci)
        total += double(locus.length());
    QVector<Scale> scales;
    for (const Interval& locus : loci) {
        const double fraction = proportional && total > 0 ? double(locus.length()) / total : 1 / count;
        scales.append({ locus, left, std::max(2.0, std::round(room * fraction)), reversed });
        left += scales.last().width() + panelGap;
    }
    return scales;
}

void paintRegionBands(QPainter& painter, const QRectF& area, const Scale& scale, const QVector<Region>& regions)
{
    for (const Region& region : regions) {
        const QRectF band = bandOf(region, scale, area);
        if (band.isEmpty())
            continue;
        QColor ground = region.colour;
        ground.setAlphaF(0.14F);
        painter.fillRect(band, ground);
    }
}

void paintRegionNames(QPainter& painter, const QRectF& area, const Scale& scale, const QVector<Region>& regions, double freeFrom,
    const Theme& theme)
{
    const double right = std::min(area.right(), scale.right());
    for (const Region& region : regions) {
        const QRectF band = bandOf(region, scale, area);
        if (band.isEmpty())
            continue;
        painter.fillRect(QRectF(band.left(), area.bottom() - 2.5, band.width(), 2.5), region.colour);
        const double x = std::max(freeFrom, band.left());
        const QString name = elidedTo(std::min(160 * theme.textScale, right - x), region.name, theme.smallFont);
        if (name.isEmpty() || x > band.right())
            continue;
        drawText(painter, { x, area.top() + theme.smallFont.pixelSize() }, name, theme.smallFont, theme.inked(region.colour));
        freeFrom = x + textWidth(name, theme.smallFont) + 8;
    }
}

void paintRulers(QPainter& painter, const QRectF& area, const Scene& scene, const Theme& theme)
{
    const bool several = scene.panels.size() > 1;
    for (const PanelView& panel : scene.panels) {
        // With several panels each names its own chromosome.
        const double left = several ? panel.scale.left() : area.left();
        paintRuler(painter, { left, area.top(), panel.scale.right() - left, area.height() }, panel.scale, theme);
        // The corners belong to its title and the mark that closes it.
        const QRectF names(area.left(), area.top(), panel.scale.right() - (several ? closeRoom : 0) - area.left(), area.height());
        paintRegionNames(
            painter, names, panel.scale, scene.regions, panel.scale.left() + (several ? titleRoom * theme.textScale : 0), theme);
    }
}

void paintLane(QPainter& painter, const QRectF& area, const Scene& scene, qsizetype index, const Theme& theme)
{
    for (const PanelView& panel : scene.panels)
        paintRegionBands(painter, area, panel.scale, scene.regions);
    bool first = true;
    for (const PanelView& panel : scene.panels) {
        const double left = first ? area.left() : panel.scale.left();
        paintLane(
            painter, { left, area.top(), panel.scale.right() - left, area.height() }, panel.scale, panel.lanes[index], theme);
        first = false;
    }
}
