#include "views/sheets/svgdevice.h"

#include "views/sheets/svgpath.h"

#include <QBuffer>
#include <QFont>
#include <QImage>
#include <QPaintEngine>
#include <QPainterPath>
#include <QXmlStreamWriter>

#include <cmath>

namespace
{

constexpr int dpi = 96;

class SvgEngine : public QPaintEngine
{
public:
    explicit SvgEngine(QXmlStreamWriter& writer)
        : QPaintEngine(
            PrimitiveTransform | PixmapTransform | PainterPaths | AlphaBlend | Antialiasing | BrushStroke | ConstantOpacity)
        , m_writer(writer)
    {
    }

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    Type type() const override { return SVG; }
    void updateState(const QPaintEngineState&) override { }

    void drawPath(const QPainterPath& path) override
    {
        shape("path");
        if (path.fillRule() == Qt::OddEvenFill && fills())
            attribute("fill-rule", QStringLiteral("evenodd"));
        attribute("d", text(path));
        m_writer.writeEndElement();
    }

    void drawRects(const QRectF* rectangles, int count) override
    {
        for (int i = 0; i < count; ++i) {
            const QRectF rectangle = rectangles[i].normalized();
            const QPointF corner = mapped(rectangle.topLeft());
            shape("rect");
            box(corner, rectangle.size());
            m_writer.writeEndElement();
        }
    }

    void drawLines(const QLineF* lines, int count) override
    {
        QPainterPath path;
        for (int i = 0; i < count; ++i) {
            path.moveTo(lines[i].p1());
            path.lineTo(lines[i].p2());
        }
        drawUnfilled(path);
    }

    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override
    {
        QPainterPath path;
        if (count < 1)
            return;
        path.moveTo(points[0]);
        for (int i = 1; i < count; ++i)
            path.lineTo(points[i]);
        if (mode == PolylineMode)
            return drawUnfilled(path);
        path.closeSubpath();
        path.setFillRule(mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
        drawPath(path);
    }

    void drawTextItem(const QPointF& at, const QTextItem& item) override
    {
        const QFont font = item.font();
        const double size = font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF() * dpi / 72;
        element("text");
        ink("fill", state->pen().color());
        // Fonts differ between computers: name some that most have.
        attribute("font-family", QStringLiteral("'%1', 'DejaVu Sans', Arial, Helvetica, sans-serif").arg(font.family()));
        attribute("font-size", svgNumber(size));
        if (font.weight() != QFont::Normal)
            attribute("font-weight", QString::number(font.weight()));
        if (font.style() != QFont::StyleNormal)
            attribute("font-style", QStringLiteral("italic"));
        attribute("x", svgNumber(mapped(at).x()));
        attribute("y", svgNumber(mapped(at).y()));
        m_writer.writeCharacters(item.text());
        m_writer.writeEndElement();
    }

    void drawPixmap(const QRectF& to, const QPixmap& pixmap, const QRectF& part) override
    {
        drawImage(to, pixmap.toImage(), part, Qt::AutoColor);
    }

    void drawImage(const QRectF& to, const QImage& image, const QRectF& part, Qt::ImageConversionFlags) override
    {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        image.copy(part.toAlignedRect()).save(&buffer, "PNG");
        element("image");
        box(mapped(to.topLeft()), to.size());
        attribute("preserveAspectRatio", QStringLiteral("none"));
        attribute("image-rendering",
            state->renderHints() & QPainter::SmoothPixmapTransform ? QStringLiteral("optimizeQuality")
                                                                   : QStringLiteral("optimizeSpeed"));
        attribute("xlink:href", QStringLiteral("data:image/png;base64,") + QString::fromLatin1(png.toBase64()));
        m_writer.writeEndElement();
    }

private:
    bool onlyMoved() const { return state->transform().type() <= QTransform::TxTranslate; }
    /// Where nothing but a move was asked for it is part of the coordinates.
    QPointF mapped(const QPointF& point) const { return onlyMoved() ? state->transform().map(point) : point; }
    bool fills() const { return state->brush().style() != Qt::NoBrush; }

    void attribute(const char* name, const QString& value) { m_writer.writeAttribute(QLatin1String(name), value); }

    void element(const char* name)
    {
        m_writer.writeStartElement(QLatin1String(name));
        if (onlyMoved())
            return;
        const QTransform& to = state->transform();
        attribute("transform",
            QStringLiteral("matrix(%1,%2,%3,%4,%5,%6)")
                .arg(to.m11())
                .arg(to.m12())
                .arg(to.m21())
                .arg(to.m22())
                .arg(to.dx())
                .arg(to.dy()));
    }

    /// Begins an element with the fill and stroke of the painter.
    void shape(const char* name)
    {
        element(name);
        if (fills())
            ink("fill", state->brush().color());
        else
            attribute("fill", QStringLiteral("none"));
        if (state->pen().style() != Qt::NoPen)
            stroke(state->pen());
    }

    void ink(const char* what, const QColor& colour)
    {
        attribute(what, colour.name());
        const double opacity = double(colour.alphaF()) * state->opacity();
        if (opacity < 0.9995)
            m_writer.writeAttribute(QLatin1String(what) + QLatin1String("-opacity"), QString::number(opacity, 'g', 3));
    }

    void stroke(const QPen& pen)
    {
        const double width = pen.widthF() > 0 ? pen.widthF() : 1;
        ink("stroke", pen.color());
        if (width != 1)
            attribute("stroke-width", QString::number(width, 'g', 4));
        if (pen.capStyle() != Qt::FlatCap)
            attribute("stroke-linecap", pen.capStyle() == Qt::RoundCap ? QStringLiteral("round") : QStringLiteral("square"));
        if (pen.joinStyle() == Qt::RoundJoin)
            attribute("stroke-linejoin", QStringLiteral("round"));
        else if (pen.joinStyle() == Qt::BevelJoin)
            attribute("stroke-linejoin", QStringLiteral("bevel"));
        if (pen.style() == Qt::SolidLine)
            return;
        QStringList dashes;
        for (const double dash : pen.dashPattern())
            dashes << svgNumber(dash * width);
        attribute("stroke-dasharray", dashes.join(QLatin1Char(',')));
    }

    void box(const QPointF& corner, const QSizeF& size)
    {
        attribute("x", svgNumber(corner.x()));
        attribute("y", svgNumber(corner.y()));
        attribute("width", svgNumber(size.width()));
        attribute("height", svgNumber(size.height()));
    }

    QString text(const QPainterPath& path) const
    {
        SvgPath text;
        for (int i = 0; i < path.elementCount(); ++i) {
            const QPainterPath::Element element = path.elementAt(i);
            if (element.isMoveTo())
                text.moveTo(mapped(element));
            else if (element.isLineTo())
                text.lineTo(mapped(element));
            else if (i + 2 < path.elementCount()) {
                text.curveTo(mapped(element), mapped(path.elementAt(i + 1)), mapped(path.elementAt(i + 2)));
                i += 2;
            }
        }
        return text.text();
    }

    void drawUnfilled(const QPainterPath& path)
    {
        element("path");
        attribute("fill", QStringLiteral("none"));
        stroke(state->pen());
        attribute("d", text(path));
        m_writer.writeEndElement();
    }

    QXmlStreamWriter& m_writer;
};

} // namespace

SvgDevice::SvgDevice(QXmlStreamWriter& writer, const QSizeF& size)
    : m_size(size)
    , m_engine(std::make_unique<SvgEngine>(writer))
{
}

SvgDevice::~SvgDevice() = default;

QPaintEngine* SvgDevice::paintEngine() const
{
    return m_engine.get();
}

int SvgDevice::metric(PaintDeviceMetric metric) const
{
    switch (metric) {
    case PdmWidth:
        return int(std::ceil(m_size.width()));
    case PdmHeight:
        return int(std::ceil(m_size.height()));
    case PdmWidthMM:
        return int(std::ceil(m_size.width() * 25.4 / dpi));
    case PdmHeightMM:
        return int(std::ceil(m_size.height() * 25.4 / dpi));
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
        return dpi;
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return int(devicePixelRatioFScale());
    default:
        return QPaintDevice::metric(metric);
    }
}
