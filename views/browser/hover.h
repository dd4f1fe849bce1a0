#pragma once
#include "views/browser/laneview.h"
#include "views/browser/scale.h"

/// What lies under the pointer in one lane, as short text: the values of its signals (mean, with min–max when the pixel holds
/// more than one record), the base, the name of the feature or the arc. Empty when there is nothing.
QString readout(const LaneView&, const Scale&, double position);
