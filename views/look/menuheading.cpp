#include "views/look/menuheading.h"

#include "views/look/grid.h"

#include <QLabel>
#include <QMenu>
#include <QWidgetAction>

void addHeading(QMenu& menu, const QString& title)
{
    if (!menu.isEmpty())
        menu.addSeparator();
    auto* label = new QLabel(title);
    label->setProperty("look", QStringLiteral("quiet"));
    label->setContentsMargins(2 * gridStep, gridStep, 2 * gridStep, gridStep);
    auto* heading = new QWidgetAction(&menu);
    heading->setText(title);
    heading->setDefaultWidget(label);
    heading->setEnabled(false);
    menu.addAction(heading);
}
