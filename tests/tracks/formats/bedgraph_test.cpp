#include "core/base/error.h"
#include "core/base/file.h"
#include "core/tracks/formats/bedgraph.h"

#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace tracks;

class BedGraphTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path file(const std::string& content) const
    {
        const std::filesystem::path path = m_folder.filePath("x.bedGraph").toStdString();
        base::writeAtomically(path, content);
        return path;
    }

private Q_SLOTS:
    void meanMinMaxByOverlap()
    {
        const auto track = open(file("track type=bedGraph name=\"A b\"\nchr1\t20\t30\t-4\nchr1\t0\t10\t1\nchr1\t10\t20\t3\nchr1 "
                                     "30 40 nan\nchr2\t5\t6\t9\n"));
        QVERIFY(track->kind() == Kind::Signal);
        QCOMPARE(track->name(), std::string("A b"));
        QCOMPARE(track->chromosomes(), (std::vector<std::string> { "chr1", "chr2" }));
        const auto signal = std::get<Signal>(track->read({ "chr1", 0, 60 }, 4, {})); // bins of 15 bp
        QCOMPARE(signal.mean[0], float((10. * 1 + 5 * 3) / 15));
        QCOMPARE(signal.mean[1], float((5. * 3 - 10 * 4) / 15));
        QCOMPARE(signal.min[1], -4.f);
        QCOMPARE(signal.max[1], 3.f);
        QVERIFY(std::isnan(signal.mean[2]) && std::isnan(signal.min[2])); // a value of NaN is no data
        QVERIFY(std::isnan(signal.mean[3]));
    }

    /// A record that begins long before the interval still counts; records that overlap count by their bases.
    void overlappingRecords()
    {
        const auto track = open(file("chr1\t0\t1000\t1\nchr1\t500\t510\t5\nchr1\t600\t610\t7\n"));
        const auto signal = std::get<Signal>(track->read({ "chr1", 500, 510 }, 1, {}));
        QCOMPARE(signal.mean[0], 3.f);
        QCOMPARE(signal.min[0], 1.f);
        QCOMPARE(signal.max[0], 5.f);
    }

    /// So that a lane can say whether it sums up what the file has.
    void shortestRecordThere()
    {
        const auto track = open(file("chr1\t0\t1000\t1\nchr1\t1000\t1032\t5\nchr1\t2000\t2001\t7\nchr1\t1040\t1041\tnan\n"));
        const auto shortest = [&](int64_t start, int64_t end) {
            return std::get<Signal>(track->read({ "chr1", start, end }, 7, {})).shortestRecord;
        };
        QCOMPARE(shortest(0, 1000), int64_t(1000));
        QCOMPARE(shortest(400, 500), int64_t(1000)); // as the file has it, not the part that is seen
        QCOMPARE(shortest(900, 1900), int64_t(32));
        QCOMPARE(shortest(0, 3000), int64_t(1));
        QCOMPARE(shortest(5000, 6000), int64_t(0));
    }

    /// `cat chr1.bedGraph chr2.bedGraph`: every part begins with the line of the same track.
    void joinedParts()
    {
        for (const std::string head : { "track type=bedGraph name=\"a b\" color=1,2,3\n", "track type=bedGraph\n" }) {
            const auto track = open(file(head + "chr1\t1\t2\t3\n" + head + "chr2\t1\t2\t4\n"));
            QCOMPARE(track->chromosomes(), (std::vector<std::string> { "chr1", "chr2" }));
            QCOMPARE(std::get<Signal>(track->read({ "chr2", 1, 2 }, 1, {})).mean[0], 4.f);
        }
    }

    void compressedFile()
    {
        const auto track = open(TEST_DATA "/tracks/signal.bedgraph.gz");
        QCOMPARE(track->chromosomes().size(), size_t(2));
        const auto signal = std::get<Signal>(track->read({ "chr1", 0, 200'000 }, 10, {}));
        for (float value : signal.mean)
            QVERIFY(!std::isnan(value));
    }

    void badLines_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("message");
        QTest::newRow("no value") << QByteArray("chr1\t1\t2\t3\nchr1\t5\t6\n")
                                  << "line 2: a bedGraph line needs chromosome, start, end and value";
        QTest::newRow("a word") << QByteArray("chr1\t1\t2\t3\nchr1\t5\t6\thigh\n") << "line 2: the value “high” is not a number";
        QTest::newRow("reversed") << QByteArray("chr1\t1\t2\t3\nchr1\t6\t5\t1\n")
                                  << "line 2: the end (5) lies before the start (6)";
        QTest::newRow("comma") << QByteArray("chr1\t1\t2\t3\nchr1\t5\t6\t0,5\n") << "line 2: the value “0,5” is not a number";
        QTest::newRow("second track") << QByteArray("track type=bedGraph name=a\nchr1\t1\t2\t3\n\ntrack type=bedGraph name=b\n"
                                                    "chr1\t1\t2\t4\n")
                                      << "line 4: another track begins here: split the file";
        QTest::newRow("nothing") << QByteArray("track type=bedGraph\n") << "holds no values";
    }
    void badLines()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, message);
        try {
            open(file(content.toStdString()));
            QFAIL("opened");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains(message) && QString(error.what()).contains("x.bedGraph"), error.what());
        }
    }
};

EPIARC_TEST(BedGraphTest)
#include "bedgraph_test.moc"
