#pragma once
#include <QIcon>

/// One of the line icons in resources/icons by its file's name ("zoom-in"), in the colour of the text it stands beside: follows
/// light and dark by itself.
QIcon lineIcon(const QString& name);
/// The program's own.
QIcon programIcon();
