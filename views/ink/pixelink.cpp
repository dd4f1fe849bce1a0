#include "views/ink/pixelink.h"

#include <QPaintEngine>

#include <algorithm>
#include <cmath>

namespace
{

/// Lays `weight`/256 of a premultiplied colour over a pixel.
void lay(QRgb& pixel, QRgb ink, uint32_t weight)
{
    constexpr uint32_t mask = 0x00ff00ff;
    const QRgb part = (((ink & mask) * weight >> 8) & mask) | ((((ink >> 8) & mask) * weight) & ~mask);
    const uint32_t rest = 256 - qAlpha(part) - (qAlpha(part) >> 7);
    pixel = part + ((((pixel & mask) * rest >> 8) & mask) | ((((pixel >> 8) & mask) * rest) & ~mask));
}

/// Of a premultiplied colour.
QRgb part(QRgb ink, double fraction)
{
    QRgb made = 0;
    lay(made, ink, uint32_t(std::max(fraction, 0.0) * 256));
    return made;
}

/// The whole of it.
void cover(QRgb& pixel, QRgb ink)
{
    if (pixel == 0)
        pixel = ink;
    else
        lay(pixel, ink, 256);
}

/// Over the part of a line of pixels in [from, to).
void layRun(QRgb* line, qsizetype stride, double from, double to, int lowest, int highest, QRgb ink)
{
    from = std::max(from, double(lowest));
    to = std::min(to, double(highest));
    if (to <= from)
        return;
    const int first = int(from), last = int(to);
    if (first == last)
        return lay(line[first * stride], ink, uint32_t((to - from) * 256));
    lay(line[first * stride], ink, uint32_t((first + 1 - from) * 256));
    for (int i = first + 1; i < last; ++i)
        cover(line[i * stride], ink);
    if (last < highest)
        lay(line[last * stride], ink, uint32_t((to - last) * 256));
}

} // namespace

bool PixelInk::suits(const QPainter& painter)
{
    const QTransform device = painter.deviceTransform();
    return painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::Raster && device.type() <= QTransform::TxScale
        && device.m11() == device.m22() && device.m11() > 0;
}

PixelInk::PixelInk(QPainter& painter, const QRectF& area)
    : m_painter(painter)
    , m_device(painter.deviceTransform())
    , m_zoom(m_device.m11())
{
    constexpr double slack = 1e-6;
    const QRectF mapped = m_device.mapRect(area);
    m_origin = QPointF(std::ceil(mapped.left() - slack), std::ceil(mapped.top() - slack));
    m_shift = QPointF(m_device.dx(), m_device.dy()) - m_origin;
    const int width = int(std::floor(mapped.right() + slack) - m_origin.x());
    const int height = int(std::floor(mapped.bottom() + slack) - m_origin.y());
    if (width < 1 || height < 1)
        return;
    m_image = QImage(width, height, QImage::Format_ARGB32_Premultiplied);
    m_image.fill(Qt::transparent);
    m_pixels = reinterpret_cast<QRgb*>(m_image.bits());
    m_stride = m_image.bytesPerLine() / qsizetype(sizeof(QRgb));
}

PixelInk::~PixelInk()
{
    if (m_image.isNull())
        return;
    m_image.setDevicePixelRatio(m_zoom);
    m_painter.drawImage(m_device.inverted().map(m_origin), m_image);
}

void PixelInk::column(int x, double from, double to, QRgb premultiplied, int lowest, int highest)
{
    layRun(m_pixels + x, m_stride, from, to, std::max(lowest, 0), std::min(highest, height()), premultiplied);
}

void PixelInk::row(int y, double from, double to, QRgb premultiplied, int lowest, int highest)
{
    layRun(m_pixels + y * m_stride, 1, from, to, std::max(lowest, 0), std::min(highest, width()), premultiplied);
}

void PixelInk::box(const QRectF& box, QRgb premultiplied)
{
    const QPointF from = toDevice(box.topLeft()), to = toDevice(box.bottomRight());
    const int first = std::max(0, int(std::floor(from.x()))), last = std::min(width(), int(std::ceil(to.x())));
    for (int x = first; x < last; ++x) {
        const double fraction = std::min(to.x(), x + 1.0) - std::max(from.x(), double(x));
        column(x, from.y(), to.y(), fraction < 0.999 ? part(premultiplied, fraction) : premultiplied, 0, height());
    }
}
