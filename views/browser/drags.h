#pragma once
#include "views/browser/lanelayout.h"
#include "views/painting/scene.h"
#include "views/session/session.h"

#include <QPainter>

#include <memory>

/// What a drag may look at and change while it lasts.
struct DragStage {
    Session& session;
    Scene& scene;
    const LaneLayout& layout;
    const Theme& theme;
    int panel = -1; ///< pressed; -1: in the header
    int lane = -1; ///< pressed; -1: on the ruler or below all lanes
    Qt::KeyboardModifiers modifiers;
};

/// One pressing, moving and releasing of the left button in the browser. A click is a drag that never moved.
class Drag
{
public:
    Drag(const DragStage& stage, const QPointF& pressed)
        : m_stage(stage)
        , m_pressed(pressed)
        , m_at(pressed)
    {
    }
    virtual ~Drag() = default;

    void moveTo(const QPointF&);
    /// The button was let go.
    virtual void finish() = 0;
    virtual void paint(QPainter&, const QSizeF& /*viewport*/) const { }
    virtual Qt::CursorShape cursor() const = 0;
    /// Values under the pointer are in the way while this lasts.
    virtual bool hidesHover() const { return true; }
    /// What is taken along when the pointer leaves the browser; empty: nothing.
    virtual QVector<int> lanes() const { return {}; }

protected:
    virtual void moved() = 0;
    bool clicked() const { return !m_far; }

    DragStage m_stage;
    QPointF m_pressed, m_at;

private:
    bool m_far = false; ///< further than a shaky hand
};

/// The data: moves along the chromosome. `clicked` is told when it never moved.
std::unique_ptr<Drag> panDrag(const DragStage&, const QPointF&, std::function<void()> clicked);
/// A lane's lower edge: height of the lane, or of all selected ones when it is one of them.
std::unique_ptr<Drag> heightDrag(const DragStage&, const QPointF&, int lane);
/// A lane's name: a click selects (Ctrl: toggles, Shift: up to here), a drag moves the selected lanes to where the line is.
std::unique_ptr<Drag> orderDrag(const DragStage&, const QPointF&);
/// The ruler or, with Shift, the data: a rubber band. `chosen` is told its range in the panel, or a click's position as an empty
/// interval.
std::unique_ptr<Drag> bandDrag(const DragStage&, const QPointF&, std::function<void(const Interval&)> chosen);
