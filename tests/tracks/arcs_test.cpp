#include "core/base/error.h"
#include "core/base/file.h"
#include "core/tracks/arctrack.h"

#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tracks;

class ArcsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::shared_ptr<Track> track(const QString& name, const std::string& content) const
    {
        const std::filesystem::path path = m_folder.filePath(name).toStdString();
        base::writeAtomically(path, content);
        return open(path);
    }
    static std::vector<Arc> arcsOf(const Track& track, const Interval& where)
    {
        return std::get<Arcs>(track.read(where, 100, {})).items;
    }

private Q_SLOTS:
    void bedpeColumns()
    {
        const auto arcs = arcsOf(*track("a.bedpe",
                                     "#chrom1\tstart1\tend1\tchrom2\tstart2\tend2\tname\tscore\tstrand1\tstrand2\tcolor\n"
                                     "chr1\t100\t200\tchr1\t900\t950\tE_GENE\t0.75\t+\t-\t255,0,16\n"),
            { "chr1", 0, 1000 });
        QCOMPARE(arcs.size(), size_t(1));
        QCOMPARE(arcs[0].a, (Interval { "chr1", 100, 200 }));
        QCOMPARE(arcs[0].b, (Interval { "chr1", 900, 950 }));
        QCOMPARE(arcs[0].name, std::string("E_GENE"));
        QCOMPARE(arcs[0].score, 0.75);
        QVERIFY(arcs[0].strandA == genome::Strand::Plus && arcs[0].strandB == genome::Strand::Minus);
        QCOMPARE(arcs[0].rgb, std::optional<uint32_t>(0xff0010));
    }

    void bedpeVariants_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<double>("score");
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("colour");
        QTest::newRow("six columns") << QByteArray("chr1\t1\t2\tchr1\t5\t6\n") << qQNaN() << "" << qint64(-1);
        QTest::newRow("count only") << QByteArray("chr1\t1\t2\tchr1\t5\t6\t27\n") << 27. << "" << qint64(-1);
        QTest::newRow("columns line") << QByteArray(
            "#columns color=11;thickness=12\nchr1\t1\t2\tchr1\t5\t6\t.\t.\t.\t.\t0,0,150\t2\n")
                                      << qQNaN() << "" << qint64(150);
        QTest::newRow("Juicer") << QByteArray(
            "chr1\tx1  \tx2\tchr2\ty1\ty2\tcolor\tobserved\n1\t1  \t2 \t1\t5\t6\t0,255,255\t101.0 \n")
                                << 101. << "" << qint64(0xffff);
        QTest::newRow("blanks") << QByteArray("chr1 1 2 chr1 5 6 n 3 + -\n") << 3. << "n" << qint64(-1);
    }
    void bedpeVariants()
    {
        QFETCH(QByteArray, content);
        QFETCH(double, score);
        QFETCH(QString, name);
        QFETCH(qint64, colour);
        const auto opened = track("a.bedpe", content.toStdString());
        const auto arcs = arcsOf(*opened, { opened->chromosomes().front(), 0, 100 });
        QCOMPARE(arcs.size(), size_t(1));
        QVERIFY(qIsNaN(score) ? qIsNaN(arcs[0].score) : score == arcs[0].score);
        QCOMPARE(QString::fromStdString(arcs[0].name), name);
        QCOMPARE(arcs[0].rgb ? qint64(*arcs[0].rgb) : -1, colour);
    }

    void foundByTheirSpan()
    {
        const auto opened = track("a.bedpe",
            "chr1\t100\t110\tchr1\t900\t910\tlong\nchr1\t200\t210\tchr1\t250\t260\tshort\nchr1\t300\t310\tchr2\t50\t60\tacross\n"
            ".\t-1\t-1\tchr1\t5\t6\tunknown\nchr1\t950\t960\tchr1\t20\t30\tbackwards\n");
        const auto names = [&](const Interval& where) {
            std::string all;
            for (const Arc& arc : arcsOf(*opened, where))
                all += arc.name + ' ';
            return all;
        };
        QCOMPARE(names({ "chr1", 500, 501 }), std::string("backwards long "));
        QCOMPARE(names({ "chr1", 205, 206 }), std::string("backwards long short "));
        QCOMPARE(names({ "chr1", 305, 306 }), std::string("backwards long across "));
        QCOMPARE(names({ "chr2", 0, 100 }), std::string("across "));
        QCOMPARE(names({ "chr1", 0, 20 }), std::string());
        QCOMPARE(names({ "chr1", 960, 2000 }), std::string());
        QCOMPARE(names({ "chrUn", 0, 2000 }), std::string());
        QCOMPARE(opened->chromosomes(), (std::vector<std::string> { "chr1", "chr2" }));
    }

    /// What a slice leaves out is counted, and the stronger stay, in the order of the file.
    void aSliceHoldsTheStrongest()
    {
        std::vector<Arc> many(ArcTrack::most + 500);
        for (size_t i = 0; i < many.size(); ++i) {
            many[i].a = { "chr1", int64_t(i), int64_t(i) + 10 };
            many[i].b = { "chr1", int64_t(i) + 100, int64_t(i) + 110 };
            many[i].score = i % 400 == 7 ? qQNaN() : double(i % 1000);
        }
        const ArcTrack opened("a.bedpe", "a", "BEDPE", many);
        const auto all = std::get<Arcs>(opened.read({ "chr1", 0, 1'000'000 }, 100, {}));
        QCOMPARE(all.items.size(), ArcTrack::most);
        QCOMPARE(all.weaker, int64_t(500));
        size_t strong = 0, unscored = 0;
        for (size_t i = 0; i < all.items.size(); ++i) {
            QVERIFY(i == 0 || all.items[i - 1].a.start < all.items[i].a.start);
            strong += all.items[i].score >= 5;
            unscored += qIsNaN(all.items[i].score);
        }
        QCOMPARE(strong, size_t(std::count_if(many.begin(), many.end(), [](const Arc& arc) { return arc.score >= 5; })));
        QCOMPARE(unscored, size_t(0));
        QCOMPARE(std::get<Arcs>(opened.read({ "chr1", 0, 50'000 }, 100, {})).weaker, int64_t(0));
    }

    void interactColumns()
    {
        const auto opened = track("a.txt",
            "track type=interact name=\"Loops\"\n#chrom chromStart\n"
            "chr12\t40572709\t40618813\trs7974522\t350\t0.624\tmuscle\t#7A67EE\tchr12\t40572709\t40572710\trs\t."
            "\tchr12\t40618812\t40618813\tLRRK2\t+\n"
            "chr12 40572800 40572900 . 375 0 . 0 chr20 5 9 . . chr12 40572800 40572900 . .\n");
        QCOMPARE(opened->name(), std::string("Loops"));
        QCOMPARE(opened->format(), std::string("interact"));
        const auto arcs = arcsOf(*opened, { "chr12", 40572709, 40618813 });
        QCOMPARE(arcs.size(), size_t(2));
        QCOMPARE(arcs[0].name, std::string("rs7974522"));
        QCOMPARE(arcs[0].score, 0.624);
        QCOMPARE(arcs[0].rgb, std::optional<uint32_t>(0x7A67EE));
        QCOMPARE(arcs[0].b, (Interval { "chr12", 40618812, 40618813 }));
        QVERIFY(arcs[0].strandB == genome::Strand::Plus);
        QCOMPARE(arcs[1].score, 375.);
        QCOMPARE(arcs[1].a.chrom, std::string("chr20"));
    }

    void badLines_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("message");
        QTest::newRow("five columns") << "x.bedpe" << QByteArray("chr1\t1\t2\tchr1\t5\t6\nchr1\t1\t2\tchr1\t5\n")
                                      << "line 2: a BEDPE line needs";
        QTest::newRow("reversed") << "x.bedpe" << QByteArray("chr1\t1\t2\tchr1\t9\t6\n")
                                  << "line 1: the end (6) lies before the start (9)";
        QTest::newRow("negative") << "x.bedpe" << QByteArray("chr1\t-7\t2\tchr1\t5\t6\n") << "line 1: the start is negative";
        QTest::newRow("word") << "x.bedpe" << QByteArray("chr1\t1\t2\tchr1\t5\t6\nchr1\t1\ttwo\tchr1\t5\t6\n")
                              << "line 2: the end “two”";
        QTest::newRow("only unknown ends") << "x.bedpe" << QByteArray("chr1\t1\t2\t.\t-1\t-1\n")
                                           << "holds no arc with two known ends";
        QTest::newRow("short interact") << "x.interact" << QByteArray("track type=interact\nchr1 1 2 . 0 0 . 0 chr1 1 2\n")
                                        << "line 2: an interact line has 18 columns; this one has 11";
    }
    void badLines()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, message);
        try {
            track(name, content.toStdString());
            QFAIL("opened");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains(message) && QString(error.what()).contains(name), error.what());
        }
    }
};

EPIARC_TEST(ArcsTest)
#include "arcs_test.moc"
