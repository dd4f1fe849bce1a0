#include "views/browser/lanelayout.h"

#include <algorithm>
#include <cmath>

LaneLayout::LaneLayout(const QVector<LaneView>& lanes, double top, double scroll)
    : m_tops(lanes.size())
    , m_top(top)
{
    double y = top;
    const auto stack = [&](bool pinned) {
        for (qsizetype i = 0; i < lanes.size(); ++i)
            if (lanes[i].pinned == pinned) {
                m_tops[i] = y;
                y += lanes[i].height;
            }
    };
    for (const LaneView& lane : lanes) {
        m_heights.append(lane.height);
        m_pinned.append(lane.pinned);
        m_total += lane.height;
    }
    stack(true);
    m_fixedBottom = y;
    y -= scroll;
    stack(false);
    m_foot = std::max(y, m_fixedBottom);
}

int LaneLayout::laneAt(double y) const
{
    for (qsizetype i = 0; i < count(); ++i)
        if (visible(i, y) && y >= top(i) && y < bottom(i))
            return int(i);
    return -1;
}

int LaneLayout::edgeAt(double y) const
{
    constexpr double reach = 3;
    for (qsizetype i = 0; i < count(); ++i)
        if (visible(i, y) && std::abs(y - bottom(i)) <= reach)
            return int(i);
    return -1;
}

int LaneLayout::gapAt(double y) const
{
    const int lane = laneAt(y);
    if (lane < 0)
        return y < m_top ? 0 : int(count());
    return y < (top(lane) + bottom(lane)) / 2 ? lane : lane + 1;
}
