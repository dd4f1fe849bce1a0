#include "views/document/selection.h"

void Selection::set(const QVector<int>& lanes)
{
    if (lanes == m_lanes)
        return;
    m_lanes = lanes;
    Q_EMIT changed();
}

void Selection::toggle(int lane)
{
    QVector<int> lanes = m_lanes;
    if (!lanes.removeOne(lane))
        lanes.append(lane);
    set(lanes);
}

void Selection::keep(const QVector<int>& existing)
{
    QVector<int> lanes = m_lanes;
    lanes.removeIf([&](int lane) { return !existing.contains(lane); });
    set(lanes);
}
