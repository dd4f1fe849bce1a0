#pragma once
#include "views/browser/columns.h"

#include <QColor>
#include <QPainter>
#include <QRectF>

#include <functional>

/// Paints columns of a signal. Vector formats get one path for each call, so that a figure stays small and easy to edit. A screen
/// gets boxes on whole pixels, because Qt's rasteriser is some thirty times slower with one path of thousands of points.
class ColumnInk
{
public:
    using Height = std::function<double(const Column&)>;

    /// `fine`: columns may be narrower than a pixel, as on paper, and are never rounded to pixels.
    ColumnInk(QPainter& painter, std::vector<Column> columns, bool fine = false);

    /// The area between two heights, wherever there is data.
    void area(const Height& upper, const Height& lower, const QColor&);
    /// A line that stays inside `data`.
    void line(const Height&, const QRectF& data, const QColor&);

private:
    void boxes(const std::function<QRectF(size_t column)>& box, const QColor&);

    QPainter& m_painter;
    std::vector<Column> m_columns;
    bool m_screen;
};
