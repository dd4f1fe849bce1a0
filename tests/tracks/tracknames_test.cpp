#include "core/base/file.h"
#include "core/tracks/track.h"
#include "tests/registry.h"
#include "tests/tracks/madefolder.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tracks;

class TrackNamesTest : public QObject, private MadeFolder
{
    Q_OBJECT

private Q_SLOTS:
    void theGenomesSpellingIsUnderstood()
    {
        const auto genome = genome::Genome::open(file("g.fa", ">chr1\nACGTACGTAC\n>chr2\nAAAA\n>chrM\nCC\n"));
        const auto track = open(file("a.bed", "1\t2\t5\tx\nMT\t0\t1\ty\n"));
        QVERIFY(std::get<Features>(track->read({ "chr1", 0, 10 }, 10, {})).items.empty());
        QCOMPARE(track->useNames(*genome), size_t(2));
        const auto found = std::get<Features>(track->read({ "chr1", 0, 10 }, 10, {}));
        QCOMPARE(found.items.size(), size_t(1));
        QCOMPARE(found.where.chrom, std::string("chr1"));
        QCOMPARE(std::get<Features>(track->read({ "chrM", 0, 10 }, 10, {})).items.size(), size_t(1));
        QVERIFY(std::get<Features>(track->read({ "chr2", 0, 10 }, 10, {})).items.empty());
    }

    void arcsCarryTheNameThatWasAskedFor()
    {
        const auto genome = genome::Genome::open(file("g.fa", ">chr1\nACGTACGTAC\n"));
        const auto track = open(file("a.bedpe", "1\t0\t2\t1\t6\t8\tx\n"));
        QCOMPARE(track->useNames(*genome), size_t(1));
        const auto arcs = std::get<Arcs>(track->read({ "chr1", 0, 10 }, 10, {}));
        QCOMPARE(arcs.items.size(), size_t(1));
        QCOMPARE(arcs.items[0].a, (Interval { "chr1", 0, 2 }));
        QCOMPARE(arcs.items[0].b, (Interval { "chr1", 6, 8 }));
    }

    void namesThatMatchNothingAreCounted()
    {
        const auto genome = genome::Genome::open(file("g.fa", ">chr1\nACGT\n"));
        QCOMPARE(open(file("a.bed", "scaffold_7\t2\t5\n"))->useNames(*genome), size_t(0));
    }

    void letters()
    {
        const auto genome = genome::Genome::open(file("g.fa", ">chr1\nacgtACGTAC\n"));
        const auto bases = basesOf(genome);
        QVERIFY(bases->kind() == Kind::Bases);
        QCOMPARE(bases->name(), std::string("g"));
        QCOMPARE(std::get<Bases>(bases->read({ "chr1", 0, 10 }, 10, {})).letters, std::string("ACGTACGTAC"));
        QCOMPARE(std::get<Bases>(bases->read({ "1", 0, 4 }, 10, {})).letters, std::string("ACGT"));
        QCOMPARE(std::get<Bases>(bases->read({ "chr1", -2, 2 }, 1, {})).letters, std::string("NNAC"));
        QCOMPARE(std::get<Bases>(bases->read({ "chr1", 0, 5 }, 1, {})).letters, std::string()); // more than four letters a bin
        QCOMPARE(std::get<Bases>(bases->read({ "chrUn", 0, 5 }, 10, {})).letters, std::string());
        const auto sizes = basesOf(genome::Genome::open(file("g.sizes", "chr1\t10\n")));
        QCOMPARE(std::get<Bases>(sizes->read({ "chr1", 0, 5 }, 10, {})).letters, std::string());
    }

    void plainNames_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("name");
        QTest::newRow("one") << "/a/b/H3K27ac.bw"
                             << "H3K27ac";
        QTest::newRow("two") << "/a/peaks.v2.narrowPeak.gz"
                             << "peaks.v2";
        QTest::newRow("unknown") << "sample.1"
                                 << "sample.1";
        QTest::newRow("hidden") << ".bed"
                                << ".bed";
        QTest::newRow("several") << "x.narrowPeak.bed.gz"
                                 << "x";
        QTest::newRow("coverage") << "a.bismark.cov.gz"
                                  << "a.bismark";
        QTest::newRow("allc") << "a.allc.tsv.gz"
                              << "a";
        QTest::newRow("wig") << "a.WIG"
                             << "a";
        QTest::newRow("coverage as bigWig") << "L5.mCG.cov.bw"
                                            << "L5.mCG.cov";
        QTest::newRow("coverage as packed text") << "L5.mCG.cov.bedGraph.gz"
                                                 << "L5.mCG.cov";
        QTest::newRow("allc as bigWig") << "L5.allc.bw"
                                        << "L5.allc";
        QTest::newRow("wig as bigWig") << "L5.wig.bw"
                                       << "L5.wig";
        QTest::newRow("capitals") << "X.BigWig"
                                  << "X";
    }
    void plainNames()
    {
        QFETCH(QString, file);
        QFETCH(QString, name);
        QCOMPARE(QString::fromStdString(plainName(file.toStdString())), name);
    }
};

EPIARC_TEST(TrackNamesTest)
#include "tracknames_test.moc"
