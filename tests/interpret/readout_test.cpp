#include "core/interpret/readout.h"

#include "tests/message.h"
#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QTest>

using namespace interpret;

/// The toy reads 40 bp and predicts the central 20 in bins of 5.
class ReadoutTest : public QObject
{
    Q_OBJECT

    const models::ModelSpec m_spec = ToyPredictor(20).spec();

private Q_SLOTS:
    void regions_data()
    {
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("end");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("note");
        QTest::newRow("a bin") << 55 << 60 << 55 << 60 << "";
        QTest::newRow("parts of two") << 58 << 62 << 55 << 65 << "";
        QTest::newRow("as long as the output, on the grid") << 50 << 70 << 50 << 70 << "";
        QTest::newRow("as long, cut at its end") << 51 << 71 << 50 << 70 << "chr1:52-71 reaches beyond the 20 bp that letters";
        QTest::newRow("as long, cut at its start") << 53 << 73 << 55 << 75 << "chr1:56-75 is counted.";
        QTest::newRow("a little shorter, inside") << 52 << 70 << 50 << 70 << "";
        QTest::newRow("a little shorter, cut") << 53 << 71 << 50 << 70 << "chr1:51-70 is counted.";
    }
    void regions()
    {
        QFETCH(int, start);
        QFETCH(int, end);
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(QString, note);
        const Readout found = readoutOf(Interval { "chr1", start, end }, m_spec, { 0, { 0 } });
        QCOMPARE(summed(found, m_spec), (Interval { "chr1", from, to }));
        QCOMPARE(found.notes.size(), size_t(note.isEmpty() ? 0 : 1));
        if (!note.isEmpty())
            QVERIFY2(QString::fromStdString(found.notes[0]).contains(note), found.notes[0].c_str());
    }

    void longRegion()
    {
        QVERIFY(message([&] {
            readoutOf(Interval { "chr1", 50, 71 }, m_spec, { 0, { 0 } });
        }).contains("is longer than the 20 bp"));
    }

    /// A sentence names a few tracks and counts many.
    void tracksInASentence()
    {
        QCOMPARE(tracksText(m_spec, { 0, { 2 } }), std::string("G2"));
        QCOMPARE(tracksText(m_spec, { 0, { 3, 0 } }), std::string("T3, A0"));
        QCOMPARE(tracksText(m_spec, { 0, models::tracksOf(m_spec, { 0 }) }), std::string("20 tracks of letters"));
    }

    /// Where none are named, all of the head are meant.
    void noTracksAreAll()
    {
        const std::vector<std::string> names = namesOf(m_spec, { 0 });
        QCOMPARE(names.size(), size_t(20));
        QCOMPARE(names.front(), std::string("A0"));
        QCOMPARE(names.back(), std::string("T19"));
        QCOMPARE(tracksText(m_spec, { 0 }), std::string("20 tracks of letters"));
    }
};

EPIARC_TEST(ReadoutTest)
#include "readout_test.moc"
