#include "core/genome/chromnames.h"
#include "tests/genome/made.h"
#include "tests/registry.h"

#include <QTest>

using namespace genome;

class ChromNamesTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

private Q_SLOTS:
    void rules_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("available"); // between blanks
        QTest::addColumn<QString>("expected");
        QTest::newRow("same") << "chr1"
                              << "1 chr1"
                              << "chr1";
        QTest::newRow("without chr") << "1"
                                     << "chr10 chr1"
                                     << "chr1";
        QTest::newRow("with chr") << "chr1"
                                  << "10 1"
                                  << "1";
        QTest::newRow("case") << "chrx"
                              << "chrX"
                              << "chrX";
        QTest::newRow("Chr") << "Chr2"
                             << "2"
                             << "2";
        QTest::newRow("mitochondrion") << "MT"
                                       << "chrM"
                                       << "chrM";
        QTest::newRow("mitochondrion 2") << "chrMT"
                                         << "M"
                                         << "M";
        QTest::newRow("RefSeq human 38") << "NC_000009.12"
                                         << "chr9"
                                         << "chr9";
        QTest::newRow("RefSeq human 37") << "NC_000009.11"
                                         << "chr9"
                                         << "chr9";
        QTest::newRow("RefSeq human X") << "chrX"
                                        << "NC_000022.11 NC_000023.11 NC_000024.10"
                                        << "NC_000023.11";
        QTest::newRow("RefSeq human Y") << "Y"
                                        << "NC_000023.11 NC_000024.10"
                                        << "NC_000024.10";
        QTest::newRow("RefSeq human MT") << "chrM"
                                         << "NC_012920.1"
                                         << "NC_012920.1";
        QTest::newRow("RefSeq mouse 1") << "chr1"
                                        << "NC_000067.7"
                                        << "NC_000067.7";
        QTest::newRow("RefSeq mouse 19") << "NC_000085.6"
                                         << "chr19"
                                         << "chr19";
        QTest::newRow("RefSeq mouse X") << "NC_000086.8"
                                        << "chrX"
                                        << "chrX";
        QTest::newRow("RefSeq mouse Y") << "NC_000087.7"
                                        << "chrY"
                                        << "chrY";
        QTest::newRow("RefSeq mouse MT") << "NC_005089.1"
                                         << "MT"
                                         << "MT";
        QTest::newRow("GenBank human") << "CM000663.2"
                                       << "chr1"
                                       << "chr1";
        QTest::newRow("GenBank mouse") << "CM001014.3"
                                       << "chrY"
                                       << "chrY";
        QTest::newRow("other RefSeq") << "NC_000025.1"
                                      << "chrX chrY chr25"
                                      << "";
        QTest::newRow("mouse end") << "NC_000088.1"
                                   << "chr1 chr22 chrY"
                                   << "";
        QTest::newRow("accession and more") << "NC_000001.11:1-2"
                                            << "chr1"
                                            << "";
        QTest::newRow("unknown") << "chr77"
                                 << "chr7"
                                 << "";
        QTest::newRow("roman") << "chrI"
                               << "chr1 I"
                               << "I";
        QTest::newRow("chr alone") << "chr"
                                   << "chr1"
                                   << "";
        QTest::newRow("nothing there") << "chr1"
                                       << ""
                                       << "";
    }
    void rules()
    {
        QFETCH(QString, wanted);
        QFETCH(QString, available);
        QFETCH(QString, expected);
        std::vector<std::string> names;
        for (const auto& name : available.split(' ', Qt::SkipEmptyParts))
            names.push_back(name.toStdString());
        const auto found = ChromNames().match(wanted.toStdString(), names);
        QCOMPARE(QString::fromStdString(found.value_or("")), expected);
    }

    void table()
    {
        ChromNames names;
        names.addTable(write(m_folder, "alias.txt",
            "# ucsc\tassembly\tgenbank\trefseq\nchr1_KI270706v1_random\tHSCHR1_CTG1_UNLOCALIZED\tKI270706.1\tNT_187361.1\n"
            "chr1\t1\tCM000663.2\tNC_000001.11\r\nchrII\tBK006936.2\t\tNC_001134.8\n"));
        QCOMPARE(
            names.match("KI270706.1", { "chr1", "chr1_KI270706v1_random" }).value_or(""), std::string("chr1_KI270706v1_random"));
        QCOMPARE(names.match("chr1_KI270706v1_random", { "chr1", "NT_187361.1" }).value_or(""), std::string("NT_187361.1"));
        QCOMPARE(names.match("NC_001134.8", { "II" }).value_or(""), std::string("II"));
        QCOMPARE(names.match("1", { "NC_000001.11" }).value_or(""), std::string("NC_000001.11"));
        QVERIFY(!names.match("KI270707.1", { "chr1", "chr1_KI270706v1_random" }));
    }

    void tableOfUcscDatabase()
    {
        ChromNames names;
        names.addTable(write(m_folder, "chromAlias.txt",
            "GL000191.1\tchr1_gl000191_random\tensembl,genbank\nNT_113878.1\tchr1_gl000191_random\trefseq\n"
            "GL000192.1\tchr1_gl000192_random\tensembl,genbank\n"));
        QCOMPARE(names.match("GL000191.1", { "NT_113878.1" }).value_or(""), std::string("NT_113878.1"));
        QVERIFY(!names.match("GL000192.1", { "chr1_gl000191_random" }));
    }

    void badTable()
    {
        ChromNames names;
        QVERIFY(says(problem([&] { names.addTable(write(m_folder, "bad.txt", "# x\nchr1\t1\nchr2\n")); }),
            "bad.txt, line 3: |two or more names"));
    }
};

EPIARC_TEST(ChromNamesTest)
#include "chromnames_test.moc"
