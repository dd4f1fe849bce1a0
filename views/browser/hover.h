#pragma once
#include "views/browser/laneview.h"
#include "views/browser/scale.h"
#include "views/browser/theme.h"

#include <QPainter>

#include <vector>

/// What lies under the pointer in one lane, as short text: the values of its signals (mean, with min–max when the pixel holds
/// more than one record), the base, the name of the feature or the arc. Empty when there is nothing.
QString readout(const LaneView&, const Scale&, double position);

/// A lane and the y of its top edge.
struct LaneAt {
    double top = 0;
    const LaneView* lane = nullptr;
};

/// A line at `x` from the ruler down to `bottom`, with the position (1-based) on the ruler and the readout at the top of each
/// lane.
void paintHover(QPainter&, const Scale&, double x, double bottom, const std::vector<LaneAt>&, const Theme&);
