#include "views/ink/arcink.h"
#include "views/ink/lettering.h"
#include "views/painting/painters.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace
{

constexpr double tickHeight = 12, arrow = 5;
constexpr size_t mostArrows = 40, mostLabels = 6; // of arcs that leave by one border

QColor withAlpha(QColor colour, double alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}

void paintCurve(ArcInk& ink, const ArcGeometry& geometry, const ArcCurve& curve, const QColor& colour, double line)
{
    const double alpha = (0.35 + 0.55 * curve.strength) * (geometry.passing(curve) ? 0.5 : 1);
    ink.curve(curve.left, curve.right, curve.rise, line * geometry.penWidth(curve), withAlpha(colour, alpha));
    for (const Interval& anchor : { curve.arc->a, curve.arc->b })
        if (const QRectF box = geometry.box(anchor); !box.isEmpty())
            ink.box(box, withAlpha(colour, 0.8));
}

/// A border of the view that arcs leave by: arrows where they do, and the other ends' positions where there is room.
class Border
{
public:
    Border(const ArcGeometry& geometry, const Scale& scale, bool right)
        : m_geometry(geometry)
        , m_scale(scale)
        , m_right(right)
        , m_x(right ? geometry.area().right() - 0.5 : geometry.area().left() + 0.5)
    {
        for (auto curve = geometry.curves().rbegin(); curve != geometry.curves().rend(); ++curve)
            if (!geometry.passing(*curve)
                && (right ? curve->right > geometry.area().right() : curve->left < geometry.area().left()))
                m_leaving.push_back(&*curve);
    }

    /// The stronger come first and take their room.
    void paint(QPainter& painter, const std::function<QColor(const ArcCurve&)>& colourOf, const Theme& theme)
    {
        for (size_t i = 0; i < std::min(m_leaving.size(), mostArrows); ++i)
            paint(painter, *m_leaving[i], colourOf(*m_leaving[i]), theme);
    }

private:
    void paint(QPainter& painter, const ArcCurve& curve, const QColor& colour, const Theme& theme)
    {
        const auto height = m_geometry.yAt(curve, m_x);
        if (!height)
            return;
        const double y = std::clamp(*height, m_geometry.area().top() + arrow / 2, m_geometry.base() - arrow / 2);
        if (!isFree(m_arrows, y, arrow + 2))
            return;
        m_arrows.push_back(y);
        const double back = m_right ? -arrow : arrow;
        QPainterPath head;
        head.addPolygon(QPolygonF({ { m_x, y }, { m_x + back, y - arrow / 2 }, { m_x + back, y + arrow / 2 } }));
        painter.fillPath(head, colour);
        if (m_leaving.size() <= mostLabels)
            paintPosition(painter, *curve.arc, y, colour, theme);
    }

    void paintPosition(QPainter& painter, const tracks::Arc& arc, double y, const QColor& colour, const Theme& theme)
    {
        // Of the anchors, the one beyond this border.
        const bool later = m_right != m_scale.reversed();
        const Interval& away = (arc.a.centre() > arc.b.centre()) == later ? arc.a : arc.b;
        const QString text = QString::fromStdString(withCommas(away.centre() + 1));
        const double width = textWidth(text, theme.smallFont), line = lineHeight(theme.smallFont);
        const QRectF& area = m_geometry.area();
        if (width * 6 > area.width() || m_geometry.base() - area.top() < 2 * line)
            return;
        y = std::clamp(y, area.top() + line / 2, m_geometry.base() - line / 2);
        if (!isFree(m_labels, y, line))
            return;
        const double left = m_right ? m_x - arrow - 3 - width : m_x + arrow + 3;
        painter.fillRect(QRectF(left - 2, y - line / 2, width + 4, line), withAlpha(theme.laneBackground, 0.85));
        drawText(painter, { left, baselineAround(y, theme.smallFont) }, text, theme.smallFont, theme.inked(colour));
        m_labels.push_back(y);
    }

    static bool isFree(const std::vector<double>& taken, double y, double room)
    {
        return std::none_of(taken.begin(), taken.end(), [&](double other) { return std::abs(other - y) < room; });
    }

    const ArcGeometry& m_geometry;
    const Scale& m_scale;
    bool m_right;
    double m_x;
    std::vector<const ArcCurve*> m_leaving; ///< strongest first
    std::vector<double> m_arrows, m_labels; ///< y of those painted
};

/// A link to another chromosome: a tick on the anchor here, with the other's name where there is room. Returns where the text
/// ends.
double paintOutwardLink(QPainter& painter, const ArcGeometry& geometry, const ArcCurve& link, const std::string& chrom,
    const QColor& colour, double freeFrom, const Theme& theme)
{
    const bool first = link.arc->a.chrom == chrom;
    const QRectF box = geometry.box(first ? link.arc->a : link.arc->b), &area = geometry.area();
    if (box.isEmpty())
        return freeFrom;
    const double x = std::clamp(box.center().x(), area.left() + 0.75, area.right() - 0.75);
    painter.fillRect(box, colour);
    painter.fillRect(QRectF(x - 0.75, geometry.base() - tickHeight, 1.5, tickHeight), colour);
    const QString name = QStringLiteral("→ ") + QString::fromStdString(first ? link.arc->b.chrom : link.arc->a.chrom);
    const double width = textWidth(name, theme.smallFont);
    const bool room = x + 4 >= freeFrom && x + 6 + width <= area.right() && geometry.base() - area.top() >= tickHeight + 4;
    if (!room)
        return freeFrom;
    painter.fillRect(
        QRectF(x + 2, geometry.base() - tickHeight - 1, width + 4, tickHeight), withAlpha(theme.laneBackground, 0.9));
    drawText(painter, { x + 4, geometry.base() - 4 }, name, theme.smallFont, theme.quietText);
    return x + width + 10;
}

/// From left to right, so that their names do not collide.
void paintOutwardLinks(QPainter& painter, const ArcGeometry& geometry, const std::string& chrom,
    const std::function<QColor(const ArcCurve&)>& colourOf, const Theme& theme)
{
    std::vector<const ArcCurve*> links;
    for (const ArcCurve& curve : geometry.curves())
        if (curve.across)
            links.push_back(&curve);
    std::stable_sort(
        links.begin(), links.end(), [](const ArcCurve* one, const ArcCurve* other) { return one->left < other->left; });
    double freeFrom = geometry.area().left();
    for (const ArcCurve* link : links)
        freeFrom = paintOutwardLink(painter, geometry, *link, chrom, colourOf(*link), freeFrom, theme);
}

} // namespace

ArcCount paintArcs(QPainter& painter, const QRectF& data, const Scale& scale, const tracks::Arcs& arcs, const ArcChoice& choice,
    const QColor& colour, const Theme& theme)
{
    if (data.height() < ArcGeometry::anchorHeight + tickHeight)
        return {};
    const ArcGeometry geometry(arcs, scale, data, choice);
    const QColor plain = theme.readable(colour);
    const auto colourOf = [&](const ArcCurve& curve) {
        return curve.arc->rgb ? theme.readable(QColor(QRgb(*curve.arc->rgb | 0xff000000))) : plain;
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    {
        ArcInk ink(painter, data, geometry.base());
        for (const ArcCurve& curve : geometry.curves())
            if (!curve.across)
                paintCurve(ink, geometry, curve, colourOf(curve), theme.line);
    }
    for (const bool right : { false, true })
        Border(geometry, scale, right).paint(painter, colourOf, theme);
    paintOutwardLinks(painter, geometry, scale.interval().chrom, colourOf, theme);
    painter.restore();
    return geometry.count();
}

void paintArcAlone(QPainter& painter, const QRectF& data, const Scale& scale, const tracks::Arcs& arcs, const ArcChoice& choice,
    const tracks::Arc& arc, const QColor& colour, const Theme& theme)
{
    const ArcGeometry geometry(arcs, scale, data, choice);
    const auto curve = std::find_if(
        geometry.curves().begin(), geometry.curves().end(), [&](const ArcCurve& drawn) { return drawn.arc == &arc; });
    if (curve == geometry.curves().end() || curve->across)
        return;
    const QColor ink = theme.readable(arc.rgb ? QColor(QRgb(*arc.rgb | 0xff000000)) : colour);
    ArcInk(painter, data, geometry.base())
        .curve(curve->left, curve->right, curve->rise, std::min(geometry.penWidth(*curve) + 1.5, ArcGeometry::thickest), ink);
}
