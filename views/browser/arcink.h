#pragma once
#include <QColor>
#include <QImage>
#include <QPainter>
#include <QRectF>

/// Paints half-ellipses that stand on one line. Vector formats get one path for each, so that they can be edited; on a device of
/// pixels they are worked out column by column, which is some thirty times faster than Qt's stroker.
class ArcInk
{
public:
    /// Nothing is painted outside `area`; curves stand on y = `base`. Logical pixels.
    ArcInk(QPainter&, const QRectF& area, double base);
    /// What was painted appears now at the latest.
    ~ArcInk();
    ArcInk(const ArcInk&) = delete;
    ArcInk& operator=(const ArcInk&) = delete;

    void curve(double left, double right, double rise, double penWidth, const QColor&);
    void box(const QRectF&, const QColor&);

private:
    /// The part of a band between two half-ellipses in pixels of the image, standing on `foot`.
    struct Band {
        QPointF foot;
        double outerAcross = 0, outerHigh = 0, innerAcross = 0, innerHigh = 0;
        int flatFrom = 0, flatTo = 0; ///< columns in which it rises less than a pixel for each
    };
    void fillFlat(const Band&, QRgb ink);
    void fillSteep(const Band&, QRgb ink);
    bool rasters() const { return m_pixels != nullptr; }
    QPointF inImage(const QPointF& logical) const { return m_painter.deviceTransform().map(logical) - m_origin; }
    QRgb* column(int x) { return m_pixels + x; }
    QRgb* row(int y) { return m_pixels + y * m_stride; }

    QPainter& m_painter;
    QRectF m_area;
    double m_base;
    QImage m_image; ///< of the area, whole pixels of the device; null for vector formats
    QRgb* m_pixels = nullptr;
    qsizetype m_stride = 0; ///< pixels
    double m_zoom = 1; ///< pixels of the device in a logical one
    QPointF m_origin; ///< of the image, pixels of the device
};
