#include "views/browser/columns.h"
#include "views/browser/painters.h"
#include "views/browser/valueaxis.h"

#include <QPainterPath>

#include <algorithm>
#include <functional>

namespace
{

using Columns = std::vector<Column>;
using Height = std::function<double(const Column&)>;

/// Two decimals are plenty on paper and keep an SVG small.
double tidy(double pixels)
{
    return std::round(pixels * 50) / 50;
}

QColor faded(QColor colour, double alpha)
{
    colour.setAlphaF(float(colour.alphaF() * alpha));
    return colour;
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
        if (begin->right - begin->left > 2.5 || end - begin == 1)
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

/// Marks where values leave a fixed range.
QPainterPath caps(const Columns& columns, const ValueRange& range, const QRectF& data)
{
    constexpr double thickness = 2;
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    const auto mark = [&](double left, double right, double y) {
        const double width = std::max(right - left, 1.0);
        path.addRect(QRectF(std::min(left, data.right() - width), y, width, thickness));
    };
    const auto collect = [&](auto beyond, double y) {
        for (size_t first = 0; first < columns.size(); ++first) {
            if (!beyond(columns[first]))
                continue;
            const double left = columns[first].left;
            while (first + 1 < columns.size() && beyond(columns[first + 1]))
                ++first;
            mark(left, columns[first].right, y);
        }
    };
    const double tolerance = 1e-9 * (range.high - range.low);
    collect([&](const Column& column) { return column.max > range.high + tolerance; }, data.top());
    collect([&](const Column& column) { return column.min < range.low - tolerance; }, data.bottom() - thickness);
    return path;
}

} // namespace

void paintSignal(QPainter& painter, const QRectF& data, const Scale& scale, const tracks::Signal& signal, const QColor& colour,
    const ValueRange& range, ValueScale::Transform transform, bool line)
{
    const Columns columns = columnsOf(signal, scale);
    if (columns.empty() || data.height() <= 4)
        return;
    constexpr double penWidth = 1.4, half = penWidth / 2;
    const ValueAxis axis(range, transform, data.top(), data.bottom());
    const double base = axis.baseline();
    const Height top = [&](const Column& column) { return line ? axis.y(column.max) : std::min(base, axis.y(column.max)); };
    const Height bottom = [&](const Column& column) { return line ? axis.y(column.min) : std::max(base, axis.y(column.min)); };
    const Height middle = [&](const Column& column) { return axis.y(column.mean); };
    const bool spread = std::any_of(columns.begin(), columns.end(), [&](const Column& column) {
        return !column.missing() && (middle(column) - axis.y(column.max) > 0.5 || axis.y(column.min) - middle(column) > 0.5);
    });

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (spread)
        painter.fillPath(areaBetween(columns, top, bottom), faded(colour, line ? 0.2 : 0.35));
    if (line)
        painter.strokePath(meanLine(columns, middle, data.adjusted(half, half, -half, -half)),
            QPen(colour, penWidth, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    else
        painter.fillPath(areaBetween(columns, middle, [&](const Column&) { return base; }), faded(colour, 0.8));
    if (const QPainterPath beyond = caps(columns, range, data); !beyond.isEmpty())
        painter.fillPath(beyond, QColor(216, 27, 96));
    painter.restore();
}

void paintMissing(QPainter& painter, const QRectF& strip, const Scale& scale, const tracks::Signal& signal, const Theme& theme)
{
    const Columns columns = columnsOf(signal, scale);
    QPainterPath path;
    for (size_t first = 0; first < columns.size(); ++first) {
        if (!columns[first].missing())
            continue;
        const double left = columns[first].left;
        while (first + 1 < columns.size() && columns[first + 1].missing())
            ++first;
        path.addRect(QRectF(left, strip.top(), columns[first].right - left, strip.height()));
    }
    painter.fillPath(path, theme.missing);
}
