#include "core/base/error.h"
#include "core/base/file.h"
#include "core/genome/annotation/featurestore.h"
#include "core/tracks/track.h"
#include "tests/registry.h"
#include "tests/tracks/madefolder.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tracks;

class BedTrackTest : public QObject, private MadeFolder
{
    Q_OBJECT

    static Features featuresOf(const Track& track, const Interval& where)
    {
        return std::get<Features>(track.read(where, 100, {}));
    }

private Q_SLOTS:
    void kindsAndNames_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("name");
        QTest::newRow("BED") << "x.peaks.bed" << QByteArray("chr1\t1\t2\n") << int(Kind::Features) << "BED"
                             << "x.peaks";
        QTest::newRow("named") << "x.bed" << QByteArray("track name=\"My peaks\" color=1,2,3\nchr1\t1\t2\n")
                               << int(Kind::Features) << "BED"
                               << "My peaks";
        QTest::newRow("named shortly") << "x.bed" << QByteArray("track type=bed name=short\nchr1\t1\t2\n") << int(Kind::Features)
                                       << "BED"
                                       << "short";
        QTest::newRow("BED12") << "x.bed" << QByteArray("chr1\t0\t90\tT\t0\t+\t10\t80\t0\t2\t30,20,\t0,70,\n") << int(Kind::Genes)
                               << "BED"
                               << "x";
        QTest::newRow("gene table") << "x.txt" << QByteArray("chr1\t0\t90\t-\tTP53\n") << int(Kind::Genes) << "a gene table"
                                    << "x";
        QTest::newRow("narrowPeak") << "x.narrowPeak" << QByteArray("chr1\t0\t90\tp\t7\t.\t1.5\t2.5\t3.5\t40\n")
                                    << int(Kind::Features) << "narrowPeak"
                                    << "x";
        QTest::newRow("GTF") << "x.gtf" << QByteArray("chr1\ts\texon\t1\t90\t.\t+\t.\tgene_id \"G\"; transcript_id \"T\";\n")
                             << int(Kind::Genes) << "GTF"
                             << "x";
    }
    void kindsAndNames()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        QFETCH(int, kind);
        QFETCH(QString, format);
        QFETCH(QString, name);
        const auto track = open(this->file(file, content.toStdString()));
        QCOMPARE(int(track->kind()), kind);
        QCOMPARE(QString::fromStdString(track->format()), format);
        QCOMPARE(QString::fromStdString(track->name()), name);
        QCOMPARE(track->chromosomes(), std::vector<std::string> { "chr1" });
        QVERIFY(track->features() && track->features()->size() == 1);
        QCOMPARE(featuresOf(*track, { "chr1", 0, 100 }).items.size(), size_t(1));
    }

    void readsWhatOverlaps()
    {
        const auto track = open(file("a.bed", "chr1\t10\t20\ta\nchr1\t15\t15\tinsertion\nchr1\t30\t40\tb\nchr2\t10\t20\tc\n"));
        const auto names = [&](int64_t start, int64_t end) {
            std::string all;
            for (const auto& feature : featuresOf(*track, { "chr1", start, end }).items)
                all += feature.name + ' ';
            return all;
        };
        QCOMPARE(names(0, 100), std::string("a insertion b "));
        QCOMPARE(names(19, 31), std::string("a b "));
        QCOMPARE(names(20, 30), std::string());
        QCOMPARE(names(15, 16), std::string("a insertion "));
        QCOMPARE(names(-50, 11), std::string("a "));
        QVERIFY(featuresOf(*track, { "chrUn", 0, 100 }).items.empty());
    }

    /// More than four features for every bin cannot be drawn: their density is the answer, with zero where there is none.
    void manyFeaturesBecomeTheirDensity()
    {
        std::string content;
        for (int i = 0; i < 1000; ++i)
            content += "chr1\t" + std::to_string(i * 10) + "\t" + std::to_string(i * 10 + 5) + "\n";
        const auto track = open(file("many.bed", content));
        const auto density = std::get<Signal>(track->read({ "chr1", 0, 20'000 }, 100, {}));
        QCOMPARE(density.function, std::string("features per bin"));
        QCOMPARE(density.mean.front(), 20.f); // bins of 200 bp, a feature every 10
        QCOMPARE(density.max[49], 20.f);
        QCOMPARE(density.mean[50], 0.f);
        QVERIFY(std::holds_alternative<Features>(track->read({ "chr1", 0, 4'000 }, 100, {})));
        QVERIFY(std::holds_alternative<Signal>(track->read({ "chr1", 0, 4'010 }, 100, {})));
    }

    void badLinesNameTheFileAndTheLine_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("message");
        QTest::newRow("reversed") << "x.bed" << QByteArray("chr1\t1\t2\nchr1\t20\t10\n")
                                  << "line 2: the end (10) lies before the start (20)";
        QTest::newRow("reversed first") << "x.bed" << QByteArray("chr1\t20\t10\n")
                                        << "line 1: the end (10) lies before the start (20)";
        QTest::newRow("negative") << "x.bed" << QByteArray("chr1\t-5\t10\n") << "line 1: the start is negative (-5)";
        QTest::newRow("no number") << "x.bed" << QByteArray("chr1\t1\t2\nchr1\tx\t10\n")
                                   << "line 2: the start “x” is not a whole number";
        QTest::newRow("words below data") << "x.bed" << QByteArray("chr1\t1\t2\nchr1\tone\ttwo\n")
                                          << "line 2: the start “one” is not a whole number";
        QTest::newRow("too short") << "x.bed" << QByteArray("chr1\t1\t2\nchr1\t5\n") << "line 2: a BED line needs at least";
        QTest::newRow("too large") << "x.bed" << QByteArray("chr1\t1\t99999999999999999999\n") << "line 1: the end";
        QTest::newRow("bad blocks") << "x.bed" << QByteArray("chr1\t0\t90\tT\t0\t+\t10\t80\t0\t3\t30,20,\t0,70,\n")
                                    << "line 1: the line announces 3 blocks";
        QTest::newRow("only comments") << "x.bed" << QByteArray("track name=x\n#nothing\n") << "holds no features";
        QTest::newRow("binary inside") << "x.bed" << QByteArray("chr1\t1\t2\n").append(QByteArray(300'000, 'a')).append('\0')
                                       << "line 2";
        QTest::newRow("short GTF") << "x.gtf"
                                   << QByteArray(
                                          "chr1\ts\texon\t1\t90\t.\t+\t.\tgene_id \"G\"; transcript_id \"T\";\nchr1\ts\texon\n")
                                   << "line 2";
    }
    void badLinesNameTheFileAndTheLine()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, message);
        try {
            open(file(name, content.toStdString()));
            QFAIL("opened");
        } catch (const Error& error) {
            const QString said = error.what();
            QVERIFY2(said.contains(message) && said.contains(name) && said.endsWith('.'), error.what());
        }
    }

    void stoppingWhileReading()
    {
        std::stop_source stop;
        stop.request_stop();
        bool stopped = false;
        try {
            open(file("a.bed", "chr1\t10\t20\ta\n"), Monitor(stop.get_token(), {}));
        } catch (const Cancelled&) {
            stopped = true;
        }
        QVERIFY(stopped);
    }
};

EPIARC_TEST(BedTrackTest)
#include "bedtrack_test.moc"
