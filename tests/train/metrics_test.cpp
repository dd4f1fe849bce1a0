#include "core/base/error.h"
#include "core/train/metrics.h"

#include "tests/registry.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <random>

using Values = std::vector<float>;
using Known = std::optional<double>;

class MetricsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneTrack_data();
    void oneTrack();
    void tracksApart();
    void mergedIsAllAtOnce();
    void largeOffset();
    void refused();
};

namespace
{

constexpr float gap = std::numeric_limits<float>::quiet_NaN();

bool same(Known one, Known other, double tolerance = 1e-12)
{
    return one.has_value() == other.has_value() && (!one || std::abs(*one - *other) <= tolerance);
}

QByteArray told(Known value)
{
    return value ? QByteArray::number(*value, 'g', 15) : QByteArray("nothing");
}

} // namespace

#define SAME(ACTUAL, EXPECTED)                                                                                                   \
    QVERIFY2(same(ACTUAL, EXPECTED), ("is " + told(ACTUAL) + ", expected " + told(EXPECTED)).constData())

void MetricsTest::oneTrack_data()
{
    QTest::addColumn<Values>("targets");
    QTest::addColumn<Values>("predictions");
    QTest::addColumn<Known>("pearson");
    QTest::addColumn<Known>("r2");
    QTest::newRow("equal") << Values { 1, 2, 4 } << Values { 1, 2, 4 } << Known(1) << Known(1);
    QTest::newRow("scaled and shifted") << Values { 1, 2, 3 } << Values { 12, 14, 16 } << Known(1) << Known(1 - 434.0 / 2);
    QTest::newRow("opposite") << Values { 1, 2, 3 } << Values { 3, 2, 1 } << Known(-1) << Known(1 - 8.0 / 2);
    // Means 3 and 2: Σxy = 8, Σxx = 10, Σyy = 10.
    QTest::newRow("by hand") << Values { 1, 2, 3, 4, 5 } << Values { 0, 1, 3, 2, 4 } << Known(0.9) << Known(1 - 7.0 / 10);
    QTest::newRow("unrelated") << Values { 0, 0, 1, 1 } << Values { 0, 1, 0, 1 } << Known(0) << Known(1 - 2.0 / 1);
    QTest::newRow("gap in the targets") << Values { 1, gap, 2, 4 } << Values { 1, 99, 2, 4 } << Known(1) << Known(1);
    QTest::newRow("flat targets") << Values { 3, 3, 3 } << Values { 1, 2, 3 } << Known() << Known();
    QTest::newRow("flat targets that are no binary fraction") << Values(1000, 0.1f) << Values(1000, 0.3f) << Known() << Known();
    QTest::newRow("flat predictions, the mean") << Values { 1, 2, 3 } << Values { 2, 2, 2 } << Known() << Known(0);
    QTest::newRow("one position") << Values { 1 } << Values { 2 } << Known() << Known();
    QTest::newRow("nothing but gaps") << Values { gap, gap } << Values { 1, 2 } << Known() << Known();
    QTest::newRow("nothing at all") << Values {} << Values {} << Known() << Known();
    QTest::newRow("diverged") << Values { 1, 2, 3 } << Values { 1, gap, 3 } << Known() << Known();
    QTest::newRow("ran off") << Values { 1, 2, 3 } << Values { 1, INFINITY, 3 } << Known() << Known();
}

void MetricsTest::oneTrack()
{
    QFETCH(Values, targets);
    QFETCH(Values, predictions);
    QFETCH(Known, pearson);
    QFETCH(Known, r2);
    train::Metrics metrics(1);
    metrics.add(targets, predictions);
    SAME(metrics.tracks()[0].pearson(), pearson);
    SAME(metrics.tracks()[0].r2(), r2);
    SAME(metrics.meanPearson(), pearson);
    SAME(metrics.r2(), r2);
}

/// Three tracks in rows: equal, opposite, flat. The flat one has no part in the means over tracks; the number over all values
/// counts it.
void MetricsTest::tracksApart()
{
    train::Metrics metrics(3);
    metrics.add(Values { 1, 1, 5, 2, 2, 5 }, Values { 1, 2, 4, 2, 1, 4 });
    metrics.add(Values { 3, 3, 5 }, Values { 3, 0, 4 });
    SAME(metrics.tracks()[0].pearson(), Known(1));
    SAME(metrics.tracks()[1].pearson(), Known(-1));
    SAME(metrics.tracks()[2].pearson(), Known());
    QCOMPARE(metrics.tracks()[1].count(), int64_t(3));
    SAME(metrics.meanPearson(), Known(0));
    SAME(metrics.meanR2(), Known((1 + (1 - 11.0 / 2)) / 2)); // residuals 0 and 1 + 1 + 9
    // Of all nine: mean 3, Σ(t − 3)² = 2 · (4 + 1 + 0) + 3 · 4 = 22, residuals 0 + 11 + 3.
    SAME(metrics.r2(), Known(1 - 14.0 / 22));
}

void MetricsTest::mergedIsAllAtOnce()
{
    std::mt19937 engine(3);
    Values targets, predictions;
    for (int i = 0; i < 4 * 500; ++i) {
        targets.push_back(i % 7 == 0 ? gap : float(engine() % 1000) / 10);
        predictions.push_back(float(engine() % 1000) / 10 + (i % 4 ? 0.5f : 1.0f) * (i % 7 ? targets.back() : 0));
    }
    train::Metrics whole(4), parts(4);
    whole.add(targets, predictions);
    for (const auto& [from, to] : { std::pair(0, 4), { 4, 400 }, { 400, 400 }, { 400, 1999 / 4 * 4 }, { 1996, 2000 } }) {
        train::Metrics part(4);
        part.add(std::span(targets).subspan(size_t(from), size_t(to - from)),
            std::span(predictions).subspan(size_t(from), size_t(to - from)));
        parts.merge(part);
    }
    QVERIFY(*whole.meanPearson() > 0.1 && *whole.meanPearson() < 0.9);
    for (size_t track = 0; track < 4; ++track) {
        QCOMPARE(parts.tracks()[track].count(), whole.tracks()[track].count());
        SAME(parts.tracks()[track].pearson(), whole.tracks()[track].pearson());
        SAME(parts.tracks()[track].r2(), whole.tracks()[track].r2());
    }
    SAME(parts.r2(), whole.r2());
}

/// Sums of squares in double would have lost half of the digits here, and in float32 all.
void MetricsTest::largeOffset()
{
    base::Agreement far, near;
    for (int i = 0; i < 100'000; ++i) {
        const double x = i % 10, y = (i * 3) % 10;
        near.add(x, y);
        far.add(1e9 + x, y - 1e9);
    }
    QVERIFY(std::abs(*near.pearson()) > 0.05);
    QVERIFY2(same(far.pearson(), near.pearson(), 1e-7), told(far.pearson()).constData());
}

void MetricsTest::refused()
{
    train::Metrics metrics(2);
    QVERIFY_EXCEPTION_THROWN(metrics.add(Values { 1, 2 }, Values { 1 }), Error);
    QVERIFY_EXCEPTION_THROWN(metrics.add(Values { 1, 2, 3 }, Values { 1, 2, 3 }), Error);
    QVERIFY_EXCEPTION_THROWN(metrics.merge(train::Metrics(3)), Error);
}

EPIARC_TEST(MetricsTest)
#include "metrics_test.moc"
