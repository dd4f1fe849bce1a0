#include "views/ink/arcink.h"

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
    const double fraction = radius > 0 ? distance / radius : 1;
    return std::abs(fraction) < 1 ? rise * std::sqrt(1 - fraction * fraction) : 0;
}

} // namespace

ArcInk::ArcInk(QPainter& painter, const QRectF& area, double base)
    : m_painter(painter)
    , m_area(area)
    , m_base(base)
{
    if (PixelInk::suits(painter))
        m_pixels.emplace(painter, area);
}

void ArcInk::curve(double left, double right, double rise, double penWidth, const QColor& colour)
{
    const double centre = (left + right) / 2, radius = std::max((right - left) / 2, 0.5);
    if (!m_pixels) {
        const double inside = penWidth / 2 + 0.5;
        const QPainterPath path = halfEllipse(centre, radius, m_base, rise, m_area.left() + inside, m_area.right() - inside);
        if (!path.isEmpty())
            m_painter.strokePath(path, QPen(colour, penWidth, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        return;
    }
    const double half = penWidth * m_pixels->zoom() / 2, across = radius * m_pixels->zoom(), high = rise * m_pixels->zoom();
    Band band { m_pixels->toDevice({ centre, m_base }), across + half, high + half, across - half, high - half, 0, 0 };
    const double flat = across * across / std::hypot(across, high);
    band.flatFrom = std::clamp(int(std::ceil(band.foot.x() - flat)), 0, m_pixels->width());
    band.flatTo = std::clamp(int(std::floor(band.foot.x() + flat)), band.flatFrom, m_pixels->width());
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
        m_pixels->column(x, top, bottom, ink, 0, m_pixels->height());
    }
}

void ArcInk::fillSteep(const Band& band, QRgb ink)
{
    const double x = band.foot.x(), nearest = std::min(std::abs(band.flatFrom - x), std::abs(band.flatTo - x));
    const bool cut = band.flatFrom == 0 || band.flatTo == m_pixels->width();
    const double high = cut ? band.outerHigh : heightAt(nearest, band.outerAcross, band.outerHigh);
    for (int y = std::max(0, int(band.foot.y() - high)); y < std::min<double>(m_pixels->height(), band.foot.y()); ++y) {
        const double above = std::max(0.0, band.foot.y() - y - 0.5);
        const double outer = heightAt(above, band.outerHigh, band.outerAcross);
        const double inner = heightAt(above, band.innerHigh, band.innerAcross);
        m_pixels->row(y, x - outer, x - inner, ink, 0, band.flatFrom);
        m_pixels->row(y, x + inner, x + outer, ink, band.flatTo, m_pixels->width());
    }
}

void ArcInk::box(const QRectF& box, const QColor& colour)
{
    if (m_pixels)
        m_pixels->box(box, colour);
    else
        m_painter.fillRect(box, colour);
}
