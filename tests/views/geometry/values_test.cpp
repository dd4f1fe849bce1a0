#include "views/browser/hover.h"
#include "views/geometry/columns.h"
#include "views/geometry/grain.h"
#include "views/painting/axispainter.h"
#include "views/painting/painters.h"
#include "views/painting/scene.h"

#include "tests/registry.h"

#include <QtTest>

#include <cmath>

namespace
{

constexpr float noData = std::numeric_limits<float>::quiet_NaN();
const std::array functions { WindowFunction::Envelope, WindowFunction::Mean, WindowFunction::Max, WindowFunction::Min };

tracks::Signal signalOf(const Interval& where, std::vector<float> values)
{
    tracks::Signal signal;
    signal.where = where;
    signal.mean = signal.min = signal.max = std::move(values);
    return signal;
}

/// Four bins that each sum up several records.
tracks::Signal summedUp(const Interval& where)
{
    tracks::Signal signal = signalOf(where, { 2, 3, noData, 1 });
    signal.min = { 0.5F, -4, noData, 1 };
    signal.max = { 7.25F, 40, noData, 1 };
    return signal;
}

LaneView laneOf(const tracks::Signal& signal, WindowFunction function = WindowFunction::Envelope)
{
    LaneView lane;
    lane.function = function;
    lane.name = QStringLiteral("lane");
    lane.layers << LayerView { QStringLiteral("layer"), Qt::blue, std::make_shared<const tracks::Slice>(signal), {}, false };
    return lane;
}

LaneView laneOf(const std::vector<float>& values, double percentile)
{
    LaneView lane = laneOf(signalOf({ "chr1", 0, int64_t(values.size()) }, values));
    lane.scale.range = ValueScale::Range::Percentile;
    lane.scale.percentile = percentile;
    return lane;
}

Scale scaleOf(const LaneView& lane)
{
    const tracks::Signal& signal = *lane.layers.first().signal();
    return Scale(signal.where, 150, double(signal.mean.size()));
}

/// `count` ones, then the given values.
std::vector<float> onesAnd(size_t count, std::initializer_list<float> others)
{
    std::vector<float> values(count, 1);
    values.insert(values.end(), others);
    return values;
}

QImage painted(const LaneView& lane, const Scale& scale, int height = 64)
{
    QImage image(int(scale.right()), height, QImage::Format_RGB32);
    image.fill(Theme::light().laneBackground);
    QPainter painter(&image);
    paintLane(painter, QRectF(0, 0, image.width(), height), scale, lane, Theme::light());
    return image;
}

/// How many pixels of a column of the image are not the background.
int inkAt(const QImage& image, int x)
{
    int ink = 0;
    for (int y = 0; y < image.height(); ++y)
        ink += image.pixelColor(x, y) != Theme::light().laneBackground;
    return ink;
}

Scene sceneOf(const QVector<LaneView>& lanes)
{
    Scene scene;
    scene.panels.append({ scaleOf(lanes.first()), lanes });
    return scene;
}

} // namespace

/// One rule for what a lane shows: what is painted is what its axis covers and what is read out.
class ValuesTest : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

private Q_SLOTS:
    void functionsChooseWhatIsShown_data()
    {
        QTest::addColumn<int>("function");
        QTest::addColumn<double>("value"); // of the second bin
        QTest::addColumn<double>("low"); // of the axis
        QTest::addColumn<double>("high");
        QTest::addColumn<QString>("readout");
        QTest::newRow("envelope") << 0 << 3.0 << -4.0 << 40.0 << QStringLiteral("mean 3 (-4 to 40)");
        QTest::newRow("mean") << 1 << 3.0 << 0.0 << 3.0 << QStringLiteral("mean 3");
        QTest::newRow("max") << 2 << 40.0 << 0.0 << 40.0 << QStringLiteral("max 40");
        QTest::newRow("min") << 3 << -4.0 << -4.0 << 1.0 << QStringLiteral("min -4");
    }

    void functionsChooseWhatIsShown()
    {
        QFETCH(int, function);
        const LaneView lane = laneOf(summedUp({ "chr1", 0, 400 }), functions[size_t(function)]);
        const Scale scale({ "chr1", 0, 400 }, 150, 400);
        const Columns columns = columnsOf(*lane.layers.first().signal(), scale, lane);
        QCOMPARE(columns.size(), size_t(4));
        QTEST(columns[1].value, "value");
        QVERIFY(columns[2].missing());
        const ValueRange range = valueRange(lane, scale);
        QTEST(range.low, "low");
        QTEST(range.high, "high");
        for (const Column& column : columns)
            QVERIFY(column.missing() || (column.low >= range.low && column.high <= range.high));
        QTEST(readout(lane, scale, 150), "readout");
        QCOMPARE(readout(lane, scale, 250), QStringLiteral("no data"));
        QCOMPARE(readout(lane, scale, 350), QStringLiteral("1"));
    }

    /// A thousand bases to a pixel and one of them high.
    void peaksDoNotVanish_data()
    {
        QTest::addColumn<int>("style");
        for (const auto style : { SignalStyle::Bars, SignalStyle::Line, SignalStyle::HeatMap })
            QTest::addRow("style %d", int(style)) << int(style);
    }

    void peaksDoNotVanish()
    {
        QFETCH(int, style);
        std::vector<float> values(200'000, 0);
        values[123'456] = 7;
        for (const auto function : { WindowFunction::Envelope, WindowFunction::Max }) {
            LaneView lane = laneOf(signalOf({ "chr1", 0, 200'000 }, values), function);
            lane.style = SignalStyle(style);
            const Scale scale({ "chr1", 0, 200'000 }, 150, 200);
            const QImage image = painted(lane, scale);
            QVERIFY2(inkAt(image, 150 + 123) > 20, qPrintable(QString::number(inkAt(image, 150 + 123))));
            QVERIFY(inkAt(image, 150 + 130) < 5);
            QCOMPARE(valueRange(lane, scale).high, 8.0);
        }
    }

    /// Every pixel: what hovering says is what the column there shows.
    void hoverReadsWhatIsPainted_data()
    {
        QTest::addColumn<int>("bins");
        QTest::addColumn<bool>("reversed");
        for (const int bins : { 30, 300, 900, 5000 })
            for (const bool reversed : { false, true })
                QTest::addRow("%d bins, %s", bins, reversed ? "reversed" : "forwards") << bins << reversed;
    }

    void hoverReadsWhatIsPainted()
    {
        QFETCH(int, bins);
        QFETCH(bool, reversed);
        std::vector<float> values;
        for (int i = 0; i < bins; ++i)
            values.push_back(i % 7 == 3 ? noData : float(i * 37 % 101));
        const LaneView lane = laneOf(signalOf({ "chr1", 1000, 1000 + 9000 }, values), WindowFunction::Max);
        const Scale scale({ "chr1", 4000, 7000 }, 150, 300, reversed);
        for (const Column& column : columnsOf(*lane.layers.first().signal(), scale, lane))
            for (const double x : { column.left, (column.left + column.right) / 2 }) {
                const QString text = readout(lane, scale, scale.position(x));
                if (column.missing())
                    QCOMPARE(text, QStringLiteral("no data"));
                else
                    QCOMPARE(QString(text).remove(QStringLiteral("max ")).toDouble(), column.value);
            }
    }

    void oneRecordIsReadOutAsTheFileHasIt_data()
    {
        QTest::addColumn<float>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("tenth") << 0.1F << QStringLiteral("0.1");
        QTest::newRow("seven digits") << 123.4567F << QStringLiteral("123.4567");
        QTest::newRow("float noise") << 16.7F << QStringLiteral("16.7");
        QTest::newRow("count") << 1'234'567.0F << QStringLiteral("1234567");
        QTest::newRow("zero is no missing data") << 0.0F << QStringLiteral("0");
        QTest::newRow("negative") << -2.5F << QStringLiteral("-2.5");
        QTest::newRow("missing") << noData << QStringLiteral("no data");
    }

    void oneRecordIsReadOutAsTheFileHasIt()
    {
        QFETCH(float, value);
        const LaneView lane = laneOf(signalOf({ "chr1", 0, 1000 }, std::vector<float>(700, value)));
        QTEST(readout(lane, Scale({ "chr1", 0, 1000 }, 150, 300), 333), "text");
    }

    void nothingIsReadOutWhereNothingWasRead()
    {
        const LaneView lane = laneOf(signalOf({ "chr1", 0, 1000 }, { 1, 2 }));
        QCOMPARE(readout(lane, Scale({ "chr1", 500, 1500 }, 150, 300), 1200), QString());
        QCOMPARE(readout(lane, Scale({ "chr2", 0, 1000 }, 150, 300), 200), QString());
    }

    void percentileLeavesOutTheExtremes_data()
    {
        QTest::addColumn<std::vector<float>>("values");
        QTest::addColumn<double>("percentile");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("one peak") << onesAnd(99, { 900 }) << 99.0 << 0.0 << 1.0;
        QTest::newRow("two peaks") << onesAnd(98, { 900, 50 }) << 99.0 << 0.0 << 50.0;
        QTest::newRow("all") << onesAnd(99, { 900 }) << 100.0 << 0.0 << 1000.0;
        QTest::newRow("symmetric") << onesAnd(96, { 900, -70, -2, 5 }) << 99.0 << -2.0 << 5.0;
        QTest::newRow("few negatives") << onesAnd(99, { -70 }) << 99.0 << 0.0 << 1.0;
        QTest::newRow("missing does not count") << onesAnd(9, { noData, noData, 800 }) << 90.0 << 0.0 << 1.0;
        QTest::newRow("infinite") << onesAnd(9, { std::numeric_limits<float>::infinity() }) << 100.0 << 0.0 << 1.0;
        std::vector<float> sparse(200, 0);
        sparse[7] = 30;
        QTest::newRow("hardly anything but zeros") << sparse << 99.0 << 0.0 << 30.0;
    }

    void percentileLeavesOutTheExtremes()
    {
        QFETCH(std::vector<float>, values);
        QFETCH(double, percentile);
        const LaneView lane = laneOf(values, percentile);
        const ValueRange range = valueRange(lane, scaleOf(lane));
        QTEST(range.low, "low");
        QTEST(range.high, "high");
    }

    /// A layer with few high values is not scaled by one with many.
    void everyLayerKeepsItsPercentile()
    {
        LaneView lane = laneOf(onesAnd(97, { 50, 60, 70 }), 98);
        lane.layers << laneOf(onesAnd(90, { 5, 5, 5, 5, 5, 5, 5, 5, 5, 5 }), 98).layers;
        QCOMPARE(valueRange(lane, scaleOf(lane)).high, 50.0);
    }

    void valuesBeyondTheAxisAreMarked()
    {
        const QColor mark(216, 27, 96);
        const LaneView lane = laneOf(onesAnd(98, { 900, -50 }), 98);
        const QImage image = painted(lane, scaleOf(lane));
        const auto marked = [&](int x) {
            for (int y = 0; y < image.height(); ++y)
                if (image.pixelColor(x, y) == mark)
                    return true;
            return false;
        };
        QVERIFY(marked(150 + 98));
        QVERIFY(marked(150 + 99));
        QVERIFY(!marked(150 + 90));
    }

    void symlogIsLinearNearZero()
    {
        const ValueAxis axis({ -20, 100 }, ValueScale::Transform::Symlog, 0, 1000);
        const double zero = axis.y(0), one = axis.y(1), half = axis.y(0.5);
        QVERIFY(std::abs((zero - half) - (half - one)) < 1e-9); // up to a hundredth of 100
        QVERIFY(std::abs((axis.y(-0.5) - zero) - (zero - half)) < 1e-9); // alike below zero
        const double decade = axis.y(1) - axis.y(10);
        QVERIFY(std::abs(decade - (axis.y(10) - axis.y(100))) < 1e-9); // logarithmic beyond
        double previous = axis.y(-20);
        for (double value = -19.9; value <= 100; value += 0.1) {
            QVERIFY(axis.y(value) < previous);
            previous = axis.y(value);
        }
        const QVector<double> ticks = axis.ticks();
        for (const double tick : { -20.0, -1.0, 0.0, 1.0, 10.0, 100.0 })
            QVERIFY2(ticks.contains(tick), qPrintable(QString::number(tick)));
    }

    /// Values far below one are no straight line at the bottom, as they are with log1p.
    void symlogFollowsTheSizeOfTheValues()
    {
        const ValueAxis small({ 0, 1e-4 }, ValueScale::Transform::Symlog, 0, 1000);
        const ValueAxis large({ 0, 1e6 }, ValueScale::Transform::Symlog, 0, 1000);
        for (const double fraction : { 0.001, 0.01, 0.1, 0.5, 1.0 })
            QVERIFY(std::abs(small.fraction(fraction * 1e-4) - large.fraction(fraction * 1e6)) < 1e-9);
        QVERIFY(small.ticks().size() >= 3);
    }

    void lanesOfAGroupShareTheirRange_data()
    {
        QTest::addColumn<int>("range");
        QTest::addColumn<int>("transform");
        for (const auto range : { ValueScale::Range::Visible, ValueScale::Range::Percentile })
            for (const auto transform :
                { ValueScale::Transform::Linear, ValueScale::Transform::Log1p, ValueScale::Transform::Symlog })
                QTest::addRow("range %d, transform %d", int(range), int(transform)) << int(range) << int(transform);
    }

    void lanesOfAGroupShareTheirRange()
    {
        QFETCH(int, range);
        QFETCH(int, transform);
        QVector<LaneView> lanes { laneOf(onesAnd(99, { 900 }), 99), laneOf(onesAnd(90, { 4, 4, 4, 4, 4, 4, 4, 4, 4, 4 }), 99),
            laneOf(onesAnd(99, { 5000 }), 99), laneOf(onesAnd(99, { 7000 }), 99) };
        for (int i = 0; i < lanes.size(); ++i) {
            lanes[i].id = i + 1;
            lanes[i].scale.range = ValueScale::Range(range);
            lanes[i].scale.transform = ValueScale::Transform(transform);
            lanes[i].scale.group = i < 2 ? QStringLiteral("DNase") : i == 2 ? QStringLiteral("RNA") : QString();
        }
        LaneView fixed = lanes[0];
        fixed.id = 9;
        fixed.scale.range = ValueScale::Range::Fixed;
        fixed.scale.high = 12;
        lanes << fixed;
        Scene scene = sceneOf(lanes);
        scene.shareRanges();
        const auto high = [&](int lane) { return valueRange(scene.panels.first().lanes[lane], scaleOf(lanes.first())).high; };
        const bool percentile = ValueScale::Range(range) == ValueScale::Range::Percentile;
        QCOMPARE(high(0), percentile ? 4.0 : 1000.0);
        QCOMPARE(high(1), high(0));
        QCOMPARE(high(2), percentile ? 1.0 : 5000.0);
        QCOMPARE(high(3), percentile ? 1.0 : 8000.0);
        QCOMPARE(high(4), 12.0);
    }

    void aGroupIsSeenOnTheAxis()
    {
        LaneView lane = laneOf(onesAnd(99, { 5 }), 99);
        const QImage alone = painted(lane, scaleOf(lane));
        lane.scale.group = QStringLiteral("DNase");
        const QImage grouped = painted(lane, scaleOf(lane));
        const QColor chip = groupColour(lane.scale.group);
        int pixels = 0;
        for (int x = 0; x < 150; ++x)
            for (int y = 0; y < grouped.height(); ++y) {
                QVERIFY(alone.pixelColor(x, y) != chip);
                pixels += grouped.pixelColor(x, y) == chip;
            }
        QVERIFY2(pixels > 60, qPrintable(QString::number(pixels)));
        QCOMPARE(chip.name(), QStringLiteral("#3a57a5")); // today and on every computer
        QVERIFY(groupColour(QStringLiteral("RNA")) != chip);
    }

    void aFixedRangeLooksDifferent()
    {
        LaneView lane = laneOf(onesAnd(99, { 5 }), 99);
        lane.range = ValueRange { 0, 5 };
        const QImage automatic = painted(lane, scaleOf(lane)).copy(0, 0, 150, 64);
        lane.range.reset();
        lane.scale.range = ValueScale::Range::Fixed;
        lane.scale.high = 5;
        QVERIFY(painted(lane, scaleOf(lane)).copy(0, 0, 150, 64) != automatic);
    }

    void theHeaderSaysWhatValuesStandFor_data()
    {
        QTest::addColumn<double>("bpPerPixel");
        QTest::addColumn<int>("resolution");
        QTest::addColumn<int>("shortestRecord");
        QTest::addColumn<int>("function");
        QTest::addColumn<QString>("longest");
        QTest::addColumn<QString>("shortest");
        const auto row = [](const char* name, double bp, int resolution, int record, WindowFunction function, const char* longest,
                             const char* shortest) {
            QTest::newRow(name) << bp << resolution << record << int(function) << QString::fromUtf8(longest)
                                << QString::fromUtf8(shortest);
        };
        const auto envelope = WindowFunction::Envelope, mean = WindowFunction::Mean, max = WindowFunction::Max,
                   min = WindowFunction::Min;
        row("records wider than pixels", 3, 0, 10, envelope, "values as in the file", "as in the file");
        row("records as wide as pixels", 32, 0, 32, max, "values as in the file", "as in the file");
        row("a record and a half a pixel", 48, 0, 32, mean, "mean per 48 bp", "48 bp");
        row("many records a pixel", 60, 0, 1, envelope, "mean, min–max per 60 bp", "60 bp");
        row("records of unknown length", 60, 0, 0, mean, "mean per 60 bp", "60 bp");
        row("mean", 60, 0, 25, mean, "mean per 60 bp", "60 bp");
        row("max", 2600, 0, 25, max, "max per 2.6 kb", "2.6 kb");
        row("min", 2600, 0, 25, min, "min per 2.6 kb", "2.6 kb");
        row("zoom level of the file", 2600, 2560, 0, max, "max per 2.6 kb", "2.6 kb");
        row("zoom level coarser than pixels", 700, 2560, 0, max, "bins of 2.56 kb", "2.56 kb");
        row("bins of a model", 20, 128, 0, envelope, "bins of 128 bp", "128 bp");
        row("bins of a model, far away", 500, 128, 0, mean, "mean per 500 bp", "500 bp");
        row("single bases", 0.5, 0, 1, envelope, "values as in the file", "as in the file");
    }

    void theHeaderSaysWhatValuesStandFor()
    {
        QFETCH(double, bpPerPixel);
        QFETCH(int, resolution);
        QFETCH(int, shortestRecord);
        QFETCH(int, function);
        const Interval where { "chr1", 0, int64_t(300 * bpPerPixel) };
        tracks::Signal signal = signalOf(where, std::vector<float>(300, 1));
        signal.resolution = resolution;
        signal.shortestRecord = shortestRecord;
        const QStringList texts = grainTexts(laneOf(signal, WindowFunction(function)), Scale(where, 150, 300));
        QTEST(texts.first(), "longest");
        QTEST(texts.last(), "shortest");
        for (int i = 1; i < texts.size(); ++i)
            QVERIFY(texts[i].size() <= texts[i - 1].size());
    }

    void anEnsemblesBandIsItsSpread()
    {
        tracks::Signal signal = summedUp({ "chr1", 0, 400 });
        signal.members = 3;
        signal.spread = { 5, 0.5F, noData, 0.25F };
        const Scale scale({ "chr1", 0, 400 }, 150, 400);
        const Columns columns = columnsOf(signal, scale, LaneOptions());
        QVERIFY(columns[0].low == 0 && columns[0].value == 2 && columns[0].high == 7); // not below 0
        QVERIFY(columns[1].low == 2.5 && columns[1].high == 3.5);
        QVERIFY(columns[2].missing());
        QCOMPARE(readout(laneOf(signal), scale, 150), QStringLiteral("mean 3 ± 0.5 (SD of 3 models)"));
        QCOMPARE(readout(laneOf(signal), scale, 350), QStringLiteral("mean 1 ± 0.25 (SD of 3 models)"));
        // Other functions, and heat maps, are of the means.
        QCOMPARE(columnsOf(signal, scale, laneOf(signal, WindowFunction::Max))[1].value, 40.0);
        QCOMPARE(readout(laneOf(signal, WindowFunction::Max), scale, 150), QStringLiteral("max 40"));
        LaneView heat = laneOf(signal);
        heat.style = SignalStyle::HeatMap;
        QCOMPARE(columnsOf(heat, scale)[0][1].extreme(), 40.0);
        QCOMPARE(columnsOf(laneOf(signal), scale)[0][1].high, 3.5);
    }

    void countsSayWhatIsCounted()
    {
        tracks::Signal signal = signalOf({ "chr1", 0, 30'000 }, std::vector<float>(300, 1));
        signal.function = "features per bin";
        QCOMPARE(grainTexts(laneOf(signal), Scale(signal.where, 150, 300)).first(), QStringLiteral("features per 100 bp"));
    }

    void anEnsembleSaysHowFarItsMembersDiffer()
    {
        tracks::Signal signal = signalOf({ "chr1", 0, 3'000 }, std::vector<float>(300, 1));
        signal.resolution = 128;
        signal.members = 3;
        QCOMPARE(grainTexts(laneOf(signal, WindowFunction::Envelope), Scale(signal.where, 150, 300)).first(),
            QStringLiteral("mean ± SD of 3 models per 128 bp"));
    }

    void aFormulaIsNotWhatAFileHas()
    {
        tracks::Signal signal = signalOf({ "chr1", 0, 300 }, std::vector<float>(300, 1));
        signal.function = "log2 ratio";
        signal.shortestRecord = 10;
        QCOMPARE(grainTexts(laneOf(signal), Scale(signal.where, 150, 300)).first(), QStringLiteral("log2 ratio per 1 bp"));
    }

    void layersOfDifferentGrainAreBothTold()
    {
        const Interval where { "chr1", 0, 18'000 };
        tracks::Signal fine = signalOf(where, std::vector<float>(300, 1)), coarse = fine;
        fine.shortestRecord = 1;
        coarse.resolution = 128;
        LaneView lane = laneOf(fine, WindowFunction::Mean);
        lane.layers << laneOf(coarse).layers;
        QCOMPARE(grainTexts(lane, Scale(where, 150, 300)).first(), QStringLiteral("mean per 60 bp / 128 bp"));
    }
};

EPIARC_TEST(ValuesTest)
#include "values_test.moc"
