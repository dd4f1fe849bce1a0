#pragma once
#include "views/browser/lanes.h"
#include "views/browser/scale.h"
#include "views/browser/theme.h"

#include <QAbstractScrollArea>

#include <optional>

/// The lanes under one ruler, and everything the pointer and the keys do to them. Paints only what is already in memory.
class BrowserView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    BrowserView(Session& session, QWidget* parent = nullptr);

    Lanes& lanes() { return m_lanes; }
    const Theme& theme() const { return m_theme; }
    void setTheme(const Theme&);
    /// Zooms so that `factor` times as much is visible, keeping the base at `position` in place (default: the centre).
    void zoom(double factor, std::optional<double> position = {});
    /// Moves by a share of the visible width.
    void pan(double share);

Q_SIGNALS:
    void hovered(const QString& text); ///< position and values under the pointer; empty when it leaves

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
    bool viewportEvent(QEvent*) override;

private:
    enum class Drag { None, Pan, Band, Height };

    Scale scale() const;
    double top(int index) const; ///< y of a lane in the viewport
    int laneAt(double y) const; ///< -1: none
    int edgeAt(double y) const; ///< lane whose lower edge is under y, or -1
    void relayout();
    void paintHover(QPainter&);
    void paintBand(QPainter&);
    void paintWelcome(QPainter&);
    void finishBand();
    void updateCursor(const QPointF&);

    Session& m_session;
    Lanes m_lanes;
    Theme m_theme = Theme::light();
    QVector<LaneView> m_views; ///< what is painted; refreshed when lanes change

    Drag m_drag = Drag::None;
    QPointF m_pressed, m_pointer { -1, -1 };
    Interval m_pressedLocus;
    int m_dragLane = -1;
    double m_dragHeight = 0;
};
