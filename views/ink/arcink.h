#pragma once
#include "views/ink/pixelink.h"

#include <optional>

/// Paints half-ellipses that stand on one line. Vector formats get one path for each, so that they can be edited; on a device of
/// pixels they are worked out column by column.
/// Pure, on any thread, without a clip: see views/painting/README.md.
class ArcInk
{
public:
    /// Nothing is painted outside `area`; curves stand on y = `base`. Logical pixels. What was painted appears at the latest when
    /// this object goes.
    ArcInk(QPainter&, const QRectF& area, double base);

    void curve(double left, double right, double rise, double penWidth, const QColor&);
    void box(const QRectF&, const QColor&);

private:
    /// What lies between two half-ellipses that stand on `foot`, in pixels.
    struct Band {
        QPointF foot;
        double outerAcross = 0, outerHigh = 0, innerAcross = 0, innerHigh = 0;
        int flatFrom = 0, flatTo = 0; ///< columns in which it rises less than a pixel for each
    };
    void fillFlat(const Band&, QRgb ink);
    void fillSteep(const Band&, QRgb ink);

    QPainter& m_painter;
    QRectF m_area;
    double m_base;
    std::optional<PixelInk> m_pixels; ///< none for vector formats
};
