#pragma once
#include "views/session/session.h"

class QKeyEvent;

/// Keys for the selected lanes: choose (Up, Down, Ctrl+A, Escape), move (Alt+Up, Alt+Down, Alt+Home, Alt+End), remove (Del).
/// Returns whether the key was one of them.
bool laneKey(Session&, const QKeyEvent&);
void selectAllLanes(Session&);
