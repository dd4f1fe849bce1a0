#pragma once
#include "views/browser/panels.h"

#include <QAbstractScrollArea>

#include <optional>

/// The lanes under one ruler, and everything the pointer and the keys do to them. Paints only what is already in memory.
class BrowserView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    BrowserView(Session& session, QWidget* parent = nullptr);

    Panels& panels() { return m_panels; }
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

    /// Of the active panel.
    const Scale& scale() const;
    int panelAt(double x) const; ///< -1: between panels or in the header
    const QVector<LaneView>& views() const; ///< the lanes, top to bottom
    double top(int index) const; ///< y of a lane in the viewport
    int laneAt(double y) const; ///< -1: none
    int edgeAt(double y) const; ///< lane whose lower edge is under y, or -1
    void relayout();
    void paintHover(QPainter&);
    void paintBand(QPainter&);
    void paintWelcome(QPainter&);
    QString positionText(double x) const;
    void finishBand();
    void updateCursor(const QPointF&);

    Session& m_session;
    Panels m_panels;
    Theme m_theme = Theme::light();
    Scene m_scene; ///< what is painted; refreshed when lanes or loci change

    Drag m_drag = Drag::None;
    QPointF m_pressed, m_pointer { -1, -1 };
    Interval m_pressedLocus;
    int m_dragLane = -1;
    double m_dragHeight = 0;
};
