#include "core/base/interval.h"

#include "tests/registry.h"

#include <QTest>

/// Intervals as they are shown and moved.
class IntervalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shownOneBasedWithBothEnds()
    {
        QCOMPARE(toText({ "chr1", 999, 2'000 }), std::string("chr1:1,000-2,000"));
        QCOMPARE(toText({ "chr1", 0, 1 }), std::string("chr1:1"));
        QCOMPARE(toText({ "chr1", 41, 41 }), std::string("chr1:42"));
    }

    void numbersWithCommas_data()
    {
        QTest::addColumn<qint64>("number");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << qint64(0) << QStringLiteral("0");
        QTest::newRow("999") << qint64(999) << QStringLiteral("999");
        QTest::newRow("1000") << qint64(1'000) << QStringLiteral("1,000");
        QTest::newRow("negative") << qint64(-1'234'567) << QStringLiteral("-1,234,567");
    }
    void numbersWithCommas()
    {
        QFETCH(qint64, number);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(withCommas(number)), text);
    }

    void lengths_data()
    {
        QTest::addColumn<qint64>("bp");
        QTest::addColumn<QString>("text");
        QTest::newRow("bp") << qint64(999) << QStringLiteral("999 bp");
        QTest::newRow("round kb") << qint64(64'000) << QStringLiteral("64 kb");
        QTest::newRow("kb") << qint64(65'536) << QStringLiteral("65.54 kb");
        QTest::newRow("Mb") << qint64(2'500'000) << QStringLiteral("2.5 Mb");
    }
    void lengths()
    {
        QFETCH(qint64, bp);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(lengthText(bp)), text);
    }

    void halfOpen()
    {
        const Interval interval { "chr1", 100, 200 };
        QVERIFY(interval.contains(100) && interval.contains(199) && !interval.contains(200));
        QVERIFY(interval.overlaps({ "chr1", 199, 300 }) && !interval.overlaps({ "chr1", 200, 300 }));
        QVERIFY(!interval.overlaps({ "chr2", 100, 200 }));
        QVERIFY(interval.contains(Interval { "chr1", 100, 200 }) && !interval.contains(Interval { "chr1", 99, 200 }));
    }

    void resizedAroundTheCentre()
    {
        const Interval window = Interval { "chr1", 1'000, 2'000 }.resized(131'072);
        QCOMPARE(window.length(), int64_t(131'072));
        QCOMPARE(window.centre(), int64_t(1'500));
        QCOMPARE((Interval { "chr1", -50, 5'000 }.clipped(900)), (Interval { "chr1", 0, 900 }));
    }
};

EPIARC_TEST(IntervalTest)
#include "interval_test.moc"
