#pragma once
#include "views/painting/scene.h"

#include <vector>

/// What lies under the pointer in one lane, as short text: the values of its signals as painted there, the base of the strand
/// shown, the name of the feature or the arc. Empty when there is nothing. Where the column under the pointer is one record of
/// the file this is the file's value; else it is named: "mean 3.142 (0.5 to 7)" for an envelope, "max 7". Missing data reads "no
/// data".
QString readout(const LaneView&, const Scale&, double position);

/// "chr1:1,234" at x; empty between panels and in the header.
QString positionText(const Scene&, double x);
/// What all lanes show at x, a line each: "NAME<tab>VALUES"; first the position. Empty where there is no position.
QString valuesAt(const Scene&, double x);

/// A lane and the y of its top edge.
struct LaneAt {
    double top = 0;
    const LaneView* lane = nullptr;
};

/// A line at the pointer's x from the ruler down to `bottom`, with the position (1-based) on the ruler and the readout at the top
/// of each lane. The arc whose curve is under the pointer stands out, and its lane tells both of its ends.
void paintHover(QPainter&, const Scale&, const QPointF& pointer, double bottom, const std::vector<LaneAt>&, const Theme&);
