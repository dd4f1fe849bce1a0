#include "core/models/predictions/regions.h"

#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QTest>

class RegionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plan_data();
    void plan();
    void values();
    void cancelled();
};

void RegionsTest::plan_data()
{
    QTest::addColumn<int>("start");
    QTest::addColumn<int>("end");
    QTest::addColumn<int>("windows");
    QTest::addColumn<int>("firstInput");
    QTest::addColumn<int>("coveredStart");
    QTest::addColumn<int>("coveredEnd");
    QTest::addColumn<QStringList>("note");
    QTest::newRow("as long as the output") << 100 << 120 << 1 << 90 << 100 << 120 << QStringList { "is one window" };
    QTest::newRow("shorter") << 107 << 109 << 1 << 88 << 103 << 113 << QStringList { "cut out of one window" };
    QTest::newRow("one base") << 110 << 111 << 1 << 91 << 106 << 111 << QStringList { "cut out of one window" };
    QTest::newRow("longer") << 100 << 141 << 3 << 90 << 100 << 145 << QStringList { "tiled by 3 windows", "last one cut" };
    QTest::newRow("twice") << 100 << 140 << 2 << 90 << 100 << 140 << QStringList { "tiled by 2 windows" };
    QTest::newRow("start of the chromosome")
        << 0 << 20 << 1 << -10 << 0 << 20 << QStringList { "one window", "10 bases beyond the start of chr1 were read as N" };
    QTest::newRow("end of the chromosome") << 980 << 1000 << 1 << 970 << 980 << 1000
                                           << QStringList { "one window", "10 bases beyond the end of chr1 were read as N" };
    QTest::newRow("whole chromosome") << 0 << 1000 << 50 << -10 << 0 << 1000
                                      << QStringList { "tiled by 50", "20 bases beyond the ends of chr1 were read as N" };
}

void RegionsTest::plan()
{
    QFETCH(int, start);
    QFETCH(int, end);
    QFETCH(int, windows);
    QFETCH(int, firstInput);
    QFETCH(int, coveredStart);
    QFETCH(int, coveredEnd);
    QFETCH(QStringList, note);
    const ToyPredictor toy;
    const models::RegionPlan plan = models::planRegion(toy.spec(), { "chr1", start, end });
    QCOMPARE(int(plan.windows.size()), windows);
    QCOMPARE(plan.windows[0].input, (Interval { "chr1", firstInput, firstInput + 40 }));
    QCOMPARE(plan.covered, (Interval { "chr1", coveredStart, coveredEnd }));
    for (size_t i = 1; i < plan.windows.size(); ++i)
        QCOMPARE(plan.windows[i].output.start, plan.windows[i - 1].output.end);
    const auto genome = std::make_shared<ToyGenome>(std::map<std::string, std::string> { { "chr1", std::string(1000, 'C') } });
    const auto notes = models::predictRegion(toy, { toy.spec(), genome }, { "chr1", start, end }, {}, {}).notes;
    QCOMPARE(qsizetype(notes.size()), note.join(QString()).contains(QStringLiteral("read as N")) ? 2 : 1);
    QCOMPARE(notes[0], plan.note);
    std::string text;
    for (const std::string& sentence : notes) {
        QVERIFY(sentence.ends_with('.'));
        text += sentence;
    }
    for (const QString& part : note)
        QVERIFY2(text.find(part.toStdString()) != std::string::npos, text.c_str());
}

void RegionsTest::values()
{
    std::string letters(1000, 'C');
    for (size_t i = 0; i < letters.size(); i += 7)
        letters[i] = 'A';
    letters.replace(130, 20, 20, 'N');
    const auto genome = std::make_shared<ToyGenome>(std::map<std::string, std::string> { { "chr1", letters } });
    const ToyPredictor toy;
    const models::InputReader reader(toy.spec(), genome);
    for (const Interval& region : { Interval { "chr1", 100, 181 }, Interval { "chr1", 3, 9 }, Interval { "chr1", 990, 1000 },
             Interval { "chr1", 0, 1000 } }) {
        const models::RegionPrediction result = models::predictRegion(toy, reader, region, { { 0, { 1, 0 } } }, {});
        QCOMPARE(result.values.tracks, int64_t(2));
        QCOMPARE(result.values.bins * 5, result.where.length());
        QVERIFY(result.where.start <= region.start && result.where.end >= region.end);
        for (int64_t bin = 0; bin < result.values.bins; ++bin) {
            const std::string bases
                = genome->sequence({ "chr1", result.where.start + 5 * bin, result.where.start + 5 * bin + 5 });
            QCOMPARE(result.values.at(bin, 1), float(std::count(bases.begin(), bases.end(), 'A')));
            QCOMPARE(result.values.at(bin, 0), float(std::count(bases.begin(), bases.end(), 'C')));
        }
    }
    // inputs 90-130, 110-150, 130-170 …: N at 130-150, and beyond the end
    QCOMPARE(models::predictRegion(toy, reader, { "chr1", 100, 120 }, {}, {}).unknownBases, 0.0);
    QCOMPARE(models::predictRegion(toy, reader, { "chr1", 120, 140 }, {}, {}).unknownBases, 0.5);
    QCOMPARE(models::predictRegion(toy, reader, { "chr1", 980, 1000 }, {}, {}).unknownBases, 0.25);
    QVERIFY_EXCEPTION_THROWN(models::predictRegion(toy, reader, { "chr9", 0, 20 }, {}, {}), Error);
}

void RegionsTest::cancelled()
{
    const auto genome = std::make_shared<ToyGenome>(std::map<std::string, std::string> { { "chr1", std::string(1000, 'C') } });
    ToyPredictor toy;
    const models::InputReader reader(toy.spec(), genome);
    std::stop_source stop;
    toy.onPredict = [&] {
        if (toy.calls == 3)
            stop.request_stop();
    };
    bool wasStopped = false;
    try {
        models::predictRegion(toy, reader, { "chr1", 0, 1000 }, {}, { stop.get_token(), {} });
    } catch (const Cancelled&) {
        wasStopped = true;
    }
    QVERIFY(wasStopped);
    QCOMPARE(toy.calls.load(), 3);
}

EPIARC_TEST(RegionsTest)
#include "regions_test.moc"
