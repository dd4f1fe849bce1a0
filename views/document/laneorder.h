#pragma once
#include "views/document/sessionstate.h"

/// The order of lanes. All edit a state in place (inside Session::change); pinned lanes always come first.

/// Moves lanes, keeping their own order, before the lane that is now at `gap` (the number of lanes: to the end).
void moveLanes(SessionState&, const QVector<int>& ids, qsizetype gap);
/// One lane up or down.
void stepLanes(SessionState&, const QVector<int>& ids, bool down);
/// Pinned lanes stay visible at the top.
void pinLanes(SessionState&, const QVector<int>& ids, bool pinned);
void removeLanes(SessionState&, const QVector<int>& ids);
