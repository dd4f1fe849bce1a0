#pragma once
#include "views/document/history.h"
#include "views/geometry/laneview.h"
#include "views/geometry/scale.h"
#include "views/look/theme.h"

#include <QPainter>

/// One stretch of the genome with its lanes.
/// Pure, on any thread, without a clip: see README.md of this room.
struct PanelView {
    Scale scale;
    QVector<LaneView> lanes;
};

/// Everything on the genome axis, ready to paint: what the window shows and what a figure holds.
struct Scene {
    QVector<PanelView> panels; ///< left to right, at least one; the same lanes in each
    QVector<Region> regions; ///< all of the session's

    qsizetype laneCount() const { return panels.isEmpty() ? 0 : panels.first().lanes.size(); }
    /// -1: between panels or in the header.
    int panelAt(double x) const;
    /// Gives lanes whose range follows the data the one range they share: over all panels, and over all lanes of a group.
    void shareRanges();
};

/// Where the panels of `loci` stand between `left` and `left + width`: of one width, or in proportion to their length.
QVector<Scale> panelScales(const Loci& loci, double left, double width, bool reversed, bool proportional);

constexpr double panelGap = 12; ///< logical pixels between panels

/// The regions of interest that lie in a panel, as pale bands over `area`; and their names along its top from `freeFrom`, each
/// with a bar at its foot, where there is room.
void paintRegionBands(QPainter&, const QRectF& area, const Scale&, const QVector<Region>&);
void paintRegionNames(QPainter&, const QRectF& area, const Scale&, const QVector<Region>&, double freeFrom, const Theme&);
/// The rulers of all panels over `area`, which spans header and data, with the names of regions.
void paintRulers(QPainter&, const QRectF& area, const Scene&, const Theme&);
/// One lane in all panels over `area`: its name and axis once, regions of interest behind its data.
void paintLane(QPainter&, const QRectF& area, const Scene&, qsizetype lane, const Theme&);
