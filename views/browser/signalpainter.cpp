#include "views/browser/columnink.h"
#include "views/browser/painters.h"
#include "views/browser/valueaxis.h"

#include <QPainterPath>

#include <algorithm>

namespace
{

using Columns = std::vector<Column>;

QColor faded(QColor colour, double alpha)
{
    colour.setAlphaF(float(colour.alphaF() * alpha));
    return colour;
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
    const ValueAxis axis(range, transform, data.top(), data.bottom());
    const double base = axis.baseline();
    const ColumnInk::Height top
        = [&](const Column& column) { return line ? axis.y(column.max) : std::min(base, axis.y(column.max)); };
    const ColumnInk::Height bottom
        = [&](const Column& column) { return line ? axis.y(column.min) : std::max(base, axis.y(column.min)); };
    const ColumnInk::Height middle = [&](const Column& column) { return axis.y(column.mean); };
    const bool spread = std::any_of(columns.begin(), columns.end(), [&](const Column& column) {
        return !column.missing() && (middle(column) - axis.y(column.max) > 0.5 || axis.y(column.min) - middle(column) > 0.5);
    });

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    ColumnInk ink(painter, columns, scale.grain() < 1);
    if (spread)
        ink.area(top, bottom, faded(colour, line ? 0.2 : 0.4));
    if (line)
        ink.line(middle, data, colour);
    else
        ink.area(
            middle, [&](const Column&) { return base; }, faded(colour, 0.8));
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
