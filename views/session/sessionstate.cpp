#include "views/session/sessionstate.h"

#include <QHash>

size_t qHash(const Source& source, size_t seed)
{
    for (const Source& operand : source.operands)
        seed = qHash(operand, seed);
    seed = qHashMulti(seed, source.attention.chrom, source.attention.centre, int(source.attention.choice.combine),
        source.attention.choice.layer, source.attention.choice.head, source.attention.gene);
    return qHashMulti(seed, int(source.kind), source.path, source.head, source.track, int(source.operation));
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
