#pragma once
#include "views/sidepanels.h"

#include <QDockWidget>

/// The frame around a panel at the side: remembers itself under the panel's name, is closed until the user or the panel opens it,
/// and closes again when the panel that opened it has nothing left to show.
class PanelDock : public QDockWidget
{
    Q_OBJECT

public:
    PanelDock(const SidePanel&, Panel*, QWidget* window);

    Panel& panel() const { return *m_panel; }
    /// As the user does: it does not close by itself then.
    void open();
    /// Wide enough for what stands in it, with letters of this size (1: as usual).
    void setTextScale(double scale);

private:
    void openByItself();

    Panel* m_panel;
    bool m_byItself = false; ///< opened without the user
};
