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
};

EPIARC_TEST(PercentileTest)
#include "percentile_test.moc"
