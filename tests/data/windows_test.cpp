#include "core/data/windows.h"
#include "core/models/predictions/evaluation.h"
#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace data;

class WindowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void positions_data();
    void positions();
    void partsAndOrganisms();
    void impossible_data();
    void impossible();
    void asBed();

private:
    static QString told(const Windows& windows)
    {
        QStringList positions;
        for (const Region& region : windows.kept)
            positions.append(QStringLiteral("%1-%2").arg(region.where.start).arg(region.where.end));
        return positions.join(' ');
    }
    /// 1,000 bp with N at 300–349.
    static ToyGenome genome()
    {
        std::string letters(1'000, 'A');
        std::fill(letters.begin() + 300, letters.begin() + 350, 'N');
        return ToyGenome({ { "chr1", letters } });
    }
};

void WindowsTest::positions_data()
{
    QTest::addColumn<QList<int>>("region");
    QTest::addColumn<QList<int>>("rules"); // length, predicted, stride, snap
    QTest::addColumn<QList<double>>("most"); // unknown, blacklisted
    QTest::addColumn<QList<int>>("blacklist");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QList<int>>("left"); // out: unknown, blacklisted
    using Numbers = QList<int>;
    using Fractions = QList<double>;
    QTest::newRow("side by side") << Numbers { 400, 1'000 } << Numbers { 200, 0, 0, 1 } << Fractions { 0, 0 } << Numbers {}
                                  << "400-600 600-800 800-1000" << Numbers { 0, 0 };
    QTest::newRow("never over the end") << Numbers { 401, 1'000 } << Numbers { 200, 0, 0, 1 } << Fractions { 0, 0 } << Numbers {}
                                        << "401-601 601-801" << Numbers { 0, 0 };
    QTest::newRow("on the grid") << Numbers { 401, 1'000 } << Numbers { 192, 0, 0, 64 } << Fractions { 0, 0 } << Numbers {}
                                 << "448-640 640-832" << Numbers { 0, 0 };
    QTest::newRow("what is predicted lies side by side")
        << Numbers { 400, 1'000 } << Numbers { 200, 100, 0, 1 } << Fractions { 0, 0 } << Numbers {}
        << "400-600 500-700 600-800 700-900 800-1000" << Numbers { 0, 0 };
    QTest::newRow("stride") << Numbers { 400, 1'000 } << Numbers { 200, 0, 300, 1 } << Fractions { 0, 0 } << Numbers {}
                            << "400-600 700-900" << Numbers { 0, 0 };
    QTest::newRow("any N") << Numbers { 0, 600 } << Numbers { 100, 0, 0, 1 } << Fractions { 0, 0 } << Numbers {}
                           << "0-100 100-200 200-300 400-500 500-600" << Numbers { 1, 0 };
    QTest::newRow("half N is allowed") << Numbers { 0, 600 } << Numbers { 200, 0, 0, 1 } << Fractions { 0.25, 0 } << Numbers {}
                                       << "0-200 200-400 400-600" << Numbers { 0, 0 };
    QTest::newRow("a little more is not") << Numbers { 0, 600 } << Numbers { 200, 0, 0, 1 } << Fractions { 0.24, 0 } << Numbers {}
                                          << "0-200 400-600" << Numbers { 1, 0 };
    QTest::newRow("blacklist") << Numbers { 400, 1'000 } << Numbers { 200, 0, 0, 1 } << Fractions { 0, 0.1 }
                               << Numbers { 590, 640 } << "400-600 800-1000" << Numbers { 0, 1 };
    QTest::newRow("blacklist that overlaps itself")
        << Numbers { 400, 1'000 } << Numbers { 200, 0, 0, 1 } << Fractions { 0, 0.1 } << Numbers { 600, 620, 600, 620, 605, 615 }
        << "400-600 600-800 800-1000" << Numbers { 0, 0 };
    QTest::newRow("blacklist beside what is predicted")
        << Numbers { 400, 600 } << Numbers { 200, 100, 0, 1 } << Fractions { 0, 0 } << Numbers { 400, 450, 550, 600 } << "400-600"
        << Numbers { 0, 0 };
    QTest::newRow("blacklist at its edge") << Numbers { 400, 600 } << Numbers { 200, 100, 0, 1 } << Fractions { 0, 0 }
                                           << Numbers { 549, 560 } << "" << Numbers { 0, 1 };
    QTest::newRow("region too small") << Numbers { 400, 500 } << Numbers { 200, 0, 0, 1 } << Fractions { 0, 0 } << Numbers {}
                                      << "" << Numbers { 0, 0 };
}

void WindowsTest::positions()
{
    QFETCH(QList<int>, region);
    QFETCH(QList<int>, rules);
    QFETCH(QList<double>, most);
    QFETCH(QList<int>, blacklist);
    QFETCH(QString, expected);
    QFETCH(QList<int>, left);
    std::vector<Interval> listed { { "chr7", 0, 1'000 } };
    for (int i = 0; i < blacklist.size(); i += 2)
        listed.push_back({ "chr1", blacklist[i], blacklist[i + 1] });
    const Windows windows = windowsOver(genome(), 0, { { 0, { "chr1", region[0], region[1] } } }, listed,
        { rules[0], rules[1], rules[2], rules[3], most[0], most[1] });
    QCOMPARE(told(windows), expected);
    QCOMPARE((QList<int> { int(windows.unknown), int(windows.blacklisted) }), left);
}

void WindowsTest::partsAndOrganisms()
{
    const Windows windows = windowsOver(genome(), 1,
        { { 0, { "chr9", 0, 500 } }, { 1, { "chr1", 0, 200 }, Part::Valid }, { 1, { "chr1", 400, 600 }, Part::Test } }, {},
        { 200 });
    QCOMPARE(told(windows), QStringLiteral("0-200 400-600"));
    QVERIFY(windows.kept[0].part == Part::Valid && windows.kept[1].part == Part::Test && windows.kept[0].genome == 1);
}

void WindowsTest::impossible_data()
{
    QTest::addColumn<QList<int>>("rules");
    QTest::addColumn<double>("most");
    QTest::newRow("no length") << QList<int> { 0, 0, 0, 1 } << 0.5;
    QTest::newRow("predicts more than it reads") << QList<int> { 100, 101, 0, 1 } << 0.5;
    QTest::newRow("backwards") << QList<int> { 100, 0, -5, 1 } << 0.5;
    QTest::newRow("no grid") << QList<int> { 100, 0, 0, 0 } << 0.5;
    QTest::newRow("no fraction") << QList<int> { 100, 0, 0, 1 } << 1.5;
}

void WindowsTest::impossible()
{
    QFETCH(QList<int>, rules);
    QFETCH(double, most);
    QVERIFY_EXCEPTION_THROWN(
        windowsOver(genome(), 0, { { 0, { "chr1", 0, 500 } } }, {}, { rules[0], rules[1], rules[2], rules[3], most, 0 }), Error);
}

/// What is written is what an evaluation on one part reads.
void WindowsTest::asBed()
{
    const QTemporaryDir folder;
    const std::string bed = folder.filePath(QStringLiteral("windows.bed")).toStdString();
    writeRegions(bed, { { 0, { "chr1", 5, 9 }, Part::Train }, { 0, { "chr2", 50, 90 }, Part::Test } });
    QCOMPARE(models::readWindows(bed, ""), (std::vector<Interval> { { "chr1", 5, 9 }, { "chr2", 50, 90 } }));
    QCOMPARE(models::readWindows(bed, "test"), (std::vector<Interval> { { "chr2", 50, 90 } }));
}

EPIARC_TEST(WindowsTest)
#include "windows_test.moc"
