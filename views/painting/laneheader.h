#pragma once
#include "views/painting/painters.h"

/// Name of a lane at the left of the header; below it, where there is room, what its values stand for and their units.
/// `axisRoom`: pixels kept free at the right for the axis.
/// Pure, on any thread, without a clip: see README.md of this room.
void paintLaneName(QPainter&, const QRectF& header, const LaneView&, const Scale&, double axisRoom, const Theme&);

/// "+12 more", for features that found no room; empty for none.
QString leftOutText(int count);
/// What is not drawn, at the lower right of the header; and the pixels it takes from the name.
void paintLeftOut(QPainter&, const QRectF& header, const QString& text, const Theme&);
double leftOutRoom(const QRectF& header, const QString& text, const Theme&);
