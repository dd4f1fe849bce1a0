#include "core/base/error.h"
#include "core/base/file.h"
#include "core/tracks/track.h"
#include "tests/registry.h"
#include "tests/tracks/handmade.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tracks;

class BigBedTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::shared_ptr<Track> track(const HandmadeBbi& made) const
    {
        const std::filesystem::path path = m_folder.filePath("x.bb").toStdString();
        base::writeAtomically(path, made.bytes());
        return open(path);
    }
    static std::vector<genome::Feature> itemsOf(const Track& track, const Interval& where)
    {
        return std::get<Features>(track.read(where, 100, {})).items;
    }

private Q_SLOTS:
    void plainBed()
    {
        const auto opened
            = track(HandmadeBbi::bigBed({ { 10, 20, "a\t7\t-" }, { 30, 30, "insertion" }, { 50, 60, "" } }, "", 6, 6));
        QCOMPARE(opened->format(), std::string("bigBed"));
        QVERIFY(opened->kind() == Kind::Features);
        const auto all = itemsOf(*opened, { "chr1", 0, 100 });
        QCOMPARE(all.size(), size_t(3));
        QCOMPARE(all[0].name, std::string("a"));
        QCOMPARE(all[0].score, 7.f);
        QVERIFY(all[0].strand == genome::Strand::Minus);
        QCOMPARE(itemsOf(*opened, { "chr1", 20, 50 }).size(), size_t(1));
        QCOMPARE(itemsOf(*opened, { "chr1", 30, 31 }).size(), size_t(1));
        QVERIFY(itemsOf(*opened, { "chr2", 0, 100 }).empty());
    }

    void genesWithSymbols()
    {
        const std::string sql = "table bigGenePred\n\"genes\"\n    (\n    string chrom; \"c\"\n    uint start; \"s\"\n    uint "
                                "end; \"e\"\n    string name; \"n\"\n"
                                "    uint score; \"s\"\n    char[1] strand; \"s\"\n    uint thickStart; \"t\"\n    uint "
                                "thickEnd; \"t\"\n    uint reserved; \"r\"\n"
                                "    int blockCount; \"b\"\n    int[blockCount] blockSizes; \"b\"\n    int[blockCount] "
                                "chromStarts; \"b\"\n    string name2; \"alternative\"\n    )\n";
        const auto opened
            = track(HandmadeBbi::bigBed({ { 100, 200, "ENST1\t0\t+\t110\t190\t0\t2\t30,20,\t0,80,\tTP53" } }, sql, 13, 12));
        QVERIFY(opened->kind() == Kind::Genes);
        const auto genes = itemsOf(*opened, { "chr1", 0, 1000 });
        QCOMPARE(genes.size(), size_t(1));
        QCOMPARE(genes[0].name, std::string("TP53"));
        QCOMPARE(genes[0].id, std::string("ENST1"));
        QCOMPARE(genes[0].blocks, (std::vector<genome::Block> { { 100, 130 }, { 180, 200 } }));
        QCOMPARE(genes[0].thickEnd, int64_t(190));
    }

    void interactionsAreArcs()
    {
        std::string sql = "table interact\n\"i\"\n(\n";
        for (const char* name : { "chrom", "chromStart", "chromEnd", "name", "score", "value", "exp", "color", "sourceChrom",
                 "sourceStart", "sourceEnd", "sourceName", "sourceStrand", "targetChrom", "targetStart", "targetEnd",
                 "targetName", "targetStrand" })
            sql += std::string("string ") + name + "; \"\"\n";
        const auto opened = track(HandmadeBbi::bigBed(
            { { 10, 500, "L\t0\t2.5\t.\t0\tchr1\t10\t20\t.\t.\tchr1\t490\t500\t.\t+" } }, sql + ")\n", 18, 5));
        QVERIFY(opened->kind() == Kind::Arcs);
        const auto arcs = std::get<Arcs>(opened->read({ "chr1", 100, 110 }, 10, {})).items;
        QCOMPARE(arcs.size(), size_t(1));
        QCOMPARE(arcs[0].score, 2.5);
        QCOMPARE(arcs[0].b, (Interval { "chr1", 490, 500 }));
    }

    void manyFeaturesBecomeTheirDensity()
    {
        std::vector<HandmadeBbi::Feature> features;
        for (uint32_t i = 0; i < 900; ++i)
            features.push_back({ i, i + 1, "" });
        auto made = HandmadeBbi::bigBed(features, "", 3, 3);
        const auto density = std::get<Signal>(track(made)->read({ "chr1", 0, 1000 }, 10, {}));
        QCOMPARE(density.function, std::string("features per bin"));
        QCOMPARE(density.mean[0], 100.f);
        QCOMPARE(density.mean[9], 0.f);
        // When even counting would be slow, a zoom level tells the depth.
        made.entriesPerBlock = 1'000'000;
        made.summaries = { { 0, 500, 500, 1, 3, 1000 }, { 500, 1000, 250, 0, 4, 250 } };
        const auto depth = std::get<Signal>(track(made)->read({ "chr1", 0, 1000 }, 2, {}));
        QCOMPARE(depth.function, std::string("features covering a base"));
        QCOMPARE(depth.mean[0], 2.f);
        QCOMPARE(depth.max[1], 4.f);
    }

    void damagedContentsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("message");
        const auto good = HandmadeBbi::bigBed({ { 10, 20, "a\t7\t-" } }, "", 6, 6);
        std::string open = good.bytes();
        open[open.find("a\t7\t-") + 5] = 'x'; // the end of the text
        QTest::newRow("unterminated") << QByteArray::fromStdString(open) << "ends inside a feature";
        QTest::newRow("blocks that do not fit") << QByteArray::fromStdString(
            HandmadeBbi::bigBed({ { 100, 200, "T\t0\t+\t110\t190\t0\t2\t30,\t0,80," } }, "", 12, 12).bytes())
                                                << "chr1:101-200: the line announces 2 blocks";
        QTest::newRow("reversed") << QByteArray::fromStdString(HandmadeBbi::bigBed({ { 20, 10, "a" } }, "", 4, 4).bytes())
                                  << "lies before the start";
        auto circle = good;
        circle.indexInACircle = true;
        QTest::newRow("circle") << QByteArray::fromStdString(circle.bytes()) << "runs in a circle";
        auto sql = HandmadeBbi::bigBed({ { 10, 20, "a" } }, "table", 4, 4).bytes();
        sql.replace(36, 8, std::string("\xff\xff\xff\xff\xff\xff\xff\x7f", 8));
        QTest::newRow("autoSql beyond the end") << QByteArray::fromStdString(sql) << "speaks of byte";
    }
    void damagedContentsAreRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, message);
        const std::filesystem::path path = m_folder.filePath("bad.bb").toStdString();
        base::writeAtomically(path, content.toStdString());
        try {
            itemsOf(*open(path), { "chr1", 0, 1000 });
            QFAIL("read nonsense");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains(message) && QString(error.what()).contains("bad.bb"), error.what());
        }
    }

    void aFileThatVanishesSaysSo()
    {
        const auto opened = track(HandmadeBbi::bigBed({ { 10, 20, "a" } }, "", 4, 4));
        std::filesystem::remove(opened->path());
        QVERIFY_EXCEPTION_THROWN(opened->read({ "chr1", 0, 100 }, 10, {}), Error);
    }

    void realGenes()
    {
        const std::filesystem::path path = SHARED_DIR "/data/hg19/gencode_chr22.hg19.bb";
        if (!std::filesystem::exists(path))
            QSKIP("The folder of real data (data/hg19) is absent.");
        const auto opened = open(path);
        QVERIFY(opened->kind() == Kind::Genes);
        size_t withExons = 0;
        for (const auto& chrom : opened->chromosomes()) {
            const auto genes = std::get<Features>(opened->read({ chrom, 0, 300'000'000 }, 100'000, {}));
            for (const auto& gene : genes.items) {
                QVERIFY(!gene.name.empty());
                withExons += gene.blocks.size() > 1;
            }
        }
        QVERIFY(withExons > 0);
    }
};

EPIARC_TEST(BigBedTest)
#include "bigbed_test.moc"
