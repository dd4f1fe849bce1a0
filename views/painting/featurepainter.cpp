#include "views/ink/lettering.h"
#include "views/painting/featurerows.h"
#include "views/painting/painters.h"

#include <QHash>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace
{

constexpr double thick = 10, thin = 6, chevronEvery = 24, chevron = 2.5;
constexpr double plainBelow = 3; ///< pixels: what is narrower shows no parts
constexpr double crowdHeight = 3;

/// One feature on its row.
class FeatureFigure
{
public:
    FeatureFigure(const FeatureBox& box, const Scale& scale, double middle)
        : m_feature(*box.feature)
        , m_box(box)
        , m_scale(scale)
        , m_middle(middle)
    {
    }

    /// Exons or the whole body; the coding part taller than the rest.
    QPainterPath boxes() const
    {
        QPainterPath path;
        path.setFillRule(Qt::WindingFill);
        const bool coding = m_feature.thickEnd > m_feature.thickStart;
        if (m_feature.blocks.empty()) {
            addBox(path, m_feature.start, m_feature.end, coding ? thin : thick);
            if (coding)
                addBox(path, m_feature.thickStart, m_feature.thickEnd, thick);
        }
        for (const genome::Block& block : m_feature.blocks) {
            const int64_t from = std::max(block.start, m_feature.thickStart), to = std::min(block.end, m_feature.thickEnd);
            const bool inside = coding && to > from;
            if (inside)
                addBox(path, from, to, thick);
            if (!inside || from > block.start)
                addBox(path, block.start, inside ? from : block.end, thin);
            if (inside && to < block.end)
                addBox(path, to, block.end, thin);
        }
        return path;
    }

    QPainterPath introns() const
    {
        QPainterPath path;
        forIntrons([&](double from, double to) {
            path.moveTo(from, m_middle);
            path.lineTo(to, m_middle);
        });
        return path;
    }

    /// Strand marks on introns, evenly spaced along the feature so that they travel with it.
    QPainterPath intronChevrons() const
    {
        QPainterPath path;
        forIntrons([&](double from, double to) { addChevrons(path, from, to); });
        return path;
    }

    /// Strand marks inside a plain box.
    QPainterPath bodyChevrons() const
    {
        QPainterPath path;
        if (m_feature.blocks.size() < 2)
            addChevrons(path, m_box.left, m_box.right);
        return path;
    }

private:
    void addBox(QPainterPath& path, int64_t start, int64_t end, double height) const
    {
        const auto [from, to] = m_scale.span(double(start), double(std::max(end, start + 1)));
        const double left = std::clamp(from, m_scale.left(), m_scale.right() - 1);
        const double right = std::clamp(std::max(to, left + 1), m_scale.left(), m_scale.right());
        if (to > m_scale.left() && from < m_scale.right())
            path.addRect(QRectF(left, m_middle - height / 2, right - left, height));
    }

    template <typename Use>
    void forIntrons(const Use& use) const
    {
        for (size_t i = 1; i < m_feature.blocks.size(); ++i) {
            const auto gap = m_scale.span(double(m_feature.blocks[i - 1].end), double(m_feature.blocks[i].start));
            const double from = std::max(gap.left, m_box.left), to = std::min(gap.right, m_box.right);
            if (to > from)
                use(from, to);
        }
    }

    void addChevrons(QPainterPath& path, double from, double to) const
    {
        if (m_feature.strand == genome::Strand::None)
            return;
        const bool rightwards = (m_feature.strand == genome::Strand::Plus) != m_scale.reversed();
        const double tip = rightwards ? chevron / 2 : -chevron / 2;
        const double origin = m_scale.span(double(m_feature.start), double(m_feature.end)).left + chevronEvery / 2;
        const double first = origin + std::ceil((from + 4 - origin) / chevronEvery) * chevronEvery;
        for (double x = first; x <= to - 4; x += chevronEvery) {
            path.moveTo(x - tip, m_middle - chevron);
            path.lineTo(x + tip, m_middle);
            path.lineTo(x - tip, m_middle + chevron);
        }
    }

    const genome::Feature& m_feature;
    const FeatureBox& m_box;
    const Scale& m_scale;
    double m_middle;
};

/// The colours of a lane's features.
class FeatureInk
{
public:
    FeatureInk(const QColor& colour, const Theme& theme, bool byScore)
        : m_theme(theme)
        , m_plain(theme.readable(colour))
        , m_byScore(byScore)
    {
    }

    /// Its own colour, or the lane's.
    QColor labelOf(const genome::Feature& feature)
    {
        if (feature.rgb) {
            QColor& own = m_own[*feature.rgb];
            return own = own.isValid() ? own : m_theme.readable(QColor(QRgb(*feature.rgb | 0xff000000)));
        }
        return m_plain;
    }
    QColor of(const genome::Feature& feature)
    {
        if (!m_byScore || feature.rgb || !(feature.score > 0 && feature.score <= 1000))
            return labelOf(feature);
        if (m_shades.empty())
            m_shades = m_theme.shades(m_plain, 64);
        return m_shades[size_t(feature.score / 1000 * float(m_shades.size() - 1))];
    }
    QColor plain() const { return m_plain; }

private:
    const Theme& m_theme;
    QColor m_plain;
    bool m_byScore;
    std::vector<QColor> m_shades; ///< by score
    QHash<uint32_t, QColor> m_own; ///< by the file's colour
};

void paintLabel(QPainter& painter, const FeatureBox& box, double middle, const QColor& ink, const Theme& theme)
{
    if (box.label.isEmpty())
        return;
    if (box.labelInside()) {
        const double height = lineHeight(theme.smallFont);
        QColor halo = theme.laneBackground;
        halo.setAlphaF(0.9F);
        painter.fillRect(QRectF(box.labelLeft - 3, middle - height / 2, box.labelWidth + 6, height), halo);
    }
    drawText(painter, { box.labelLeft, baselineAround(middle, theme.smallFont) }, box.label, theme.smallFont,
        theme.inked(QColor(ink.rgb())));
}

void paintFeature(
    QPainter& painter, const FeatureBox& box, const Scale& scale, double middle, const QColor& ink, const Theme& theme)
{
    const genome::Feature& feature = *box.feature;
    const double width = box.right - box.left;
    if (width < plainBelow || (width < chevronEvery && feature.blocks.empty() && feature.thickEnd <= feature.thickStart))
        return painter.fillRect(QRectF(box.left, middle - thick / 2, width, thick), ink);
    const FeatureFigure figure(box, scale, middle);
    const QPen fine(ink, theme.line, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (const QPainterPath lines = figure.introns(); !lines.isEmpty())
        painter.strokePath(lines, fine);
    if (const QPainterPath chevrons = figure.intronChevrons(); !chevrons.isEmpty())
        painter.strokePath(chevrons, fine);
    painter.fillPath(figure.boxes(), ink);
    if (const QPainterPath chevrons = figure.bodyChevrons(); !chevrons.isEmpty())
        painter.strokePath(chevrons, QPen(theme.laneBackground, theme.line, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
}

/// What found no row, in one thin line: darker where more lie over each other.
void paintCrowd(QPainter& painter, const QRectF& line, const Scale& scale, const std::vector<const genome::Feature*>& crowd,
    const QColor& ink)
{
    constexpr int darkest = 4;
    std::vector<int> changes(size_t(std::max(1.0, std::floor(line.width()))) + 1, 0);
    const auto last = double(changes.size() - 2);
    for (const genome::Feature* feature : crowd) {
        const auto span = scale.span(double(feature->start), double(feature->end));
        const double from = std::clamp(std::floor(span.left - line.left()), 0.0, last);
        ++changes[size_t(from)];
        --changes[size_t(std::clamp(std::floor(span.right - line.left() - 1e-6), from, last)) + 1];
    }
    int depth = 0, drawn = 0;
    size_t since = 0;
    for (size_t x = 0; x < changes.size(); ++x) {
        depth += changes[x];
        const int wanted = x + 1 == changes.size() ? 0 : std::min(depth, darkest);
        if (wanted == drawn)
            continue;
        QColor shade = ink;
        shade.setAlphaF(0.25F + 0.75F * float(drawn) / darkest);
        if (drawn > 0)
            painter.fillRect(QRectF(line.left() + double(since), line.top(), double(x - since), line.height()), shade);
        since = x;
        drawn = wanted;
    }
}

} // namespace

int paintFeatures(QPainter& painter, const QRectF& data, const Scale& scale, const tracks::Features& features,
    const QColor& colour, const Theme& theme, bool byScore)
{
    const double wanted = featureRowHeight * theme.textScale, rowHeight = std::min(wanted, data.height());
    if (rowHeight < thick)
        return 0;
    const int limit = std::max(1, int(data.height() / wanted));
    const FeatureRows rows = packRows(features, scale, theme.smallFont, limit);
    FeatureInk inks(colour, theme, byScore);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const FeatureBox& box : rows.boxes) {
        const double middle = data.top() + (box.row + 0.5) * rowHeight;
        paintFeature(painter, box, scale, middle, inks.of(*box.feature), theme);
        if (rowHeight >= lineHeight(theme.smallFont))
            paintLabel(painter, box, middle, inks.labelOf(*box.feature), theme);
    }
    if (!rows.crowd.empty())
        paintCrowd(painter, QRectF(data.left(), data.bottom() - crowdHeight, data.width(), crowdHeight), scale, rows.crowd,
            inks.plain());
    painter.restore();
    return rows.leftOut;
}
