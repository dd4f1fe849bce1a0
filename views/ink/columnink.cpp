#include "views/ink/columnink.h"

#include <QPainterPath>

#include <algorithm>
#include <map>

namespace
{

using Height = ColumnInk::Height;
constexpr double penWidth = 1.4; ///< of a line, where thin ones have 1
constexpr double stairWidth = 2.5; ///< columns wider than this are drawn as stairs

/// Whether whole logical pixels are whole pixels of the device.
bool isScreen(const QPainter& painter)
{
    const QTransform device = painter.deviceTransform();
    const auto whole = [](double number) { return std::abs(number - std::round(number)) < 1e-6; };
    return PixelInk::suits(painter) && whole(device.m11()) && whole(device.dx());
}

/// Columns narrower than a pixel, as on paper, must not be rounded to pixels.
bool isFine(const Columns& columns)
{
    return columns.size() > 2 && columns[1].right - columns[1].left < 0.99;
}

/// Two decimals are plenty on paper and keep an SVG small.
double tidy(double pixels)
{
    return std::round(pixels * 50) / 50;
}

/// Points of a staircase along a run of columns, without the ones in the middle of a step.
QPolygonF staircase(Columns::const_iterator begin, Columns::const_iterator end, const Height& height)
{
    QPolygonF points;
    for (auto column = begin; column != end; ++column) {
        const double y = tidy(height(*column));
        if (!points.isEmpty() && points.last().y() == y)
            points.last().setX(tidy(column->right));
        else
            points << QPointF(tidy(column->left), y) << QPointF(tidy(column->right), y);
    }
    return points;
}

/// The end of the run of columns with data that begins here.
Columns::const_iterator runEnd(Columns::const_iterator begin, Columns::const_iterator end)
{
    return std::find_if(begin, end, [](const Column& column) { return column.missing(); });
}

/// The area between two heights: one path, a subpath for every stretch with data.
QPainterPath areaBetween(const Columns& columns, const Height& upper, const Height& lower)
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (auto begin = columns.begin(); begin != columns.end();) {
        const auto end = runEnd(begin, columns.end());
        if (begin == end) {
            ++begin;
            continue;
        }
        QPolygonF outline = staircase(begin, end, upper);
        const QPolygonF back = staircase(begin, end, lower);
        std::copy(back.rbegin(), back.rend(), std::back_inserter(outline));
        path.addPolygon(outline);
        path.closeSubpath();
        begin = end;
    }
    return path;
}

/// The mean as a line: through the middles of narrow columns, as stairs along wide ones.
QPainterPath meanLine(const Columns& columns, const Height& height, const QRectF& inside)
{
    QPainterPath path;
    for (auto begin = columns.begin(); begin != columns.end();) {
        const auto end = runEnd(begin, columns.end());
        if (begin == end) {
            ++begin;
            continue;
        }
        QPolygonF points;
        if (begin->right - begin->left > stairWidth || end - begin == 1)
            points = staircase(begin, end, height);
        else
            for (auto column = begin; column != end; ++column)
                points << QPointF(tidy((column->left + column->right) / 2), tidy(height(*column)));
        for (QPointF& point : points)
            point
                = { std::clamp(point.x(), inside.left(), inside.right()), std::clamp(point.y(), inside.top(), inside.bottom()) };
        path.addPolygon(points);
        begin = end;
    }
    return path;
}

} // namespace

ColumnInk::ColumnInk(QPainter& painter, const QRectF& data, const Columns& columns)
    : m_painter(painter)
    , m_data(data)
    , m_columns(columns)
    , m_screen(isScreen(painter) && !isFine(columns))
{
}

template <typename Box>
void ColumnInk::boxes(const Box& box, const QColor& colour)
{
    if (!m_pixels)
        m_pixels.emplace(m_painter, m_data);
    const QRgb ink = qPremultiply(colour.rgba());
    for (size_t i = 0; i < m_columns.size(); ++i)
        if (!m_columns[i].missing())
            m_pixels->box(box(i), ink);
}

void ColumnInk::area(const Height& upper, const Height& lower, const QColor& colour)
{
    if (!m_screen)
        return m_painter.fillPath(areaBetween(m_columns, upper, lower), colour);
    boxes(
        [&](size_t i) {
            const Column& column = m_columns[i];
            const double one = upper(column), other = lower(column), left = std::round(column.left);
            return QRectF(left, std::min(one, other), std::round(column.right) - left, std::abs(one - other));
        },
        colour);
}

void ColumnInk::line(const Height& height, const QColor& colour, double thin)
{
    const double width = penWidth * thin, half = width / 2;
    const QRectF inside = m_data.adjusted(half, half, -half, -half);
    if (!m_screen)
        return m_painter.strokePath(
            meanLine(m_columns, height, inside), QPen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    const auto y = [&](size_t i) { return std::clamp(height(m_columns[i]), inside.top(), inside.bottom()); };
    const auto known = [&](size_t i) { return i < m_columns.size() && !m_columns[i].missing(); };
    const bool stairs = m_columns.size() > 1 && m_columns[1].right - m_columns[1].left > stairWidth;
    boxes(
        [&](size_t i) {
            // A narrow column reaches to where the line to the neighbour crosses its edge.
            double top = y(i), bottom = top;
            for (const size_t neighbour : { i - 1, i + 1 })
                if (!stairs && known(neighbour)) {
                    const double crossing = (y(i) + y(neighbour)) / 2;
                    top = std::min(top, crossing);
                    bottom = std::max(bottom, crossing);
                }
            const double left = std::round(m_columns[i].left);
            return QRectF(left, top - half, std::round(m_columns[i].right) - left, bottom - top + width);
        },
        colour);
    for (size_t i = 1; stairs && i < m_columns.size(); ++i)
        if (const double rise = known(i) && known(i - 1) ? std::abs(y(i) - y(i - 1)) : 0; rise > width) {
            const double left = std::clamp(std::round(m_columns[i].left) - half, m_data.left(), m_data.right() - width);
            m_pixels->box(QRectF(left, std::min(y(i), y(i - 1)) + half, width, rise - width), colour);
        }
}

void ColumnInk::bands(const QRectF& row, const std::function<QRgb(const Column&)>& colourOf)
{
    constexpr double overlap = 0.25; // or viewers show a seam between neighbours
    std::map<QRgb, QPainterPath> paths;
    for (size_t first = 0, last = 0; first < m_columns.size(); first = last) {
        const QRgb colour = colourOf(m_columns[first]);
        for (last = first + 1; last < m_columns.size() && colourOf(m_columns[last]) == colour;)
            ++last;
        const double left = m_columns[first].left, right = m_columns[last - 1].right;
        if (m_screen) {
            m_painter.fillRect(
                QRectF(std::round(left), row.top(), std::round(right) - std::round(left), row.height()), QColor::fromRgb(colour));
            continue;
        }
        QPainterPath& path = paths[colour];
        path.setFillRule(Qt::WindingFill);
        const double end = std::min(right + overlap, m_columns.back().right);
        path.addRect(QRectF(tidy(left), row.top(), tidy(end) - tidy(left), row.height()));
    }
    for (const auto& [colour, path] : paths)
        m_painter.fillPath(path, QColor::fromRgb(colour));
}
