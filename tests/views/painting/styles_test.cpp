#include "views/painting/heatmap.h"
#include "views/painting/painters.h"
#include "views/painting/signalplot.h"
#include "views/sheets/svgfigure.h"

#include "tests/registry.h"

#include <QXmlStreamReader>
#include <QtTest>

#include <cmath>

namespace
{

constexpr float noData = std::numeric_limits<float>::quiet_NaN();
const Interval where { "chr1", 0, 4000 };
const Scale scale(where, 150, 400);
const QColor blue(0, 114, 178), green(0, 158, 115);

tracks::Signal signalOf(std::vector<float> values)
{
    tracks::Signal signal;
    signal.where = where;
    signal.mean = signal.min = signal.max = std::move(values);
    return signal;
}

tracks::Signal waves(int bins)
{
    tracks::Signal signal = signalOf({});
    for (int i = 0; i < bins; ++i) {
        signal.mean.push_back(i % 23 == 5 ? noData : float(10 * std::sin(i / 9.0) + i % 7));
        signal.min.push_back(signal.mean.back() - 2);
        signal.max.push_back(signal.mean.back() + 3);
    }
    return signal;
}

LaneView laneOf(const QVector<QPair<QColor, tracks::Signal>>& layers, SignalStyle style)
{
    LaneView lane;
    lane.style = style;
    lane.name = QStringLiteral("lane");
    for (const auto& [colour, signal] : layers)
        lane.layers << LayerView { QStringLiteral("layer %1").arg(lane.layers.size()), colour,
            std::make_shared<const tracks::Slice>(signal), {}, false };
    return lane;
}

QImage painted(const LaneView& lane, const Theme& theme = Theme::light(), int height = 64)
{
    QImage image(550, height, QImage::Format_RGB32);
    image.fill(theme.laneBackground);
    QPainter painter(&image);
    paintLane(painter, QRectF(0, 0, 550, height), scale, lane, theme);
    return image;
}

/// Elements of the lane's group in an SVG, by name.
QMap<QString, int> shapes(const LaneView& lane)
{
    SvgFigure svg(QSizeF(550, 64), 25.4 / 96, QStringLiteral("figure"));
    svg.add(QStringLiteral("lane"), QStringLiteral("lane"),
        [&](QPainter& painter) { paintLane(painter, QRectF(0, 0, 550, 64), scale, lane, Theme::light()); });
    QXmlStreamReader reader(svg.document());
    QMap<QString, int> counts;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement)
            ++counts[reader.name().toString()];
    return counts;
}

double distance(const QColor& one, const QColor& other)
{
    return std::hypot(one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue());
}

} // namespace

/// Bars, lines and heat maps.
class StylesTest : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

private Q_SLOTS:
    void opaqueLayersLieOverBarsAsLines()
    {
        const auto lane = [](const QColor& second, SignalStyle style) {
            return laneOf(
                { { blue, signalOf(std::vector<float>(40, 5)) }, { second, signalOf(std::vector<float>(40, 8)) } }, style);
        };
        QColor translucent = green;
        translucent.setAlpha(120);
        const SignalPlot opaque(lane(green, SignalStyle::Bars), scale, QRectF(150, 6, 400, 52));
        QVERIFY(!opaque.isLine(0) && opaque.isLine(1));
        QVERIFY(!SignalPlot(lane(translucent, SignalStyle::Bars), scale, opaque.data).isLine(1));
        QVERIFY(SignalPlot(lane(translucent, SignalStyle::Line), scale, opaque.data).isLine(0));

        // Between 5 and 8 there is nothing below a line, and a body of the second colour otherwise.
        const int between = int(opaque.axis.y(6.5));
        const QColor background = Theme::light().laneBackground;
        QCOMPARE(painted(lane(green, SignalStyle::Bars)).pixelColor(250, between), background);
        const QColor seen = painted(lane(translucent, SignalStyle::Bars)).pixelColor(250, between);
        QVERIFY(seen != background && distance(seen, green) < distance(background, green));
        QCOMPARE(painted(lane(green, SignalStyle::Line)).pixelColor(250, int(opaque.axis.y(2))), background);
    }

    void colourCarriesTheAlpha_data()
    {
        QTest::addColumn<int>("style");
        for (const int style : { 0, 1, 2 })
            QTest::addRow("style %d", style) << style;
    }

    void colourCarriesTheAlpha()
    {
        QFETCH(int, style);
        const auto strongest = [&](int alpha) {
            QColor colour = blue;
            colour.setAlpha(alpha);
            const QImage image = painted(laneOf({ { colour, signalOf(std::vector<float>(40, 5)) } }, SignalStyle(style)));
            double most = 0;
            for (int y = 0; y < image.height(); ++y)
                most = std::max(most, distance(image.pixelColor(300, y), Qt::white));
            return most;
        };
        QVERIFY(strongest(255) > 1.5 * strongest(100));
        QVERIFY(strongest(100) > 40);
    }

    void heatGoesFromTheBackgroundToTheColour_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void heatGoesFromTheBackgroundToTheColour()
    {
        QFETCH(bool, dark);
        const Theme theme = dark ? Theme::dark() : Theme::light();
        const ValueAxis axis({ 0, 10 }, ValueScale::Transform::Linear, 0, 100);
        const HeatRamp ramp(axis, blue, theme);
        QCOMPARE(QColor(ramp.colourOf(0)), QColor(theme.laneBackground.rgb()));
        QCOMPARE(QColor(ramp.colourOf(10)), QColor(theme.readable(blue).rgb()));
        QCOMPARE(ramp.colourOf(25), ramp.colourOf(10));
        double previous = -1;
        QSet<QRgb> colours;
        for (double value = 0; value <= 10; value += 0.01) {
            const double now = distance(QColor(ramp.colourOf(value)), theme.laneBackground);
            QVERIFY(now >= previous - 1.5);
            previous = now;
            colours << ramp.colourOf(value);
        }
        QVERIFY(colours.size() > 100 && colours.size() <= 256);
    }

    void heatHasTwoSidesWhereTheRangeCrossesZero()
    {
        const ValueAxis axis({ -4, 10 }, ValueScale::Transform::Linear, 0, 100);
        const Theme theme = Theme::light();
        const HeatRamp ramp(axis, blue, theme);
        QCOMPARE(QColor(ramp.colourOf(0)), QColor(theme.laneBackground.rgb()));
        QVERIFY(distance(QColor(ramp.colourOf(-4)), QColor(ramp.colourOf(4))) > 60); // told apart …
        const HeatRamp grey(axis, Qt::gray, theme);
        QVERIFY(distance(QColor(grey.colourOf(-4)), QColor(grey.colourOf(4))) > 20);
        // … and equally strong: as far along the way to a full colour.
        const ValueAxis even({ -10, 10 }, ValueScale::Transform::Linear, 0, 100);
        const HeatRamp full(even, blue, theme);
        QCOMPARE(ramp.colourOf(-4), full.colourOf(-4));
        QSet<QRgb> colours;
        for (double value = -10; value <= 10; value += 0.01)
            colours << full.colourOf(value);
        QVERIFY(colours.size() > 100 && colours.size() <= 256);
    }

    void heatIsOfARangeThatDoesNotReachZero()
    {
        const Theme theme = Theme::light();
        const ValueAxis above({ 2, 12 }, ValueScale::Transform::Linear, 0, 100),
            below({ -12, -2 }, ValueScale::Transform::Log1p, 0, 100);
        QCOMPARE(QColor(HeatRamp(above, blue, theme).colourOf(2)), QColor(theme.laneBackground.rgb()));
        QCOMPARE(QColor(HeatRamp(above, blue, theme).colourOf(12)), blue);
        QCOMPARE(QColor(HeatRamp(below, blue, theme).colourOf(-2)), QColor(theme.laneBackground.rgb()));
        QVERIFY(distance(QColor(HeatRamp(below, blue, theme).colourOf(-12)), blue) > 100);
    }

    void missingHeatHasItsOwnColour()
    {
        std::vector<float> values(40, 0);
        std::fill(values.begin() + 10, values.begin() + 20, noData);
        std::fill(values.begin() + 30, values.end(), 5.0F);
        const QImage image = painted(laneOf({ { blue, signalOf(values) } }, SignalStyle::HeatMap));
        QCOMPARE(image.pixelColor(200, 30), Theme::light().laneBackground);
        QCOMPARE(image.pixelColor(300, 30), Theme::light().missing);
        QCOMPARE(image.pixelColor(500, 30), blue);
    }

    void layersAreRowsOfHeat()
    {
        const LaneView lane
            = laneOf({ { blue, signalOf(std::vector<float>(40, 5)) }, { green, signalOf(std::vector<float>(40, 5)) } },
                SignalStyle::HeatMap);
        const QImage image = painted(lane);
        QCOMPARE(image.pixelColor(350, 18), blue);
        QCOMPARE(image.pixelColor(350, 46), green);
        const SignalPlot plot(lane, scale, QRectF(150, 6, 400, 52));
        QVERIFY(plot.row(0).bottom() <= plot.row(1).top());
        QVERIFY(plot.row(0).top() >= 6 && plot.row(1).bottom() <= 58);
        // The axis shows both colours, one beside the other.
        QVERIFY(distance(image.pixelColor(143, 7), blue) < 20);
        QVERIFY(distance(image.pixelColor(148, 7), green) < 20);
    }

    void vectorsAreFewAndEditable_data()
    {
        QTest::addColumn<int>("style");
        QTest::addColumn<int>("function");
        QTest::addColumn<int>("most"); // paths besides axis and missing data
        QTest::newRow("bars") << 0 << 1 << 1;
        QTest::newRow("bars and range") << 0 << 0 << 2;
        QTest::newRow("line") << 1 << 2 << 1;
        QTest::newRow("line and range") << 1 << 0 << 2;
        QTest::newRow("heat map") << 2 << 0 << 257;
    }

    void vectorsAreFewAndEditable()
    {
        QFETCH(int, style);
        QFETCH(int, function);
        QFETCH(int, most);
        LaneView lane = laneOf({ { blue, waves(9000) } }, SignalStyle(style));
        lane.function = WindowFunction(function);
        const QMap<QString, int> found = shapes(lane);
        QVERIFY2(
            found.value(QStringLiteral("path")) <= most + 2, qPrintable(QString::number(found.value(QStringLiteral("path")))));
        QVERIFY(found.value(QStringLiteral("path")) > (style == 2 ? 40 : 1));
        QVERIFY(found.value(QStringLiteral("rect")) <= (style == 2 ? 40 : 2));
        QCOMPARE(found.value(QStringLiteral("image")) + found.value(QStringLiteral("clipPath")), 0);
    }
};

EPIARC_TEST(StylesTest)
#include "styles_test.moc"
