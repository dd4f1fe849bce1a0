#pragma once
#include "views/browser/lane.h"
#include "views/browser/scale.h"

#include <QPoint>
#include <QString>

class QWidget;

/// The context menu of a lane: name, colour, scale, order, reading again, removing. Every entry is one undoable change.
void showLaneMenu(Session&, Lane&, const LaneView&, const Scale&, const QPoint& globalPosition, QWidget* parent);

/// What a lane is, for the tool tip over its name: files, format, resolution shown, problem.
QString laneTip(const Session&, const Lane&, const LaneView&);
