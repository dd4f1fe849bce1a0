#include "core/genome/annotation/bedline.h"
#include "tests/genome/made.h"
#include "tests/registry.h"

#include <QTest>

using namespace genome;

static Feature parse(std::string_view line, BedDialect dialect = BedDialect::Bed)
{
    std::vector<std::string_view> fields;
    splitBedFields(line, fields);
    std::string chrom;
    Feature feature;
    parseBedLine(fields, dialect, "x.bed, line 7: ", chrom, feature);
    return feature;
}

class BedLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bed12()
    {
        const Feature gene = parse("chr1\t100\t500\tMYC\t960\t-\t150\t450\t255,0,16\t2\t50,100,\t0,300,");
        QCOMPARE(gene.start, 100);
        QCOMPARE(gene.end, 500);
        QCOMPARE(gene.name, std::string("MYC"));
        QCOMPARE(gene.score, 960.0F);
        QVERIFY(gene.strand == Strand::Minus);
        QCOMPARE(gene.thickStart, 150);
        QCOMPARE(gene.thickEnd, 450);
        QCOMPARE(gene.rgb, std::optional<uint32_t>(0xff0010));
        QVERIFY((gene.blocks == std::vector<Block> { { 100, 150 }, { 400, 500 } }));
    }

    void fewColumns()
    {
        const Feature bare = parse("chr1 5 5");
        QCOMPARE(bare.start, 5);
        QCOMPARE(bare.end, 5);
        QVERIFY(std::isnan(bare.score) && bare.name.empty() && bare.strand == Strand::None && bare.blocks.empty());
        QCOMPARE(bare.thickStart, bare.thickEnd);
        const Feature dots = parse("chr1\t5\t9\t.\t.\t.");
        QVERIFY(std::isnan(dots.score) && dots.name.empty() && dots.strand == Strand::None);
        QCOMPARE(parse("chr1\t5\t9\ttwo words").name, std::string("two words"));
    }

    void otherDialects()
    {
        const Feature row = parse("chr1\t65419\t71585\t+\tOR4F5", BedDialect::GeneTable);
        QCOMPARE(row.name, std::string("OR4F5"));
        QVERIFY(row.strand == Strand::Plus && std::isnan(row.score));
        const Feature peak = parse("chr1\t100\t200\tp1\t37\t.\t5.1\t9.9\t7.2\t40", BedDialect::NarrowPeak);
        QCOMPARE(peak.thickStart, 140);
        QCOMPARE(peak.thickEnd, 141);
        QCOMPARE(peak.score, 37.0F);
        const Feature noSummit = parse("chr1\t100\t200\tp1\t37\t.\t5.1\t9.9\t7.2\t-1", BedDialect::NarrowPeak);
        QCOMPARE(noSummit.thickStart, noSummit.thickEnd);
        const Feature broad = parse("chr1\t100\t200\tp1\t37\t.\t110\t120\t7.2", BedDialect::BroadPeak);
        QCOMPARE(broad.thickStart, broad.thickEnd);
    }

    void extraColumnsAreTheFilesOwn()
    {
        const Feature own = parse("chr1\t100\t200\tp\t1\t+\tTF\tK562\tx\ty\tz\tw");
        QVERIFY(own.blocks.empty() && !own.rgb);
        const Feature fourteen = parse("chr1\t1\t2\t.\t7\t+\t1\t2\t255,0,0\t7\t157\t3\t4\t0");
        QVERIFY(fourteen.blocks.empty() && fourteen.rgb);
        QCOMPARE(parse("chr1\t1\t90\tn\t7\t+\t1\t90\t0\t2\t5,6,\t0,83,\tgene\t5").blocks.size(), size_t(2));
        const Feature outside = parse("chr1\t100\t200\tp\t1\t+\t3\t900\tx");
        QCOMPARE(outside.thickStart, outside.thickEnd);
    }

    void colours_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("rgb"); // −1: none
        QTest::newRow("three") << "0,150,255" << 0x0096ff;
        QTest::newRow("quoted") << "'52,168,194'" << 0x34a8c2;
        QTest::newRow("hash") << "#C0ffee" << 0xc0ffee;
        QTest::newRow("black") << "0,0,0" << 0;
        for (const char* text : { "0", ".", "", "1,2", "1,2,3,4", "256,0,0", "-1,0,0", "red", "#12345g", "#12345" })
            QTest::newRow(text) << text << -1;
    }
    void colours()
    {
        QFETCH(QString, text);
        QFETCH(int, rgb);
        const auto found = parseColour(text.toStdString());
        QCOMPARE(found ? int(*found) : -1, rgb);
    }

    void comments()
    {
        for (const char* line : { "", "  ", "#x", "track name=a", "track", "browser position chr1:1-2", "track\tname=a" })
            QVERIFY2(isBedComment(line), line);
        for (const char* line : { "chr1\t1\t2", "track1\t1\t2", "browserX 1 2" })
            QVERIFY2(!isBedComment(line), line);
    }

    void bad_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("expected");
        QTest::newRow("two columns") << "chr1\t5"
                                     << "at least chromosome, start and end|2 columns";
        QTest::newRow("one column") << "chr1"
                                    << "has 1 column.";
        QTest::newRow("no name") << "\t5\t6"
                                 << "at least chromosome";
        QTest::newRow("word") << "chr1\tfive\t6"
                              << "start “five” is not a whole number";
        QTest::newRow("fraction") << "chr1\t5\t6.5"
                                  << "end “6.5”";
        QTest::newRow("huge") << "chr1\t5\t99999999999999999999"
                              << "is not a whole number";
        QTest::newRow("negative") << "chr1\t-5\t6"
                                  << "start is negative (-5)";
        QTest::newRow("reversed") << "chr1\t9\t6"
                                  << "the end (6) lies before the start (9)";
        QTest::newRow("blocks, count") << "c\t0\t9\tn\t0\t+\t0\t9\t0\t2\t3,\t0,"
                                       << "announces 2 blocks but lists 1 sizes and 1 starts";
        QTest::newRow("blocks, beyond") << "c\t0\t9\tn\t0\t+\t0\t9\t0\t1\t10,\t0,"
                                        << "block 1 lies outside";
        QTest::newRow("blocks, overflow") << "c\t0\t9\tn\t0\t+\t0\t9\t0\t1\t9223372036854775807,\t5,"
                                          << "block 1 lies outside";
        QTest::newRow("blocks, words") << "c\t0\t9\tn\t0\t+\t0\t9\t0\t1\ta,\t0,"
                                       << "block size “a”";
        QTest::newRow("blocks, absurd count") << "c\t0\t9\tn\t0\t+\t0\t9\t0\t4000000000\t1,\t0,"
                                              << "announces 4000000000 blocks";
    }
    void bad()
    {
        QFETCH(QString, line);
        QFETCH(QString, expected);
        QVERIFY(says(problem([&] { parse(line.toStdString()); }), "x.bed, line 7: |" + expected));
    }
};

EPIARC_TEST(BedLineTest)
#include "bedline_test.moc"
