#pragma once
#include "views/browser/lanelayout.h"
#include "views/painting/scene.h"
#include "views/session/session.h"

#include <QCoreApplication>

/// Paints what the browser shows: rulers, the lanes laid out under them, pinned ones over the others, marks of several panels,
/// and what lies under the pointer. Only what is already in memory.
class BrowserPainter
{
    Q_DECLARE_TR_FUNCTIONS(BrowserView)

public:
    QPainter& painter;
    const Session& session;
    const Scene& scene;
    const LaneLayout& layout;
    const Theme& theme;
    QPointF pointer;
    QSizeF size;

    void paint(bool hover);

private:
    void paintWelcome();
    void paintLanes();
    void paintPanelMarks();
    void paintHover();
};

/// Where one of several panels is closed; empty when there is only one.
QRectF closeMark(const Scene&, int panel);
