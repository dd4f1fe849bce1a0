#pragma once

class QMenu;
class QString;

/// A title over the entries that follow, after a line where there are entries above: QMenu::addSection shows no title under a
/// style sheet.
void addHeading(QMenu&, const QString& title);
