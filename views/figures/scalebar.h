#pragma once
#include "views/geometry/scale.h"
#include "views/look/theme.h"

#include <QPainter>

/// The longest of 1, 2 or 5 times a power of ten bp that is no wider than a third of the panel; at least 1.
int64_t scaleBarLength(const Scale&);
/// A bar of that length at the right end of the panel, its length written over it, in `area`.
void paintScaleBar(QPainter&, const QRectF& area, const Scale&, const Theme&);
