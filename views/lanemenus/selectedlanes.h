#pragma once
#include "views/lanes/panels.h"

#include <algorithm>
#include <functional>

/// The selected lanes as they are shown while a menu about them is open, and how to change them. The entries of the menu keep a
/// copy each.
class SelectedLanes
{
public:
    SelectedLanes(Session&, Panels&);

    bool empty() const { return m_views.isEmpty(); }
    bool several() const { return m_ids.size() > 1; }
    const QVector<int>& ids() const { return m_ids; }
    /// What menus are ticked by: the topmost of them, in the panel farthest left, and the scale of that panel.
    const LaneView& first() const { return m_views.first().lane; }
    const Scale& scale() const { return m_views.first().scale; }
    /// The name of the lane, or how many there are.
    QString title() const;

    template <typename Test>
    bool anyLayer(const Test& test) const
    {
        return std::ranges::any_of(m_views, [&](const Shown& shown) { return std::ranges::any_of(shown.lane.layers, test); });
    }
    /// Whether a layer has data of this kind (tracks::Slice).
    template <typename Kind>
    bool show() const
    {
        return anyLayer([](const LayerView& layer) { return layer.slice && std::holds_alternative<Kind>(*layer.slice); });
    }

    /// One undoable step for all of them, called "TITLE: WHAT".
    void change(const QString& what, const std::function<void(LaneSpec&)>& edit) const;
    Session& session() const { return m_session; }
    Panels& panels() const { return m_panels; }

private:
    struct Shown {
        LaneView lane;
        Scale scale;
    };
    Session& m_session;
    Panels& m_panels;
    QVector<int> m_ids;
    QVector<Shown> m_views; ///< of every panel
};
