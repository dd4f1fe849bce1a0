#include "views/paneldock.h"

#include "views/look/icons.h"

#include <QAction>

PanelDock::PanelDock(const SidePanel& row, Panel* panel, QWidget* window)
    : QDockWidget(row.translatedTitle(), window)
    , m_panel(panel)
{
    const QString name = QString::fromLatin1(row.name);
    const QIcon icon = lineIcon(name);
    setObjectName(name);
    setWindowIcon(icon);
    setWidget(panel);
    QAction* toggle = toggleViewAction();
    toggle->setIcon(icon);
    toggle->setShortcut(row.shortcut());
    connect(toggle, &QAction::triggered, this, [this](bool opened) {
        m_byItself = false;
        if (opened)
            raise();
    });
    connect(panel, &Panel::wanted, this, &PanelDock::open);
    connect(panel, &Panel::active, this, &PanelDock::openByItself);
    connect(panel, &Panel::idle, this, [this] {
        if (std::exchange(m_byItself, false))
            hide();
    });
}

void PanelDock::open()
{
    m_byItself = false;
    show();
    raise();
}

void PanelDock::openByItself()
{
    m_byItself |= isHidden();
    show();
}

void PanelDock::setTextScale(double scale)
{
    constexpr int least = 260; // logical pixels
    m_panel->setMinimumWidth(std::max(qRound(least * scale), m_panel->minimumSizeHint().width()));
}
