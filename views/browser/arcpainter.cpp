#include "views/browser/lettering.h"
#include "views/browser/painters.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace
{

constexpr double anchorHeight = 4, tickHeight = 12, thickest = 3;

/// An arc on the view's chromosome, in pixels that may lie far outside.
struct Span {
    double left, right;
    double width() const { return right - left; }
    double centre() const { return (left + right) / 2; }
};

Span spanOf(const tracks::Arc& arc, const Scale& scale)
{
    const double a = scale.x(double(arc.a.start + arc.a.end) / 2), b = scale.x(double(arc.b.start + arc.b.end) / 2);
    return { std::min(a, b), std::max(a, b) };
}

/// An end far outside is drawn just outside, or the arc would be a flat line here.
Span drawn(const Span& span, const QRectF& data)
{
    const double reach = data.width() / 2;
    return { std::max(span.left, data.left() - reach), std::min(span.right, data.right() + reach) };
}

/// What all arcs of the lane share.
class ArcStage
{
public:
    ArcStage(const QRectF& data, const Scale& scale, const tracks::Arcs& arcs)
        : m_data(data.left(), data.top() + thickest / 2, std::min(data.right(), scale.right()) - data.left(),
            data.height() - thickest / 2)
    {
        double widest = 0;
        for (const tracks::Arc& arc : arcs.items) {
            if (arc.score > m_best)
                m_best = arc.score;
            if (arc.a.chrom == scale.interval().chrom && arc.b.chrom == scale.interval().chrom)
                if (const Span span = spanOf(arc, scale); span.right > m_data.left() && span.left < m_data.right())
                    widest = std::max(widest, span.width());
        }
        // Spans beyond two views are all equally far: they must not press the short ones down.
        m_widest = std::clamp(widest, 1.0, 2 * m_data.width());
    }

    const QRectF& data() const { return m_data; }
    double base() const { return m_data.bottom() - anchorHeight; }
    /// Highest point of an arc: grows with the square root of its span.
    double rise(const Span& span) const
    {
        const double full = base() - m_data.top();
        return std::clamp(std::sqrt(std::min(span.width(), m_widest) / m_widest) * full, std::min(6.0, full), full);
    }
    /// 0 … 1, the best in the slice being 1; the middle when the file gives none.
    double strength(const tracks::Arc& arc) const
    {
        return std::isfinite(arc.score) && m_best > 0 ? std::clamp(arc.score / m_best, 0.0, 1.0) : 0.5;
    }

private:
    QRectF m_data;
    double m_best = 0, m_widest = 1;
};

/// The part of a half-ellipse that lies inside the view.
QPainterPath halfEllipse(const Span& span, double rise, const ArcStage& stage, double penWidth)
{
    const double radius = std::max(span.width() / 2, 0.5);
    const double inside = penWidth / 2 + 0.5, left = stage.data().left() + inside, right = stage.data().right() - inside;
    const auto angleAt = [&](double x) { return std::acos(std::clamp((x - span.centre()) / radius, -1.0, 1.0)); };
    const double from = angleAt(left), to = angleAt(right);
    QPainterPath path;
    if (from - to < 1e-9)
        return path;
    if (span.left >= left && span.right <= right) {
        path.moveTo(span.centre() - radius, stage.base());
        path.arcTo(QRectF(span.centre() - radius, stage.base() - rise, 2 * radius, 2 * rise), 180, -180);
        return path;
    }
    constexpr int pieces = 40;
    for (int piece = 0; piece <= pieces; ++piece) {
        const double angle = from + (to - from) * piece / pieces;
        const QPointF point(
            std::clamp(span.centre() + radius * std::cos(angle), left, right), stage.base() - rise * std::sin(angle));
        piece == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    return path;
}

QRectF anchorBox(const Interval& anchor, const Scale& scale, const ArcStage& stage)
{
    const auto span = scale.span(double(anchor.start), double(anchor.end));
    const double left = std::max(span.left, stage.data().left());
    const double right = std::min(std::max(span.right, span.left + 1.5), stage.data().right());
    return right > left ? QRectF(left, stage.base(), right - left, anchorHeight) : QRectF();
}

void paintArc(QPainter& painter, const tracks::Arc& arc, const Scale& scale, const ArcStage& stage, QColor colour)
{
    const Span span = spanOf(arc, scale);
    const bool passing = span.left < stage.data().left() && span.right > stage.data().right();
    const double strength = stage.strength(arc), penWidth = 0.75 + (passing ? 0 : strength) * (thickest - 0.75);
    QColor anchorColour = colour;
    anchorColour.setAlphaF(0.8F);
    colour.setAlphaF(float((0.35 + 0.55 * strength) * (passing ? 0.5 : 1)));
    if (const QPainterPath path = halfEllipse(drawn(span, stage.data()), stage.rise(span), stage, penWidth); !path.isEmpty())
        painter.strokePath(path, QPen(colour, penWidth, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    for (const Interval& anchor : { arc.a, arc.b })
        if (const QRectF box = anchorBox(anchor, scale, stage); !box.isEmpty())
            painter.fillRect(box, anchorColour);
}

/// A link to another chromosome: a tick on the anchor here, with the other's name where there is room. Returns where the text
/// ends.
double paintOutwardLink(QPainter& painter, const tracks::Arc& arc, const Scale& scale, const ArcStage& stage,
    const QColor& colour, double freeFrom, const Theme& theme)
{
    const bool first = arc.a.chrom == scale.interval().chrom;
    const Interval& here = first ? arc.a : arc.b;
    const QRectF box = anchorBox(here, scale, stage);
    if (box.isEmpty())
        return freeFrom;
    const double x = std::clamp(box.center().x(), stage.data().left() + 0.75, stage.data().right() - 0.75);
    painter.fillRect(box, colour);
    painter.fillRect(QRectF(x - 0.75, stage.base() - tickHeight, 1.5, tickHeight), colour);
    const QString name = QStringLiteral("→ ") + QString::fromStdString(first ? arc.b.chrom : arc.a.chrom);
    const double width = textWidth(name, theme.smallFont);
    const bool room
        = x + 4 >= freeFrom && x + 6 + width <= stage.data().right() && stage.base() - stage.data().top() >= tickHeight + 4;
    if (!room)
        return freeFrom;
    QColor ground = theme.laneBackground;
    ground.setAlphaF(0.9F);
    painter.fillRect(QRectF(x + 2, stage.base() - tickHeight - 1, width + 4, tickHeight), ground);
    drawText(painter, { x + 4, stage.base() - 4 }, name, theme.smallFont, theme.quietText);
    return x + width + 10;
}

} // namespace

void paintArcs(
    QPainter& painter, const QRectF& data, const Scale& scale, const tracks::Arcs& arcs, const QColor& colour, const Theme& theme)
{
    if (data.height() < anchorHeight + tickHeight)
        return;
    const ArcStage stage(data, scale, arcs);
    const std::string& chrom = scale.interval().chrom;
    std::vector<const tracks::Arc*> inward, outward;
    for (const tracks::Arc& arc : arcs.items)
        if (arc.a.chrom == chrom || arc.b.chrom == chrom)
            (arc.a.chrom == arc.b.chrom ? inward : outward).push_back(&arc);
    // Strong links last, on top of weak ones.
    std::stable_sort(inward.begin(), inward.end(),
        [&](const auto* one, const auto* other) { return stage.strength(*one) < stage.strength(*other); });
    std::stable_sort(outward.begin(), outward.end(), [&](const auto* one, const auto* other) {
        const auto start = [&](const tracks::Arc& arc) { return arc.a.chrom == chrom ? arc.a.start : arc.b.start; };
        return start(*one) < start(*other);
    });
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const auto inkOf
        = [&](const tracks::Arc& arc) { return theme.readable(arc.rgb ? QColor(QRgb(*arc.rgb | 0xff000000)) : colour); };
    for (const tracks::Arc* arc : inward)
        paintArc(painter, *arc, scale, stage, inkOf(*arc));
    double freeFrom = data.left();
    for (const tracks::Arc* arc : outward)
        freeFrom = paintOutwardLink(painter, *arc, scale, stage, inkOf(*arc), freeFrom, theme);
    painter.restore();
}
