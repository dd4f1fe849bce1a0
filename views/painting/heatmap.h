#pragma once
#include "views/geometry/valueaxis.h"
#include "views/look/theme.h"

#include <QPainter>
#include <QRectF>

#include <vector>

/// Value → colour: the lane's background at zero (or at the end of the range nearest to it), the layer's colour at the largest
/// magnitude of the range, and `below` or the opposite hue at as much below zero. At most 256 colours.
/// Pure, on any thread, without a clip: see README.md of this room.
class HeatRamp
{
public:
    HeatRamp(const ValueAxis&, const QColor& layer, const Theme&, const QColor& below = {});

    QRgb colourOf(double value) const { return colourAt(m_axis.fraction(value)); }
    /// By the height on the axis, 0 … 1.
    QRgb colourAt(double fraction) const;

private:
    const ValueAxis& m_axis;
    double m_zero; ///< its height on the axis
    int m_steps; ///< on each side of it
    std::vector<QRgb> m_colours; ///< from the lowest step to the highest
};

/// One row of colours over `row`; of a range its value farthest from zero. What is missing has the theme's colour for that.
void paintHeat(QPainter&, const QRectF& row, const Columns&, const HeatRamp&, const Theme&);

/// The ramps side by side in a bar along the axis.
void paintRamps(QPainter&, const QRectF& bar, const std::vector<HeatRamp>&);
