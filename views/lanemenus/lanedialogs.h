#pragma once
#include "views/geometry/laneview.h"

#include <optional>

class QWidget;

/// Lowest and highest value of a fixed range, starting from the present one; nothing when the user gave up.
std::optional<ValueRange> askRange(QWidget* parent, const ValueRange& now);

/// Threshold and number of arcs; nothing when the user gave up. The slider's range is that of the visible scores.
std::optional<ArcChoice> askArcs(QWidget* parent, const LaneView&);
