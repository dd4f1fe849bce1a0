#include "views/document/sessionstate.h"

#include <algorithm>

QVector<Source> LaneSpec::sources() const
{
    QVector<Source> sources;
    for (const LayerSpec& layer : layers)
        sources.append(layer.source);
    if (style == SignalStyle::Logo)
        sources.append(BasesSource());
    return sources;
}

const LaneSpec* SessionState::lane(int id) const
{
    const auto found = std::find_if(lanes.begin(), lanes.end(), [id](const LaneSpec& lane) { return lane.id == id; });
    return found == lanes.end() ? nullptr : &*found;
}

LaneSpec* SessionState::lane(int id)
{
    // begin() of the list that may be changed parts it from the copies that share its data.
    const auto found = std::find_if(lanes.begin(), lanes.end(), [id](const LaneSpec& lane) { return lane.id == id; });
    return found == lanes.end() ? nullptr : &*found;
}

int SessionState::freeId() const
{
    int highest = 0;
    for (const LaneSpec& lane : lanes)
        highest = std::max(highest, lane.id);
    return highest + 1;
}

const InputChoice* SessionState::role(const QString& model, const QString& input) const
{
    const auto found = std::find_if(
        roles.begin(), roles.end(), [&](const InputChoice& role) { return role.model == model && role.input == input; });
    return found == roles.end() ? nullptr : &*found;
}

void SessionState::setRole(const InputChoice& role)
{
    for (InputChoice& known : roles)
        if (known.model == role.model && known.input == role.input) {
            known = role;
            return;
        }
    roles.append(role);
}
