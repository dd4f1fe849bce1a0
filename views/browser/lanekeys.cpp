#include "views/browser/lanekeys.h"

#include "views/document/laneorder.h"

#include <QKeyEvent>

namespace
{

QVector<int> allLanes(const Session& session)
{
    QVector<int> ids;
    for (const LaneSpec& lane : session.state().lanes)
        ids.append(lane.id);
    return ids;
}

void selectNext(Session& session, bool down, bool extend)
{
    const QVector<int> all = allLanes(session);
    if (all.isEmpty())
        return;
    Selection& selection = session.selection();
    const qsizetype now = all.indexOf(selection.current());
    const int next
        = now < 0 ? (down ? all.first() : all.last()) : all[std::clamp<qsizetype>(now + (down ? 1 : -1), 0, all.size() - 1)];
    QVector<int> lanes = extend ? selection.lanes() : QVector<int>();
    lanes.removeOne(next);
    selection.set(lanes << next);
}

} // namespace

void selectAllLanes(Session& session)
{
    session.selection().set(allLanes(session));
}

bool laneKey(Session& session, const QKeyEvent& event)
{
    const QVector<int> ids = session.selection().lanes();
    const bool alt = event.modifiers() & Qt::AltModifier;
    const auto order = [&](auto move) {
        session.change(Session::tr("Move lanes"), [&](SessionState& state) { move(state); });
        return true;
    };
    switch (event.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const bool down = event.key() == Qt::Key_Down;
        if (alt)
            return order([&](SessionState& state) { stepLanes(state, ids, down); });
        return selectNext(session, down, event.modifiers() & Qt::ShiftModifier), true;
    }
    case Qt::Key_Home:
        return alt && order([&](SessionState& state) { moveLanes(state, ids, 0); });
    case Qt::Key_End:
        return alt && order([&](SessionState& state) { moveLanes(state, ids, state.lanes.size()); });
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        session.change(
            Session::tr("Remove %n lane(s)", nullptr, int(ids.size())), [&](SessionState& state) { removeLanes(state, ids); });
        return true;
    case Qt::Key_Escape:
        return session.selection().clear(), true;
    case Qt::Key_A:
        return event.modifiers() & Qt::ControlModifier && (selectAllLanes(session), true);
    default:
        return false;
    }
}
