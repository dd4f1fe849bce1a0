#include "views/figures/figurepages.h"

#include "core/base/error.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPageSize>
#include <QPdfWriter>

#include <cmath>
#include <fmt/format.h>

namespace
{

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

} // namespace

QByteArray pdfOf(const Figure& figure, const Monitor& monitor)
{
    const QSizeF points = figure.sizeMm() * 72 / 25.4, page(std::ceil(points.width()), std::ceil(points.height()));
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    // Qt writes fonts in the order of a hash, which would change from run to run.
    QHashSeed::setDeterministicGlobalSeed();
    {
        QPdfWriter writer(&buffer);
        writer.setCreator(QStringLiteral("Epiarc"));
        writer.setTitle(figure.title());
        writer.setResolution(1200);
        writer.setPageSize(QPageSize(page, QPageSize::Point, {}, QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF());
        QPainter painter(&writer);
        const double zoom = figure.spec().pixelMm() / 25.4;
        painter.scale(writer.resolution() * zoom, writer.resolution() * zoom);
        // PDF counts from the bottom: what is cut off the page must be above the figure.
        painter.translate(0, (page.height() - points.height()) / 72 / zoom);
        PaintedSheet sheet(painter);
        figure.draw(sheet, monitor);
    }
    correct(content, points);
    return content;
}

QByteArray pngOf(const Figure& figure, const Monitor& monitor)
{
    const QImage image = figure.image(figure.spec().dpi, monitor);
    QByteArray content;
    QBuffer buffer(&content);
    QImageWriter writer(&buffer, "png");
    writer.setText(QStringLiteral("Title"), figure.title());
    writer.setText(QStringLiteral("Software"), QStringLiteral("Epiarc"));
    if (!writer.write(image))
        throw Error(fmt::format("The figure could not be made a PNG: {}.", writer.errorString().toStdString()));
    return content;
}
