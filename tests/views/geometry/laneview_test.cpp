#include "views/geometry/laneview.h"

#include "tests/registry.h"

#include <QtTest>

#include <cmath>
#include <random>

namespace
{

constexpr float noData = std::numeric_limits<float>::quiet_NaN();

tracks::Signal signalOf(const Interval& where, std::vector<float> values)
{
    tracks::Signal signal;
    signal.where = where;
    signal.mean = signal.min = signal.max = std::move(values);
    return signal;
}

LaneView laneOf(const tracks::Signal& signal)
{
    LaneView lane;
    lane.layers << LayerView { QStringLiteral("layer"), Qt::blue, std::make_shared<const tracks::Slice>(signal), {}, false };
    return lane;
}

std::vector<float> noise(size_t count, unsigned seed, double missing = 0)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> uniform(0, 10);
    std::vector<float> values(count);
    for (float& value : values)
        value = uniform(random) < 10 * missing ? noData : uniform(random);
    return values;
}

/// With `bins` pixels, so that columns are the signal's bins.
Scale scaleOf(const Interval& where, int bins = 4)
{
    return Scale(where, 0, bins);
}

/// Straight from the definition, on pairs given one by one.
double textbookPearson(const std::vector<double>& a, const std::vector<double>& b)
{
    const double n = double(a.size());
    double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
    for (size_t i = 0; i < a.size(); ++i) {
        sa += a[i];
        sb += b[i];
        saa += a[i] * a[i];
        sbb += b[i] * b[i];
        sab += a[i] * b[i];
    }
    return (n * sab - sa * sb) / std::sqrt((n * saa - sa * sa) * (n * sbb - sb * sb));
}

} // namespace

class LaneViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rangeHoldsTheVisibleValues_data()
    {
        QTest::addColumn<std::vector<float>>("values");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("rounded up") << std::vector<float> { 0, 3.7F, 1, 2 } << 0.0 << 4.0;
        QTest::newRow("already round") << std::vector<float> { 0, 2.5F, 1, 2 } << 0.0 << 2.5;
        QTest::newRow("power of ten") << std::vector<float> { 0, 1000, 1, 2 } << 0.0 << 1000.0;
        QTest::newRow("just above") << std::vector<float> { 0, 1001, 1, 2 } << 0.0 << 1200.0;
        QTest::newRow("small") << std::vector<float> { 0, 0.00031F, 0, 0 } << 0.0 << 0.0004;
        QTest::newRow("negative") << std::vector<float> { -7, -1, -2, -3 } << -8.0 << 0.0;
        QTest::newRow("both sides") << std::vector<float> { -0.9F, 17, 2, 3 } << -1.0 << 20.0;
        QTest::newRow("all zero") << std::vector<float> { 0, 0, 0, 0 } << 0.0 << 1.0;
        QTest::newRow("no data") << std::vector<float> { noData, noData, noData, noData } << 0.0 << 1.0;
        QTest::newRow("some missing") << std::vector<float> { noData, 4, noData, 1 } << 0.0 << 4.0;
        QTest::newRow("infinite") << std::vector<float> { std::numeric_limits<float>::infinity(), 4, 1, 1 } << 0.0 << 4.0;
        QTest::newRow("nothing") << std::vector<float> {} << 0.0 << 1.0;
    }

    void rangeHoldsTheVisibleValues()
    {
        QFETCH(std::vector<float>, values);
        const Interval where { "chr1", 100, 140 };
        const ValueRange range = valueRange(laneOf(signalOf(where, values)), scaleOf(where));
        QTEST(range.low, "low");
        QTEST(range.high, "high");
    }

    void rangeIgnoresWhatIsNotVisible()
    {
        LaneView lane = laneOf(signalOf({ "chr1", 0, 500 }, { 900, 2, 3, 900, 900 }));
        QCOMPARE(valueRange(lane, scaleOf({ "chr1", 100, 300 })).high, 3.0);
        QCOMPARE(valueRange(lane, scaleOf({ "chr1", 99, 300 })).high, 1000.0);
        QCOMPARE(valueRange(lane, scaleOf({ "chr2", 100, 300 })).high, 1.0);
    }

    void rangeUsesTheExtremesOfTheBins()
    {
        tracks::Signal signal = signalOf({ "chr1", 0, 300 }, { 1, 1, 1 });
        signal.max[1] = 50;
        signal.min[2] = -4;
        const ValueRange range = valueRange(laneOf(signal), scaleOf(signal.where));
        QCOMPARE(range.high, 50.0);
        QCOMPARE(range.low, -4.0);
    }

    void fixedRangeIsKept()
    {
        LaneView lane = laneOf(signalOf({ "chr1", 0, 300 }, { 1, 50, 1 }));
        lane.scale = { ValueScale::Range::Fixed, 99, 2, 37, ValueScale::Transform::Linear, {} };
        QCOMPARE(valueRange(lane, scaleOf({ "chr1", 0, 300 })).low, 2.0);
        QCOMPARE(valueRange(lane, scaleOf({ "chr1", 0, 300 })).high, 37.0);
        lane.scale.high = 2;
        QVERIFY(valueRange(lane, scaleOf({ "chr1", 0, 300 })).high > 2);
    }

    void valueIsTheMeanOverBases()
    {
        const std::vector<float> values = noise(60, 3, 0.2);
        const tracks::Signal signal = signalOf({ "chr1", 1000, 1000 + 60 * 7 }, values);
        for (int64_t from = 990; from < 1430; from += 13)
            for (const int64_t length : { 1, 5, 7, 40, 1000 }) {
                double sum = 0;
                int count = 0;
                for (int64_t base = std::max<int64_t>(from, 1000); base < std::min<int64_t>(from + length, 1420); ++base) {
                    const float value = values[size_t((base - 1000) / 7)];
                    sum += std::isnan(value) ? 0 : double(value);
                    count += !std::isnan(value);
                }
                const double found = valueAt(signal, double(from), double(from + length));
                if (count == 0)
                    QVERIFY(std::isnan(found));
                else
                    QVERIFY(std::abs(found - sum / count) < 1e-9);
            }
    }

    void correlationOfEqualGridsIsExact()
    {
        const Interval where { "chr1", 5000, 5000 + 300 * 32 }, visible { "chr1", 5000 + 20 * 32, 5000 + 250 * 32 };
        const std::vector<float> one = noise(300, 1, 0.1);
        std::vector<float> other = noise(300, 2, 0.1);
        std::vector<double> a, b;
        for (size_t i = 0; i < 300; ++i) {
            other[i] = 0.5F * other[i] + (std::isnan(one[i]) ? 1 : one[i]);
            if (i >= 20 && i < 250 && !std::isnan(one[i]) && !std::isnan(other[i])) {
                a.push_back(double(one[i]));
                b.push_back(double(other[i]));
            }
        }
        const Correlation found = correlation(signalOf(where, one), signalOf(where, other), visible);
        QCOMPARE(found.bins, int(a.size()));
        QVERIFY(std::abs(found.r - textbookPearson(a, b)) < 1e-9);
    }

    /// A prediction in 32-bp bins against a measurement in pixels: compared in the coarser bins.
    void correlationUsesTheCoarserBins()
    {
        const std::vector<float> fine = noise(800, 5), coarse = noise(100, 6);
        const tracks::Signal one = signalOf({ "chr1", 0, 3200 }, fine), other = signalOf({ "chr1", 640, 640 + 3200 }, coarse);
        std::vector<double> a, b;
        for (int64_t start = 640; start + 32 <= 3200; start += 32) {
            double sum = 0;
            for (int64_t bin = start / 4; bin < (start + 32) / 4; ++bin)
                sum += double(fine[size_t(bin)]);
            a.push_back(sum / 8);
            b.push_back(double(coarse[size_t((start - 640) / 32)]));
        }
        const Correlation found = correlation(one, other, { "chr1", 0, 4000 });
        QCOMPARE(found.bins, int(a.size()));
        QVERIFY(std::abs(found.r - textbookPearson(a, b)) < 1e-9);
        QCOMPARE(correlation(other, one, { "chr1", 0, 4000 }).r, found.r);
    }

    void correlationIsNotFinerThanWhatWasRead()
    {
        tracks::Signal one = signalOf({ "chr1", 0, 3200 }, noise(100, 5)), other = signalOf({ "chr1", 0, 3200 }, noise(100, 6));
        QCOMPARE(correlation(one, other, one.where).bins, 100);
        one.resolution = 128;
        QCOMPARE(correlation(one, other, one.where).bins, 25);
    }

    void correlationNeedsSomethingToCompare_data()
    {
        QTest::addColumn<std::vector<float>>("one");
        QTest::addColumn<std::vector<float>>("other");
        QTest::addColumn<int>("bins");
        QTest::newRow("two pairs") << std::vector<float> { 1, 2, noData, 4 } << std::vector<float> { 3, 1, 2, noData } << 2;
        QTest::newRow("constant") << std::vector<float> { 0.1F, 0.1F, 0.1F, 0.1F } << std::vector<float> { 3, 1, 2, 5 } << 4;
        QTest::newRow("empty") << std::vector<float> {} << std::vector<float> { 3, 1, 2, 5 } << 0;
        QTest::newRow("all missing") << std::vector<float> { noData, noData, noData } << std::vector<float> { 3, 1, 2 } << 0;
    }

    void correlationNeedsSomethingToCompare()
    {
        QFETCH(std::vector<float>, one);
        QFETCH(std::vector<float>, other);
        const Interval where { "chr1", 0, 1200 };
        const Correlation found = correlation(signalOf(where, one), signalOf(where, other), where);
        QTEST(found.bins, "bins");
        QVERIFY(std::isnan(found.r));
    }
};

EPIARC_TEST(LaneViewTest)
#include "laneview_test.moc"
