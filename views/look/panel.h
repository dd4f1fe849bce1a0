#pragma once
#include <QWidget>

/// A widget at the side of the window. All that it wants of the window it says by these signals, so that the window knows a panel
/// by its row alone (views/sidepanels.h).
class Panel : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

Q_SIGNALS:
    void failed(const QString& why); ///< one sentence, shown until it is dismissed
    void noted(const QString& sentence); ///< the same, where nothing went wrong
    void said(const QString& what); ///< for the status bar
    void openWanted(const QString& path); ///< a file, as the user opens one
    void wanted(); ///< there is something to see: opens in front of the others
    void active(); ///< something goes on in it: opens by itself, behind the others
    void idle(); ///< nothing is left to see: what opened by itself closes again
};
