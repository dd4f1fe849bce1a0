#include "views/geometry/arcgeometry.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace
{

constexpr size_t mostCurves = 12'000;
constexpr double mostInk = 80'000; // pixels of curve, for the time of one frame
constexpr double fullness = 1.5, roomy = 0.15; // pixels of curve on a pixel of the area
constexpr double thinnest = 0.75, lowest = 6;

double middle(const Interval& anchor)
{
    return double(anchor.start + anchor.end) / 2;
}

/// The same for an arc in whatever slice it comes.
uint32_t lotOf(const tracks::Arc& arc)
{
    uint64_t mixed = uint64_t(arc.a.start) * 0x9E3779B97F4A7C15ULL ^ uint64_t(arc.b.start) * 0xC2B2AE3D27D4EB4FULL;
    mixed ^= mixed >> 29;
    mixed *= 0xBF58476D1CE4E5B9ULL;
    return uint32_t(mixed >> 32);
}

QString number(int64_t value)
{
    return QString::fromStdString(withCommas(value));
}

} // namespace

ArcGeometry::ArcGeometry(const tracks::Arcs& arcs, const Scale& scale, const QRectF& area, const ArcChoice& choice)
    : m_scale(scale)
    , m_area(area.left(), area.top() + thickest / 2, std::min(area.right(), scale.right()) - area.left(),
          area.height() - thickest / 2)
{
    std::vector<Candidate> found = candidates(arcs, choice);
    const auto weaker = [](const Candidate& one, const Candidate& other) {
        return one.score != other.score ? one.score < other.score : one.lot < other.lot;
    };
    const size_t most = std::min(choice.most > 0 ? size_t(choice.most) : mostCurves, mostCurves);
    const double room = m_area.width() * m_area.height();
    const double limit = std::min(mostInk, choice.most > 0 ? mostInk : fullness * room);
    double ink = 0;
    // A heap: of a crowd only those that are drawn need be put in order.
    std::make_heap(found.begin(), found.end(), weaker);
    for (auto end = found.end(); end != found.begin() && m_curves.size() < most;) {
        std::pop_heap(found.begin(), end, weaker);
        const ArcCurve next = curve(arcs.items[(--end)->index], choice);
        const double length = std::min(next.right, m_area.right()) - std::max(next.left, m_area.left()) + next.rise;
        if (ink + length > limit && !m_curves.empty())
            break;
        ink += length;
        m_curves.push_back(next);
    }
    m_weight = std::clamp(roomy * room / std::max(ink, 1.0), 0.0, 1.0);
    std::reverse(m_curves.begin(), m_curves.end());
    m_count.shown = int64_t(m_curves.size());
}

/// Those that reach into the view and pass the threshold; finds the best score and the widest span on the way.
std::vector<ArcGeometry::Candidate> ArcGeometry::candidates(const tracks::Arcs& arcs, const ArcChoice& choice)
{
    const Interval& view = m_scale.interval();
    std::vector<Candidate> found;
    double widest = 0;
    for (size_t i = 0; i < arcs.items.size(); ++i) {
        const tracks::Arc& arc = arcs.items[i];
        m_best = arc.score > m_best ? arc.score : m_best;
        const bool here = arc.a.chrom == view.chrom, there = arc.b.chrom == view.chrom;
        if (!here && !there)
            continue;
        const double a = middle(here ? arc.a : arc.b), b = middle(there ? arc.b : arc.a);
        if (std::min(a, b) >= double(view.end) || std::max(a, b) <= double(view.start))
            continue;
        ++m_count.all;
        if (choice.threshold != 0 && arc.score < choice.threshold)
            continue;
        widest = std::max(widest, std::abs(a - b));
        const double score = std::isnan(arc.score) ? -std::numeric_limits<double>::infinity() : arc.score;
        found.push_back({ score, lotOf(arc), uint32_t(i) });
    }
    m_count.more = arcs.weaker > 0;
    // Spans beyond two views are all equally far: they must not press the short ones down.
    m_widest = std::clamp(widest / m_scale.bpPerPixel(), 1.0, 2 * std::max(m_area.width(), 1.0));
    return found;
}

ArcCurve ArcGeometry::curve(const tracks::Arc& arc, const ArcChoice& choice) const
{
    ArcCurve made;
    made.arc = &arc;
    made.across = arc.a.chrom != arc.b.chrom;
    if (std::isfinite(arc.score) && m_best > 0)
        made.strength = std::clamp(arc.score / m_best, 0.0, 1.0);
    const bool here = arc.a.chrom == m_scale.interval().chrom, there = arc.b.chrom == m_scale.interval().chrom;
    const double a = m_scale.x(middle(here ? arc.a : arc.b)), b = m_scale.x(middle(there ? arc.b : arc.a));
    // An end far outside is drawn just outside, or the arc would be a flat line here.
    const double reach = m_area.width() / 2;
    made.left = std::max(std::min(a, b), m_area.left() - reach);
    made.right = std::min(std::max(a, b), m_area.right() + reach);
    if (made.across)
        return made;
    const double full = base() - m_area.top();
    const double fraction = choice.height == ArcChoice::Height::Score ? made.strength
        : choice.height == ArcChoice::Height::Fixed                   ? 1
                                                                      : std::sqrt(std::min(std::abs(a - b), m_widest) / m_widest);
    made.rise = std::clamp(fraction * full, std::min(lowest, full), full);
    return made;
}

double ArcGeometry::penWidth(const ArcCurve& curve) const
{
    return thinnest + (passing(curve) ? 0 : m_weight * curve.strength) * (thickest - thinnest);
}

std::optional<double> ArcGeometry::yAt(const ArcCurve& curve, double x) const
{
    const double radius = std::max((curve.right - curve.left) / 2, 0.5), from = (x - (curve.left + curve.right) / 2) / radius;
    if (curve.across || std::abs(from) > 1)
        return std::nullopt;
    return base() - curve.rise * std::sqrt(1 - from * from);
}

QRectF ArcGeometry::box(const Interval& anchor) const
{
    if (anchor.chrom != m_scale.interval().chrom)
        return {};
    const auto span = m_scale.span(double(anchor.start), double(anchor.end));
    const double left = std::max(span.left, m_area.left()),
                 right = std::min(std::max(span.right, span.left + 1.5), m_area.right());
    return right > left ? QRectF(left, base(), right - left, anchorHeight) : QRectF();
}

/// Of a point from the half-ellipse, to first order: good where it is small.
double ArcGeometry::distance(const ArcCurve& curve, const QPointF& point) const
{
    if (curve.across)
        return std::hypot(point.x() - curve.left, std::max(0.0, base() - 12 - point.y()));
    const double radius = std::max((curve.right - curve.left) / 2, 0.5), rise = std::max(curve.rise, 0.5);
    const double x = point.x() - (curve.left + curve.right) / 2, y = std::max(0.0, base() - point.y());
    const double value = x * x / (radius * radius) + y * y / (rise * rise) - 1;
    const double slope = 2 * std::hypot(x / (radius * radius), y / (rise * rise));
    return slope > 0 ? std::abs(value) / slope : std::numeric_limits<double>::infinity();
}

const tracks::Arc* ArcGeometry::at(const QPointF& point) const
{
    constexpr double slack = 3;
    if (!m_area.adjusted(0, -slack, 0, slack).contains(point))
        return nullptr;
    const tracks::Arc* nearest = nullptr;
    double best = std::numeric_limits<double>::infinity();
    for (auto curve = m_curves.rbegin(); curve != m_curves.rend(); ++curve) {
        double away = std::max(0.0, distance(*curve, point) - penWidth(*curve) / 2);
        for (const Interval& anchor : { curve->arc->a, curve->arc->b })
            if (point.y() >= base() - 1 && box(anchor).adjusted(-1, -1, 1, slack).contains(point))
                away = 0;
        if (away <= slack && away < best) {
            best = away;
            nearest = curve->arc;
        }
    }
    return nearest;
}

QString arcText(const tracks::Arc& arc)
{
    QString text = QString::fromStdString(arc.name);
    if (!std::isnan(arc.score))
        text += (text.isEmpty() ? QStringLiteral("(%1)") : QStringLiteral(" (%1)")).arg(QString::number(arc.score, 'g', 4));
    const std::string ends = toText(arc.a) + " – " + toText(arc.b);
    return text.isEmpty() ? QString::fromStdString(ends) : text + QLatin1Char(' ') + QString::fromStdString(ends);
}

QString countText(const ArcCount& count)
{
    if (count.shown >= count.all && !count.more)
        return {};
    const QString all = number(count.all) + (count.more ? QStringLiteral("+") : QString());
    return QCoreApplication::translate("Painters", "top %1 of %2", "arcs in view").arg(number(count.shown), all);
}
