#pragma once
#include "views/browser/drags.h"
#include "views/browser/navigation.h"
#include "views/browser/problembuttons.h"
#include "views/lanes/panels.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <optional>

/// The lanes under one ruler, and everything the pointer and the keys do to them. Paints only what is already in memory.
class BrowserView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    BrowserView(Session& session, QWidget* parent = nullptr);
    ~BrowserView() override;

    Panels& panels() { return m_panels; }
    const Theme& theme() const { return m_theme; }
    void setTheme(const Theme&);
    /// The bare wheel zooms instead of scrolling the lanes.
    void setWheelZooms(bool on) { m_wheelZooms = on; }
    void zoom(double factor, std::optional<double> position = {}) { m_navigation.zoom(factor, position); }
    void pan(double fraction) { m_navigation.pan(fraction); }
    Navigation& navigation() { return m_navigation; }
    /// What all lanes show under the pointer, a line each: "NAME<tab>VALUES"; first the position. Empty without a pointer.
    QString valuesUnderPointer() const;

Q_SIGNALS:
    void hovered(const QString& text); ///< position under the pointer; empty when it leaves
    void said(const QString& what); ///< something worth a line in the status bar
    void locateWanted(const QString& path); ///< a lane's file is to be looked for elsewhere

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void mouseDoubleClickEvent(QMouseEvent*) override;
    void wheelEvent(QWheelEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void contextMenuEvent(QContextMenuEvent*) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent*) override;

private:
    /// Of the active panel.
    const Scale& scale() const;
    const QVector<LaneView>& views() const; ///< the lanes, top to bottom
    void refresh();
    void fitWidth();
    void relayout();
    void askForLanes();
    void carryOut(const QVector<int>& lanes);
    std::unique_ptr<Drag> dragAt(const QPointF&, Qt::KeyboardModifiers);
    void bandChosen(const Interval& range, bool onRuler, const QPoint& globalPosition);
    void showCurrent();
    void updateCursor();
    void showDetails(const QPointF& at, const QPoint& globalPosition);
    void showTip(const QPoint& at, const QPoint& globalPosition);

    Session& m_session;
    Panels m_panels;
    Navigation m_navigation;
    ProblemButtons* m_problems;
    Theme m_theme = Theme::light();
    Scene m_scene; ///< what is painted; refreshed when lanes or loci change
    LaneLayout m_layout;
    std::unique_ptr<Drag> m_drag;
    QTimer m_click; ///< runs until a click is known not to be the first half of a double one
    QPointF m_pointer { -1, -1 };
    bool m_wheelZooms = false;
};
