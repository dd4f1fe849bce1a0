#include "views/ink/columnink.h"
#include "views/painting/painters.h"

#include <QPainterPath>

#include <algorithm>

namespace
{

QColor faded(QColor colour, double alpha)
{
    colour.setAlphaF(float(colour.alphaF() * alpha));
    return colour;
}

/// Marks where values leave the range.
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
    collect([&](const Column& column) { return column.high > range.high + tolerance; }, data.top());
    collect([&](const Column& column) { return column.low < range.low - tolerance; }, data.bottom() - thickness);
    return path;
}

} // namespace

void paintBeyond(QPainter& painter, const QRectF& data, const Columns& columns, const ValueRange& range)
{
    if (const QPainterPath beyond = caps(columns, range, data); !beyond.isEmpty() && data.height() > 4)
        painter.fillPath(beyond, QColor(216, 27, 96));
}

void paintSignal(QPainter& painter, const QRectF& data, const Columns& columns, const QColor& colour, const ValueAxis& axis,
    bool line, double thin)
{
    if (columns.empty() || data.height() <= 4)
        return;
    const double base = axis.baseline();
    const ColumnInk::Height top
        = [&](const Column& column) { return line ? axis.y(column.high) : std::min(base, axis.y(column.high)); };
    const ColumnInk::Height bottom
        = [&](const Column& column) { return line ? axis.y(column.low) : std::max(base, axis.y(column.low)); };
    const ColumnInk::Height middle = [&](const Column& column) { return axis.y(column.value); };
    const bool spread = std::any_of(columns.begin(), columns.end(), [&](const Column& column) {
        return column.low < column.high
            && (middle(column) - axis.y(column.high) > 0.5 || axis.y(column.low) - middle(column) > 0.5);
    });

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    {
        ColumnInk ink(painter, data, columns);
        if (spread)
            ink.area(top, bottom, faded(colour, line ? 0.2 : 0.4));
        if (line)
            ink.line(middle, colour, thin);
        else
            ink.area(
                middle, [&](const Column&) { return base; }, faded(colour, 0.8));
    }
    paintBeyond(painter, data, columns, axis.range());
    painter.restore();
}

void paintMissing(QPainter& painter, const QRectF& strip, const Columns& columns, const Theme& theme)
{
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
