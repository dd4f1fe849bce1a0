#pragma once
#include "core/tracks/slice.h"
#include "views/document/sessionstate.h"
#include "views/geometry/scale.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <vector>

/// An arc and the half-ellipse that stands for it, in logical pixels.
struct ArcCurve {
    const tracks::Arc* arc = nullptr;
    double left = 0, right = 0; ///< where it stands on the base; an end far outside the view is moved to just outside
    double rise = 0; ///< of its highest point above the base
    double strength = 0.5; ///< 0 … 1, the best score of the slice being 1; the middle for an arc without a score
    bool across = false; ///< the other end lies on another chromosome: no curve, a tick at `left` = `right`
};

/// How many arcs of a view are drawn.
struct ArcCount {
    int64_t shown = 0, all = 0;
    bool more = false; ///< there are more than `all`: the slice holds the strongest only
};

/// Which arcs of a slice are drawn in a view, by the lane's choice, and where. A view of so many arcs that nobody could tell them
/// apart gets its strongest, as many as it has room and a frame has time for; of equally strong ones an even sample, the same one
/// while panning.
class ArcGeometry
{
public:
    /// `area`: what the arcs may cover, anchors along its foot.
    ArcGeometry(const tracks::Arcs&, const Scale&, const QRectF& area, const ArcChoice&);

    const std::vector<ArcCurve>& curves() const { return m_curves; } ///< weakest first: stronger ones lie on top
    const ArcCount& count() const { return m_count; }
    const QRectF& area() const { return m_area; }
    double base() const { return m_area.bottom() - anchorHeight; }
    /// Both ends lie outside, on either side.
    bool passing(const ArcCurve& curve) const { return curve.left < m_area.left() && curve.right > m_area.right(); }
    double penWidth(const ArcCurve&) const;
    /// y of the curve at x; nothing where it does not reach.
    std::optional<double> yAt(const ArcCurve&, double x) const;
    /// The mark of an anchor on the base, cut to the view; empty outside.
    QRectF box(const Interval& anchor) const;
    /// The arc under the point, nearest curve or anchor first; null when none is within a few pixels.
    const tracks::Arc* at(const QPointF&) const;

    static constexpr double anchorHeight = 4, thickest = 3;

private:
    struct Candidate {
        double score;
        uint32_t lot; ///< decides among equal scores
        uint32_t index;
    };
    std::vector<Candidate> candidates(const tracks::Arcs&, const ArcChoice&);
    ArcCurve curve(const tracks::Arc&, const ArcChoice&) const;
    double distance(const ArcCurve&, const QPointF&) const;

    Scale m_scale;
    QRectF m_area;
    double m_best = 0, m_widest = 1;
    double m_weight = 1; ///< of the strongest lines: a crowd is drawn thin
    std::vector<ArcCurve> m_curves;
    ArcCount m_count;
};

/// "NAME (score) chr1:1-200 – chr1:5,000-5,200".
QString arcText(const tracks::Arc&);
/// "top 3,000 of 100,000"; empty when all are shown.
QString countText(const ArcCount&);
