#pragma once
#include "views/geometry/arcgeometry.h"
#include "views/geometry/laneview.h"
#include "views/geometry/letters.h"
#include "views/geometry/valueaxis.h"
#include "views/look/theme.h"

#include <QPainter>
#include <QRectF>

#include <cmath>

/// Everything on the genome axis is painted in this room, for the window and for figures alike. The rules of the room
/// (README.md): painters are pure functions of their arguments that run on any thread, without a widget and without I/O, and
/// never set a clip; what is drawn stays inside `area`. Backgrounds, separators and selections are the caller's.

/// Width of the name and axis column left of the data and height of the ruler, logical pixels: as in figures; and as the theme's
/// text needs them.
constexpr double laneHeaderWidth = 150, rulerHeight = 34;
inline double headerWidthIn(const Theme& theme)
{
    return std::round(laneHeaderWidth * theme.textScale);
}
inline double rulerHeightIn(const Theme& theme)
{
    return std::round(rulerHeight * theme.textScale);
}

/// Ruler with round tick positions (1-based), unit suited to the width, chromosome name and visible length (in the header, or
/// over the ticks when the area begins with the scale).
void paintRuler(QPainter&, const QRectF& area, const Scale&, const Theme&);

/// Name, units, legend, axis and data of one lane. `area` spans header and data: the header lies left of the scale, and there is
/// none when the area begins with it.
void paintLane(QPainter&, const QRectF& area, const Scale&, const LaneView&, const Theme&);

/// The part of a lane's `area` where a layer that is no signal is painted.
QRectF layerArea(const QRectF& area, const Scale&, const LaneView&, qsizetype layer);

/// Height the lane would like for its rows of genes or features at this scale (packed without overlap), for "fit height"; for
/// signals its own height.
double preferredHeight(const LaneView&, const Scale&, const Theme&);

/// One layer over `data`: the values as a filled body standing on zero, or as a line, the range of each column paler behind it, a
/// mark where values leave the axis. `thin`: width of thin lines.
void paintSignal(QPainter&, const QRectF& data, const Columns&, const QColor&, const ValueAxis&, bool line, double thin = 1);
/// Fills `strip` where the signal has no data, so that this differs from zero.
void paintMissing(QPainter&, const QRectF& strip, const Columns&, const Theme&);
/// Marks along the upper and lower edge of `data` where values leave the range.
void paintBeyond(QPainter&, const QRectF& data, const Columns&, const ValueRange&);
/// Returns how many features found no row; where they lie is marked at the foot. `byScore`: shaded by scores of 1 to 1000, as
/// UCSC does; colours of the file are kept.
int paintFeatures(
    QPainter&, const QRectF& data, const Scale&, const tracks::Features&, const QColor&, const Theme&, bool byScore = true);
void paintBases(QPainter&, const QRectF& data, const Scale&, const tracks::Bases&, const Theme&);
ArcCount paintArcs(
    QPainter&, const QRectF& data, const Scale&, const tracks::Arcs&, const ArcChoice&, const QColor&, const Theme&);
/// One of them once more, stronger, for what the pointer is on.
void paintArcAlone(QPainter&, const QRectF& data, const Scale&, const tracks::Arcs&, const ArcChoice&, const tracks::Arc&,
    const QColor&, const Theme&);
