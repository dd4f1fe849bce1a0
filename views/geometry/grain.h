#pragma once
#include "views/geometry/laneview.h"

#include <QStringList>

/// What the values of a lane stand for, from the most telling text to the shortest: "mean, min–max per 2.6 kb", …, "2.6 kb".
/// Values as the file or the model has them are told from those that sum up several. Empty for a lane without signals.
QStringList grainTexts(const LaneView&, const Scale&);

/// What the options of a lane do to a signal that is drawn at a scale, as `notesOf` of the options: "smoothed over 1 kb"; empty
/// where they change nothing.
QStringList notesOf(const LaneOptions&, const tracks::Signal&, const Scale&);
/// The notes of all signals of a lane, each note once.
QStringList notesOf(const LaneView&, const Scale&);
