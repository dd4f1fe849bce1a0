#include "views/lanes/lanes.h"

#include <QSignalBlocker>

Lanes::Lanes(Session& session, int panel, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_panel(panel)
{
    connect(&m_session, &Session::stateChanged, this, &Lanes::follow);
    follow();
}

void Lanes::setPixels(int pixels)
{
    m_pixels = pixels;
    supply();
}

void Lanes::setWanted(const QSet<int>& lanes)
{
    if (m_wanted == lanes)
        return;
    m_wanted = lanes;
    supply();
}

bool Lanes::needsData(const LaneSpec& lane) const
{
    if (!m_wanted || m_wanted->contains(lane.id))
        return true;
    const QVector<LaneSpec>& all = m_session.state().lanes;
    return !lane.scale.group.isEmpty() && std::any_of(all.begin(), all.end(), [&](const LaneSpec& other) {
        return other.scale.group == lane.scale.group && m_wanted->contains(other.id);
    });
}

void Lanes::follow()
{
    QSignalBlocker whole(this); // a lane that tells of its change would show the others gone
    std::vector<Lane*> old;
    old.swap(m_lanes);
    for (const LaneSpec& spec : m_session.state().lanes) {
        const auto same
            = std::find_if(old.begin(), old.end(), [&](const Lane* lane) { return lane && lane->spec().id == spec.id; });
        if (same == old.end()) {
            m_lanes.push_back(new Lane(spec, m_session, this));
            connect(m_lanes.back(), &Lane::changed, this, &Lanes::changed);
        } else {
            (*same)->setSpec(spec);
            m_lanes.push_back(*same);
            *same = nullptr;
        }
    }
    for (Lane* gone : old)
        delete gone;
    whole.unblock();
    supply();
    Q_EMIT changed();
}

void Lanes::supply()
{
    if (m_panel >= m_session.loci().size())
        return;
    for (Lane* lane : m_lanes) {
        if (needsData(lane->spec()))
            lane->show(m_session.loci()[m_panel], m_pixels);
        else
            lane->rest();
    }
    Q_EMIT changed();
}

QVector<LaneView> Lanes::views() const
{
    QVector<LaneView> views;
    for (const Lane* lane : m_lanes)
        views.append(lane->view());
    return views;
}

bool Lanes::complete() const
{
    return !m_session.sources().busy()
        && std::all_of(m_lanes.begin(), m_lanes.end(), [](const Lane* lane) { return lane->complete(); });
}

size_t Lanes::bytes() const
{
    size_t bytes = 0;
    for (const Lane* lane : m_lanes)
        bytes += lane->bytes();
    return bytes;
}
