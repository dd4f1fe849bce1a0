#pragma once
#include "views/look/panel.h"

#include <vector>

class FileOpener;
class Panels;
class Runs;
class Session;

/// What panels are made of.
struct PanelParts {
    Session& session;
    Panels& lanes;
    FileOpener& opener;
    Runs& runs;
};

/// A panel at the side of the window. A new one is its folder, a row in sidepanels.cpp and resources/icons/NAME.svg: the window,
/// its menu, the sheet of keys and the tests go through the rows.
struct SidePanel {
    const char* name; ///< of its icon, and in settings
    const char* title; ///< untranslated
    Qt::Key key; ///< with Ctrl: opens and closes it
    Qt::DockWidgetArea area;
    Panel* (*make)(const PanelParts&);

    QString translatedTitle() const;
    QKeySequence shortcut() const;
};
/// In the order of the menu.
const std::vector<SidePanel>& sidePanels();
