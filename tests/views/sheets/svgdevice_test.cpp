#include "views/sheets/svgdevice.h"
#include "views/sheets/svgpath.h"

#include "tests/registry.h"

#include <QPainter>
#include <QPainterPath>
#include <QSvgRenderer>
#include <QTest>
#include <QXmlStreamWriter>

#include <functional>

namespace
{

using Painting = std::function<void(QPainter&)>;
const QSize size(200, 120);

QByteArray svgOf(const Painting& painting)
{
    QByteArray svg;
    QXmlStreamWriter writer(&svg);
    writer.writeStartDocument();
    writer.writeStartElement(QStringLiteral("svg"));
    writer.writeDefaultNamespace(QStringLiteral("http://www.w3.org/2000/svg"));
    writer.writeNamespace(QStringLiteral("http://www.w3.org/1999/xlink"), QStringLiteral("xlink"));
    writer.writeAttribute(QStringLiteral("viewBox"), QStringLiteral("0 0 200 120"));
    {
        SvgDevice device(writer, size);
        QPainter painter(&device);
        painting(painter);
    }
    writer.writeEndDocument();
    return svg;
}

QImage image(const Painting& painting)
{
    QImage made(size, QImage::Format_RGB32);
    made.fill(Qt::white);
    QPainter painter(&made);
    painter.setRenderHint(QPainter::Antialiasing);
    painting(painter);
    return made;
}

/// Mean difference of a channel, 0 to 255.
double difference(const QImage& one, const QImage& other)
{
    double sum = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x) {
            const QColor a = one.pixelColor(x, y), b = other.pixelColor(x, y);
            sum += std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue());
        }
    return sum / 3 / one.width() / one.height();
}

} // namespace

Q_DECLARE_METATYPE(Painting)

/// What is painted on paper looks as on the screen.
class SvgDeviceTest : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

private Q_SLOTS:
    void looksAsPainted_data()
    {
        QTest::addColumn<Painting>("painting");
        const auto row = [](const char* name, const Painting& painting) { QTest::newRow(name) << painting; };
        row("filled rectangle", [](QPainter& p) { p.fillRect(QRectF(10.5, 20.25, 80, 50), QColor(0, 114, 178)); });
        row("half transparent", [](QPainter& p) { p.fillRect(QRectF(10, 20, 80, 50), QColor(213, 94, 0, 128)); });
        row("opacity of the painter", [](QPainter& p) {
            p.setOpacity(0.4);
            p.fillRect(QRectF(10, 20, 80, 50), Qt::black);
        });
        row("outline", [](QPainter& p) {
            p.setPen(QPen(Qt::red, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            p.drawRect(QRectF(10, 20, 80, 50));
        });
        row("dashes", [](QPainter& p) {
            p.setPen(QPen(Qt::black, 2, Qt::DashLine, Qt::FlatCap));
            p.drawLine(QPointF(5, 60), QPointF(190, 60));
        });
        row("several lines", [](QPainter& p) {
            p.setPen(QPen(Qt::blue, 1.5));
            p.setBrush(Qt::green); // lines have no inside
            const QLineF lines[] { { 5, 5, 100, 5 }, { 5, 5, 5, 90 }, { 20, 20, 150, 100 } };
            p.drawLines(lines, 3);
        });
        row("curves", [](QPainter& p) {
            QPainterPath path(QPointF(10, 100));
            path.cubicTo(10, 10, 150, 10, 150, 100);
            p.strokePath(path, QPen(Qt::darkGreen, 2));
        });
        row("winding and odd-even", [](QPainter& p) {
            QPainterPath path;
            path.addRect(10, 10, 60, 60);
            path.addRect(30, 30, 60, 60);
            p.fillPath(path, Qt::black);
            path.setFillRule(Qt::WindingFill);
            p.translate(100, 0);
            p.fillPath(path, Qt::black);
        });
        row("turned and stretched", [](QPainter& p) {
            p.translate(100, 60);
            p.rotate(30);
            p.scale(1, 0.5);
            p.fillRect(QRectF(-40, -40, 80, 80), Qt::darkBlue);
        });
        row("polygon", [](QPainter& p) {
            p.setPen(Qt::NoPen);
            p.setBrush(Qt::magenta);
            p.drawPolygon(QPolygonF { { 10, 10 }, { 100, 30 }, { 60, 110 } });
        });
        row("picture", [](QPainter& p) {
            QImage chequers(8, 8, QImage::Format_RGB32);
            for (int i = 0; i < 64; ++i)
                chequers.setPixelColor(i % 8, i / 8, (i + i / 8) % 2 ? Qt::black : Qt::yellow);
            p.setRenderHint(QPainter::SmoothPixmapTransform);
            p.drawImage(QRectF(20, 20, 80, 80), chequers, QRectF(0, 0, 4, 4));
        });
    }

    void looksAsPainted()
    {
        QFETCH(Painting, painting);
        const QByteArray svg = svgOf(painting);
        QSvgRenderer renderer(svg);
        QVERIFY2(renderer.isValid(), svg);
        const QImage wanted = image(painting);
        const QImage found = image([&](QPainter& p) { renderer.render(&p, QRectF({}, QSizeF(size))); });
        const double ink = difference(wanted, image([](QPainter&) {}));
        QVERIFY(ink > 0.3);
        QVERIFY2(difference(wanted, found) < 0.1 * ink, svg);
    }

    void textStaysText()
    {
        const QByteArray svg = svgOf([](QPainter& p) {
            QFont font(QStringLiteral("Noto Sans"));
            font.setPixelSize(24);
            font.setBold(true);
            font.setItalic(true);
            p.setFont(font);
            p.setPen(QColor(1, 2, 3));
            p.translate(5, 0);
            p.drawText(QPointF(10, 60), QStringLiteral("a < b & c"));
        });
        for (const char* part : { ">a &lt; b &amp; c</text>", "x=\"15\"", "y=\"60\"", "font-size=\"24\"", "font-weight=\"700\"",
                 "font-style=\"italic\"", "font-family=\"'Noto Sans', ", "fill=\"#010203\"" })
            QVERIFY2(svg.contains(part), svg);
    }

    void crispPicturesStayCrisp()
    {
        const auto picture = [](bool smooth) {
            return svgOf([smooth](QPainter& p) {
                p.setRenderHint(QPainter::SmoothPixmapTransform, smooth);
                p.drawImage(QRectF(0, 0, 50, 50), QImage(2, 2, QImage::Format_RGB32));
            });
        };
        QVERIFY(picture(false).contains("image-rendering=\"optimizeSpeed\""));
        QVERIFY(picture(true).contains("image-rendering=\"optimizeQuality\""));
    }

    void numbers_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QString>("text");
        QTest::newRow("whole") << 12.0 << QStringLiteral("12");
        QTest::newRow("hundredths") << 12.3451 << QStringLiteral("12.35");
        QTest::newRow("tenths") << -0.5 << QStringLiteral("-0.5");
        QTest::newRow("no minus zero") << -0.001 << QStringLiteral("0");
        QTest::newRow("tens keep their zeros") << 100.0 << QStringLiteral("100");
        QTest::newRow("large") << 1234567.891 << QStringLiteral("1234567.89");
    }

    void numbers()
    {
        QFETCH(double, number);
        QTEST(svgNumber(number), "text");
    }

    void runsAlongAnAxisAreShort()
    {
        SvgPath path;
        path.moveTo({ 1, 2 });
        path.lineTo({ 1, 2.001 });
        path.lineTo({ 5, 2 });
        path.lineTo({ 5, 7.5 });
        path.lineTo({ 6, 8 });
        path.curveTo({ 1, 1 }, { 2, 2 }, { 3, 3 });
        path.lineTo({ 3, 4 });
        QCOMPARE(path.text(), QStringLiteral("M1,2H5V7.5L6,8C1,1 2,2 3,3V4"));
    }
};

EPIARC_TEST(SvgDeviceTest)
#include "svgdevice_test.moc"
