#include "core/base/percentile.h"

#include "tests/registry.h"

#include <QTest>

class PercentileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nearestRank_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<double>("percent");
        QTest::addColumn<double>("expected");
        const QList<double> five { 50, 15, 40, 20, 35 };
        QTest::newRow("least") << five << 0.0 << 15.0;
        QTest::newRow("5") << five << 5.0 << 15.0;
        QTest::newRow("30") << five << 30.0 << 20.0;
        QTest::newRow("40") << five << 40.0 << 20.0;
        QTest::newRow("50") << five << 50.0 << 35.0;
        QTest::newRow("most") << five << 100.0 << 50.0;
        QTest::newRow("beyond") << five << 130.0 << 50.0;
        QTest::newRow("one") << QList<double> { 7 } << 2.5 << 7.0;
        QTest::newRow("none") << QList<double> {} << 50.0 << 0.0;
        QList<double> hundred;
        for (int i = 100; i > 0; --i)
            hundred << i;
        QTest::newRow("7 of 100") << hundred << 7.0 << 7.0;
        QTest::newRow("28 of 100") << hundred << 28.0 << 28.0;
        QTest::newRow("a little more") << hundred << 7.001 << 8.0;
        QTest::newRow("alike") << QList<double> { 3, 3, 1, 3 } << 26.0 << 3.0;
    }
    void nearestRank()
    {
        QFETCH(QList<double>, values);
        QFETCH(double, percent);
        QFETCH(double, expected);
        std::vector<double> list(values.begin(), values.end());
        QCOMPARE(base::percentile(list, percent), expected);
        std::vector<float> single(values.begin(), values.end());
        QCOMPARE(base::percentile(single, percent), expected);
    }

    /// Percents of up to three decimals, as scales and intervals use them.
    void ranksAsWholeNumbersTell()
    {
        for (const size_t parts : { size_t(1), size_t(10), size_t(100), size_t(1000) }) // of a percent
            for (size_t numerator = 0; numerator <= 100 * parts; numerator += parts == 1000 ? 7 : 1)
                for (size_t count = 1; count <= 1'000'000; count = count < 120 ? count + 1 : count * 5 / 2) {
                    const size_t whole = 100 * parts, expected = std::max<size_t>(1, (numerator * count + whole - 1) / whole);
                    const double percent = double(numerator) / double(parts);
                    if (base::nearestRank(percent, count) != expected)
                        QFAIL(qPrintable(QStringLiteral("%1 % of %2").arg(percent).arg(count)));
                }
        QCOMPARE(base::nearestRank(99.9, 1000), size_t(999));
        QCOMPARE(base::nearestRank(7, 100), size_t(7));
        QCOMPARE(base::nearestRank(97.5, 1000), size_t(975));
    }
};

EPIARC_TEST(PercentileTest)
#include "percentile_test.moc"
