#include "views/document/laneorder.h"

#include <algorithm>

namespace
{

void pinnedFirst(SessionState& state)
{
    std::stable_partition(state.lanes.begin(), state.lanes.end(), [](const LaneSpec& lane) { return lane.pinned; });
}

} // namespace

void moveLanes(SessionState& state, const QVector<int>& ids, qsizetype gap)
{
    const auto begin = state.lanes.begin(), middle = begin + std::clamp<qsizetype>(gap, 0, state.lanes.size());
    const auto moved = [&](const LaneSpec& lane) { return ids.contains(lane.id); };
    std::stable_partition(begin, middle, std::not_fn(moved));
    std::stable_partition(middle, state.lanes.end(), moved);
    pinnedFirst(state);
}

void stepLanes(SessionState& state, const QVector<int>& ids, bool down)
{
    const auto moved = [&](const LaneSpec& lane) { return ids.contains(lane.id); };
    if (down) {
        const auto last = std::find_if(state.lanes.rbegin(), state.lanes.rend(), moved);
        if (last != state.lanes.rend())
            moveLanes(state, ids, (state.lanes.rend() - last) + 1);
    } else {
        const auto first = std::find_if(state.lanes.begin(), state.lanes.end(), moved);
        moveLanes(state, ids, first - state.lanes.begin() - 1);
    }
}

void pinLanes(SessionState& state, const QVector<int>& ids, bool pinned)
{
    for (LaneSpec& lane : state.lanes)
        if (ids.contains(lane.id))
            lane.pinned = pinned;
    pinnedFirst(state);
}

void removeLanes(SessionState& state, const QVector<int>& ids)
{
    state.lanes.removeIf([&](const LaneSpec& lane) { return ids.contains(lane.id); });
}
