#include "views/browser/arcink.h"

#include <QPaintEngine>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace
{

/// The part of a half-ellipse that lies between `left` and `right`.
QPainterPath halfEllipse(double centre, double radius, double base, double rise, double left, double right)
{
    QPainterPath path;
    if (centre - radius >= left && centre + radius <= right) {
        path.moveTo(centre - radius, base);
        path.arcTo(QRectF(centre - radius, base - rise, 2 * radius, 2 * rise), 180, -180);
        return path;
    }
    const auto angleAt = [&](double x) { return std::acos(std::clamp((x - centre) / radius, -1.0, 1.0)); };
    const double from = angleAt(left), to = angleAt(right);
    if (from - to < 1e-9)
        return path;
    constexpr int pieces = 40;
    for (int piece = 0; piece <= pieces; ++piece) {
        const double angle = from + (to - from) * piece / pieces;
        const QPointF point(std::clamp(centre + radius * std::cos(angle), left, right), base - rise * std::sin(angle));
        piece == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    return path;
}

/// Height of a half-ellipse at a distance from its centre; 0 outside.
double heightAt(double distance, double radius, double rise)
{
    const double share = radius > 0 ? distance / radius : 1;
    return std::abs(share) < 1 ? rise * std::sqrt(1 - share * share) : 0;
}

/// Lays `weight`/256 of a premultiplied colour over a pixel.
void lay(QRgb& pixel, QRgb ink, uint32_t weight)
{
    constexpr uint32_t mask = 0x00ff00ff;
    const QRgb part = (((ink & mask) * weight >> 8) & mask) | ((((ink >> 8) & mask) * weight) & ~mask);
    const uint32_t rest = 256 - qAlpha(part) - (qAlpha(part) >> 7);
    pixel = part + ((((pixel & mask) * rest >> 8) & mask) | ((((pixel >> 8) & mask) * rest) & ~mask));
}

/// Lays ink over the part of a line of pixels that lies in [from, to), which is cut to [lowest, highest).
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
        lay(line[i * stride], ink, 256);
    if (last < highest)
        lay(line[last * stride], ink, uint32_t((to - last) * 256));
}

} // namespace

ArcInk::ArcInk(QPainter& painter, const QRectF& area, double base)
    : m_painter(painter)
    , m_area(area)
    , m_base(base)
{
    const QTransform device = painter.deviceTransform();
    const bool pixels = painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::Raster;
    if (!pixels || device.type() > QTransform::TxScale || device.m11() != device.m22() || device.m11() <= 0)
        return;
    m_zoom = device.m11();
    const QRectF mapped = device.mapRect(area);
    m_origin = QPointF(std::ceil(mapped.left() - 1e-6), std::ceil(mapped.top() - 1e-6));
    const QSize size(
        int(std::floor(mapped.right() + 1e-6) - m_origin.x()), int(std::floor(mapped.bottom() + 1e-6) - m_origin.y()));
    if (size.isEmpty())
        return;
    m_image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    m_image.fill(Qt::transparent);
    m_pixels = reinterpret_cast<QRgb*>(m_image.bits());
    m_stride = m_image.bytesPerLine() / qsizetype(sizeof(QRgb));
}

ArcInk::~ArcInk()
{
    if (!rasters())
        return;
    m_image.setDevicePixelRatio(m_zoom);
    m_painter.drawImage(m_painter.deviceTransform().inverted().map(m_origin), m_image);
}

void ArcInk::curve(double left, double right, double rise, double penWidth, const QColor& colour)
{
    const double centre = (left + right) / 2, radius = std::max((right - left) / 2, 0.5);
    if (!rasters()) {
        const double inside = penWidth / 2 + 0.5;
        const QPainterPath path = halfEllipse(centre, radius, m_base, rise, m_area.left() + inside, m_area.right() - inside);
        if (!path.isEmpty())
            m_painter.strokePath(path, QPen(colour, penWidth, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        return;
    }
    const double half = penWidth * m_zoom / 2, across = radius * m_zoom, high = rise * m_zoom;
    Band band { inImage({ centre, m_base }), across + half, high + half, across - half, high - half, 0, 0 };
    const double flat = across * across / std::hypot(across, high);
    band.flatFrom = std::clamp(int(std::ceil(band.foot.x() - flat)), 0, m_image.width());
    band.flatTo = std::clamp(int(std::floor(band.foot.x() + flat)), band.flatFrom, m_image.width());
    const QRgb ink = qPremultiply(colour.rgba());
    fillFlat(band, ink);
    fillSteep(band, ink);
}

void ArcInk::fillFlat(const Band& band, QRgb ink)
{
    for (int x = band.flatFrom; x < band.flatTo; ++x) {
        const double from = x + 0.5 - band.foot.x();
        const double top = band.foot.y() - heightAt(from, band.outerAcross, band.outerHigh);
        const double bottom = band.foot.y() - heightAt(from, band.innerAcross, band.innerHigh);
        layRun(column(x), m_stride, top, bottom, 0, m_image.height(), ink);
    }
}

void ArcInk::fillSteep(const Band& band, QRgb ink)
{
    const double nearest = std::min(std::abs(band.flatFrom - band.foot.x()), std::abs(band.flatTo - band.foot.x()));
    const bool cut = band.flatFrom == 0 || band.flatTo == m_image.width();
    const double high = cut ? band.outerHigh : heightAt(nearest, band.outerAcross, band.outerHigh);
    for (int y = std::max(0, int(band.foot.y() - high)); y < std::min<double>(m_image.height(), band.foot.y()); ++y) {
        const double above = std::max(0.0, band.foot.y() - y - 0.5);
        const double outer = heightAt(above, band.outerHigh, band.outerAcross);
        const double inner = heightAt(above, band.innerHigh, band.innerAcross);
        const double x = band.foot.x();
        layRun(row(y), 1, x - outer, x - inner, 0, band.flatFrom, ink);
        layRun(row(y), 1, x + inner, x + outer, band.flatTo, m_image.width(), ink);
    }
}

void ArcInk::box(const QRectF& box, const QColor& colour)
{
    if (!rasters())
        return m_painter.fillRect(box, colour);
    const QPointF from = inImage(box.topLeft()), to = inImage(box.bottomRight());
    const int first = std::max(0, int(from.x())), last = std::min(m_image.width(), int(std::ceil(to.x())));
    for (int x = first; x < last; ++x) {
        QColor part = colour;
        part.setAlphaF(float(colour.alphaF() * (std::min(to.x(), x + 1.0) - std::max(from.x(), double(x)))));
        layRun(column(x), m_stride, from.y(), to.y(), 0, m_image.height(), qPremultiply(part.rgba()));
    }
}
