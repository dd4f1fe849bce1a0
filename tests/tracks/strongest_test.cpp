#include "core/tracks/strongest.h"

#include "tests/registry.h"

#include <QTest>

using namespace tracks;

class StrongestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keeps_data()
    {
        QTest::addColumn<double>("threshold");
        QTest::addColumn<int>("topN");
        QTest::addColumn<QString>("expected");
        QTest::newRow("everything") << -qInf() << 0 << "abcdef";
        QTest::newRow("what reaches the threshold") << 2. << 0 << "bcdf";
        QTest::newRow("nothing") << 9.1 << 0 << "";
        QTest::newRow("the highest, in their order") << -qInf() << 2 << "bf";
        QTest::newRow("the earlier of equal ones") << -qInf() << 3 << "bcf";
        QTest::newRow("both") << 3. << 4 << "bcdf";
        QTest::newRow("more than there are") << 3. << 40 << "bcdf";
        QTest::newRow("without score last") << -qInf() << 5 << "abcdf";
    }
    void keeps()
    {
        QFETCH(double, threshold);
        QFETCH(int, topN);
        QFETCH(QString, expected);
        std::vector<Arc> arcs;
        const double scores[] { 1, 5, 3, 3, qQNaN(), 9 };
        for (size_t i = 0; i < 6; ++i) {
            Arc arc;
            arc.name = std::string(1, "abcdef"[i]);
            arc.score = scores[i];
            arcs.push_back(arc);
        }
        QString names;
        for (const Arc& arc : strongest(arcs, threshold, topN))
            names += QString::fromStdString(arc.name);
        QCOMPARE(names, expected);
    }
};

EPIARC_TEST(StrongestTest)
#include "strongest_test.moc"
