#pragma once
#include "views/browser/painters.h"
#include "views/browser/valueaxis.h"

/// One line that names the layers of an overlay, with the correlation of each further signal with the first.
/// Drawn in a top corner of `data`, on a translucent ground; not at all where it does not fit.
void paintLegend(QPainter&, const QRectF& data, const Scale&, const LaneView&, const ValueAxis&, const Theme&);
