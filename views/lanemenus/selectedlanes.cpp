#include "views/lanemenus/selectedlanes.h"

SelectedLanes::SelectedLanes(Session& session, Panels& panels)
    : m_session(session)
    , m_panels(panels)
    , m_ids(session.selection().lanes())
{
    for (const PanelView& panel : panels.scene(0).panels)
        for (const LaneView& lane : panel.lanes)
            if (m_ids.contains(lane.id))
                m_views.append({ lane, panel.scale });
}

QString SelectedLanes::title() const
{
    return several() ? QObject::tr("%n lane(s)", nullptr, int(m_ids.size())) : first().name;
}

void SelectedLanes::change(const QString& what, const std::function<void(LaneSpec&)>& edit) const
{
    m_session.change(QStringLiteral("%1: %2").arg(title(), what), [&](SessionState& state) {
        for (LaneSpec& lane : state.lanes)
            if (m_ids.contains(lane.id))
                edit(lane);
    });
}
