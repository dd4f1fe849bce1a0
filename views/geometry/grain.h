#pragma once
#include "views/geometry/laneview.h"

#include <QStringList>

/// What the values of a lane stand for, from the most telling text to the shortest: "mean, min–max per 2.6 kb", …, "2.6 kb".
/// Values as the file or the model has them are told from those that sum up several. Empty for a lane without signals.
QStringList grainTexts(const LaneView&, const Scale&);
