#pragma once
#include "views/geometry/columns.h"
#include "views/ink/pixelink.h"

#include <functional>
#include <optional>

/// Paints columns of a signal. Vector formats get one path for each call and colour, so that a figure stays small and easy to
/// edit. A screen gets boxes on whole pixels, because Qt's rasteriser is some thirty times slower with one path of thousands of
/// points; they appear at the latest when this object goes.
/// Pure, on any thread, without a clip: see views/painting/README.md.
class ColumnInk
{
public:
    using Height = std::function<double(const Column&)>;

    /// `data`: what nothing leaves.
    ColumnInk(QPainter& painter, const QRectF& data, const Columns& columns);

    /// The area between two heights, wherever there is data.
    void area(const Height& upper, const Height& lower, const QColor&);
    /// A line; `thin`: width of thin lines, to which this one is in proportion.
    void line(const Height&, const QColor&, double thin = 1);
    /// The whole height of `row` in colours; missing columns are asked for too.
    void bands(const QRectF& row, const std::function<QRgb(const Column&)>& colour);

private:
    template <typename Box>
    void boxes(const Box& box, const QColor&);

    QPainter& m_painter;
    QRectF m_data;
    const Columns& m_columns;
    bool m_screen;
    std::optional<PixelInk> m_pixels; ///< of the data, once something lies on them
};
