#pragma once
#include "views/geometry/laneview.h"

/// Where lanes lie, top to bottom: pinned ones stay under the ruler, the others scroll beneath them.
class LaneLayout
{
public:
    LaneLayout() = default;
    /// y in logical pixels: the lanes begin at `top`; `scroll` is how far the others are scrolled.
    LaneLayout(const QVector<LaneView>& lanes, double top, double scroll);

    double top(qsizetype lane) const { return m_tops[lane]; }
    double bottom(qsizetype lane) const { return m_tops[lane] + m_heights[lane]; }
    bool pinned(qsizetype lane) const { return m_pinned[lane]; }
    qsizetype count() const { return m_tops.size(); }
    /// Lower end of the pinned lanes: others are visible below it.
    double fixedBottom() const { return m_fixedBottom; }
    /// Lower end of the lowest lane.
    double foot() const { return m_foot; }
    /// Height of everything, scrolled or not.
    double total() const { return m_total; }

    /// -1: none.
    int laneAt(double y) const;
    /// The lane whose lower edge is under y, or -1.
    int edgeAt(double y) const;
    /// Between which lanes something dropped at y lands: 0 is above the first.
    int gapAt(double y) const;

private:
    bool visible(qsizetype lane, double y) const { return m_pinned[lane] ? y >= m_top : y >= m_fixedBottom; }

    QVector<double> m_tops, m_heights;
    QVector<bool> m_pinned;
    double m_top = 0, m_fixedBottom = 0, m_foot = 0, m_total = 0;
};
