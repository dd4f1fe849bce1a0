#include "views/browser/figure.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "views/browser/painters.h"
#include "views/browser/svgfigure.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>
#include <QPageSize>
#include <QPdfWriter>

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace
{

constexpr double pixelsPerMm = 96 / 25.4;
constexpr double smallestLane = 4; ///< pixels

double heightOf(const LaneView& lane)
{
    return std::max(lane.height, smallestLane);
}

QSizeF sizeOf(const Figure& figure)
{
    return { figure.widthMm * pixelsPerMm, figure.heightMm() * pixelsPerMm };
}

QString titleOf(const Figure& figure)
{
    QStringList loci;
    for (const PanelView& panel : figure.scene.panels)
        loci << QString::fromStdString(toText(panel.scale.interval()));
    return loci.join(QStringLiteral(", "));
}

/// Calls `part(id, label, paint)` for the ruler and every lane, top to bottom.
template <typename Part>
void forParts(const Figure& figure, const Monitor& monitor, const Part& part)
{
    QRectF area(0, 0, sizeOf(figure).width(), rulerHeight);
    part(QStringLiteral("ruler"), QStringLiteral("Ruler"),
        [&](QPainter& painter) { paintRulers(painter, area, figure.scene, figure.theme); });
    for (qsizetype i = 0; i < figure.scene.laneCount(); ++i) {
        const LaneView& lane = figure.scene.panels.first().lanes[i];
        monitor.report(double(i) / double(figure.scene.laneCount()), "drawing");
        area = QRectF(0, area.bottom(), area.width(), heightOf(lane));
        part(QStringLiteral("lane-") + lane.name, lane.name,
            [&](QPainter& painter) { paintLane(painter, area, figure.scene, i, figure.theme); });
    }
}

void paintAll(QPainter& painter, const Figure& figure, const Monitor& monitor)
{
    forParts(figure, monitor, [&](const QString&, const QString&, const auto& paint) { paint(painter); });
}

bool isOnPaper(const Theme& theme)
{
    return theme.laneBackground == QColor(Qt::white);
}

QByteArray svgOf(const Figure& figure, const Monitor& monitor)
{
    SvgFigure svg(sizeOf(figure), titleOf(figure));
    svg.add(QStringLiteral("background"), QStringLiteral("Background"),
        [&](QPainter& painter) { painter.fillRect(QRectF(QPointF(), sizeOf(figure)), figure.theme.laneBackground); });
    forParts(figure, monitor, [&](const QString& id, const QString& label, const auto& paint) { svg.add(id, label, paint); });
    return svg.document();
}

/// Qt knows page sizes in whole points only, and writes the time: both are put right in place, without moving a byte.
void correct(QByteArray& pdf, const QSizeF& points)
{
    const qsizetype date = pdf.indexOf("/CreationDate (");
    if (const qsizetype end = pdf.indexOf(')', date); date >= 0 && end > date)
        pdf.replace(date, end + 1 - date, QByteArray(end + 1 - date, ' '));
    const QByteArray opening = "/MediaBox [0 0 ";
    const qsizetype box = pdf.indexOf(opening) + opening.size(), end = pdf.indexOf(']', box);
    const QByteArray exact = QByteArray::number(points.width(), 'f', 4) + ' ' + QByteArray::number(points.height(), 'f', 4);
    if (box >= opening.size() && end - box >= exact.size())
        pdf.replace(box, end - box, exact.leftJustified(end - box, ' '));
}

QByteArray pdfOf(const Figure& figure, const Monitor& monitor)
{
    const QSizeF points(figure.widthMm * 72 / 25.4, figure.heightMm() * 72 / 25.4);
    const QSizeF page(std::ceil(points.width()), std::ceil(points.height()));
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setCreator(QStringLiteral("Epiarc"));
        writer.setTitle(titleOf(figure));
        writer.setResolution(1200);
        writer.setPageSize(QPageSize(page, QPageSize::Point, {}, QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF());
        QPainter painter(&writer);
        painter.scale(writer.resolution() / 96.0, writer.resolution() / 96.0);
        // PDF counts from the bottom: what is cut off the page must be above the figure.
        painter.translate(0, (page.height() - points.height()) * 96 / 72);
        if (!isOnPaper(figure.theme))
            painter.fillRect(QRectF(QPointF(), sizeOf(figure)), figure.theme.laneBackground);
        paintAll(painter, figure, monitor);
    }
    correct(content, points);
    return content;
}

QByteArray pngOf(const Figure& figure, const std::filesystem::path& path, const Monitor& monitor)
{
    const double zoom = figure.dpi / 96.0;
    constexpr double mostPixels = 4e8; // 1.6 GB
    const QSizeF size = sizeOf(figure) * zoom;
    const bool possible = size.width() * size.height() <= mostPixels;
    QImage image
        = possible ? QImage(int(std::lround(size.width())), int(std::lround(size.height())), QImage::Format_RGB32) : QImage();
    if (image.isNull())
        throw Error(
            fmt::format("{} would be {} × {} pixels, more than can be drawn: choose fewer dots per inch or a smaller width.",
                path.string(), std::lround(size.width()), std::lround(size.height())));
    const int perMetre = int(std::lround(figure.dpi / 0.0254));
    image.setDotsPerMeterX(perMetre);
    image.setDotsPerMeterY(perMetre);
    image.fill(figure.theme.laneBackground);
    {
        QPainter painter(&image);
        painter.scale(zoom, zoom);
        paintAll(painter, figure, monitor);
    }
    QByteArray content;
    QBuffer buffer(&content);
    QImageWriter writer(&buffer, "png");
    writer.setText(QStringLiteral("Title"), titleOf(figure));
    writer.setText(QStringLiteral("Software"), QStringLiteral("Epiarc"));
    if (!writer.write(image))
        throw Error(fmt::format("{} could not be drawn: {}.", path.string(), writer.errorString().toStdString()));
    return content;
}

void check(const Figure& figure, const std::filesystem::path& path)
{
    constexpr double narrowest = 60;
    if (!(figure.widthMm >= narrowest && figure.widthMm <= 5000))
        throw Error(fmt::format(
            "{} cannot be {} mm wide: choose a width between {} and 5000 mm.", path.string(), figure.widthMm, narrowest));
    if (figure.dpi < 30 || figure.dpi > 2400)
        throw Error(fmt::format("{} cannot have {} dots per inch: choose between 30 and 2400.", path.string(), figure.dpi));
    if (figure.scene.panels.isEmpty() || figure.scene.panels.first().scale.interval().empty())
        throw Error(fmt::format("{} needs an interval of at least one base: go to a place on the genome first.", path.string()));
}

} // namespace

double Figure::heightMm() const
{
    double pixels = rulerHeight;
    for (qsizetype i = 0; i < scene.laneCount(); ++i)
        pixels += heightOf(scene.panels.first().lanes[i]);
    return pixels / pixelsPerMm;
}

double Figure::dataWidth(double widthMm)
{
    return std::max(1.0, widthMm * pixelsPerMm - laneHeaderWidth);
}

void Figure::save(const std::filesystem::path& path, const Monitor& monitor) const
{
    const QString ending = QString::fromStdString(path.extension().string()).toLower();
    check(*this, path);
    QByteArray content;
    if (ending == QLatin1String(".svg"))
        content = svgOf(*this, monitor);
    else if (ending == QLatin1String(".pdf"))
        content = pdfOf(*this, monitor);
    else if (ending == QLatin1String(".png"))
        content = pngOf(*this, path, monitor);
    else
        throw Error(fmt::format("{} is not a figure format: end the name in .svg, .pdf or .png.", path.string()));
    base::writeAtomically(path, content.toStdString());
    monitor.report(1, "saved");
}
