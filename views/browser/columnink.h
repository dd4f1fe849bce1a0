#pragma once
#include "views/browser/columns.h"

#include <QColor>
#include <QPainter>
#include <QRectF>

#include <functional>

/// Paints columns of a signal. Vector formats get one path for each call and colour, so that a figure stays small and easy to
/// edit. A screen gets boxes on whole pixels, because Qt's rasteriser is some thirty times slower with one path of thousands of
/// points.
class ColumnInk
{
public:
    using Height = std::function<double(const Column&)>;

    ColumnInk(QPainter& painter, const Columns& columns);

    /// The area between two heights, wherever there is data.
    void area(const Height& upper, const Height& lower, const QColor&);
    /// A line that stays inside `data`; `thin`: width of thin lines, to which this one is in proportion.
    void line(const Height&, const QRectF& data, const QColor&, double thin = 1);
    /// The whole height of `row` in colours; missing columns are asked for too.
    void bands(const QRectF& row, const std::function<QRgb(const Column&)>& colour);

private:
    void boxes(const std::function<QRectF(size_t column)>& box, const QColor&);

    QPainter& m_painter;
    const Columns& m_columns;
    bool m_screen;
};
