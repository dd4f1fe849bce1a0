#pragma once
#include "views/lanes/panels.h"

class QMenu;
class QWidget;

/// What can be done with the selected lanes, as entries of a menu: the context menu of a lane and the Lane menu of the window.
/// Every entry is one undoable change. The theme is that in which the lanes are drawn.
void fillLaneMenu(QMenu&, Session&, Panels&, const Theme&, QWidget* parent);
