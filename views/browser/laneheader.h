#pragma once
#include "views/browser/painters.h"
#include "views/browser/valueaxis.h"

/// Name and units of a lane, at the left of the header.
/// `axisRoom`: pixels kept free at the right for the axis.
void paintLaneName(QPainter&, const QRectF& header, const LaneView&, double axisRoom, const Theme&);

/// Vertical axis with its numbers along the right edge of the header.
void paintValueAxis(QPainter&, const QRectF& header, const ValueAxis&, const Theme&);

/// Pixels that the axis numbers take.
double valueAxisRoom(const ValueAxis&, const Theme&);

/// "+12 more" at the lower right of the header, for features that found no room; and the pixels it takes from the name.
void paintLeftOut(QPainter&, const QRectF& header, int count, const Theme&);
double leftOutRoom(const QRectF& header, int count, const Theme&);
