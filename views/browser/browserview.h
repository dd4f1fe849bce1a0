#pragma once
#include "views/browser/drags.h"
#include "views/browser/featurewalk.h"
#include "views/browser/panels.h"

#include <QAbstractScrollArea>

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
    /// Zooms so that `factor` times as much is visible, keeping the base at `position` in place (default: the centre).
    void zoom(double factor, std::optional<double> position = {});
    /// Moves by a share of the visible width, to the right on the screen.
    void pan(double share);
    void selectAll();
    FeatureWalk& walk() { return m_walk; }
    /// What all lanes show under the pointer, a line each: "NAME<tab>VALUES"; first the position. Empty without a pointer.
    QString valuesUnderPointer() const;

Q_SIGNALS:
    void hovered(const QString& text); ///< position under the pointer; empty when it leaves
    void said(const QString& what); ///< something worth a line in the status bar

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
    int panelAt(double x) const; ///< -1: between panels or in the header
    const QVector<LaneView>& views() const; ///< the lanes, top to bottom
    void refresh();
    void relayout();
    void paintLanes(QPainter&);
    void paintHover(QPainter&);
    void paintPanelMarks(QPainter&);
    void paintWelcome(QPainter&);
    std::unique_ptr<Drag> dragAt(const QPointF&, Qt::KeyboardModifiers);
    void bandChosen(const Interval& range, bool onRuler, const QPoint& globalPosition);
    void selectNext(bool down, bool extend);
    bool laneKey(QKeyEvent*);
    bool placeKey(QKeyEvent*);
    QString positionText(double x) const;
    void updateCursor();
    void showTip(const QPoint& at, const QPoint& globalPosition);

    Session& m_session;
    Panels m_panels;
    FeatureWalk m_walk;
    Theme m_theme = Theme::light();
    Scene m_scene; ///< what is painted; refreshed when lanes or loci change
    LaneLayout m_layout;
    std::unique_ptr<Drag> m_drag;
    QPointF m_pointer { -1, -1 };
    bool m_wheelZooms = false;
};
