#pragma once
#include <QColor>
#include <QImage>
#include <QPainter>
#include <QRectF>

/// Ink on the pixels of a screen or picture: runs of them with soft ends, many times faster than Qt's rasteriser with thousands
/// of small shapes. Laid on an image of its own, which is painted when this object goes.
/// Pure, on any thread, without a clip: see views/painting/README.md.
class PixelInk
{
public:
    /// Whether the painter's device has pixels, neither turned nor stretched.
    static bool suits(const QPainter&);

    /// Of a painter that suits: covers the whole pixels inside `area` (logical).
    PixelInk(QPainter&, const QRectF& area);
    ~PixelInk();
    PixelInk(const PixelInk&) = delete;
    PixelInk& operator=(const PixelInk&) = delete;

    int width() const { return m_image.width(); }
    int height() const { return m_image.height(); }
    /// Pixels in a logical one.
    double zoom() const { return m_zoom; }
    /// Where a logical point lies among the pixels.
    QPointF toDevice(const QPointF& logical) const { return logical * m_zoom + m_shift; }

    /// Lays ink over [from, to) of a column or row of pixels; cut to [lowest, highest).
    void column(int x, double from, double to, QRgb premultiplied, int lowest, int highest);
    void row(int y, double from, double to, QRgb premultiplied, int lowest, int highest);
    /// A logical rectangle.
    void box(const QRectF&, QRgb premultiplied);
    void box(const QRectF& box, const QColor& colour) { this->box(box, qPremultiply(colour.rgba())); }

private:
    QPainter& m_painter;
    QTransform m_device;
    double m_zoom;
    QPointF m_origin; ///< of the image among the device's pixels
    QPointF m_shift; ///< of the logical origin from the image's
    QImage m_image;
    QRgb* m_pixels = nullptr;
    qsizetype m_stride = 0; ///< pixels
};
