#include "core/links/linktable.h"

#include "core/base/file.h"
#include "tests/message.h"
#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <limits>

using links::LinkTable;

/// Tables of enhancer-gene links.
class LinkTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asWritten();
    void comesBackEqual();
    void refusals_data();
    void refusals();
    void severalBecomeOne();
    void whatDoesNotBelongTogether();

private:
    std::filesystem::path at(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }
    QTemporaryDir m_folder;
};

static links::LinkRow row(
    Interval element, const char* gene, Interval tss, genome::Strand strand, const char* cell, std::vector<double> scores)
{
    return { std::move(element), gene, std::move(tss), strand, cell, std::move(scores) };
}

static LinkTable made()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    LinkTable table;
    table.methods = { "nearness", "attention" };
    table.notes = { "made by hand", "twice" };
    using genome::Strand;
    table.rows.push_back(row({ "chr1", 1000, 1500 }, "FADS3", { "chr1", 21'249, 21'250 }, Strand::Minus, "A", { -20'000, 0.1 }));
    table.rows.push_back(row({ "chr2", 0, 1 }, "B C", { "chr2", 0, 1 }, Strand::None, "", { -0.0, -nan }));
    table.rows.push_back(row({ "chr2", 30'000, 30'501 }, "G", { "chr2", 99, 100 }, Strand::Plus, "A", { 1.0 / 3, float(0.1) }));
    return table;
}

void LinkTableTest::asWritten()
{
    links::write(at("t.tsv"), made());
    const QStringList lines = QString::fromStdString(base::readFile(at("t.tsv"))).split('\n');
    QCOMPARE(lines[0], QStringLiteral("# made by hand"));
    QCOMPARE(lines[2], QStringLiteral("chrom\tstart\tend\tgene\ttss\tstrand\tdistance\tcell\tnearness\tattention"));
    QCOMPARE(lines[3], QStringLiteral("chr1\t1000\t1500\tFADS3\t21250\t-\t-19999\tA\t-20000\t0.1"));
    QVERIFY2(lines[4].startsWith(QStringLiteral("chr2\t0\t1\tB C\t1\t.\t0\t.\t")), qPrintable(lines[4]));
    QVERIFY2(lines[4].endsWith(QStringLiteral("\tnan")) && !lines[4].endsWith(QStringLiteral("-nan")), qPrintable(lines[4]));
    QVERIFY2(lines[5].startsWith(QStringLiteral("chr2\t30000\t30501\tG\t100\t+\t30151\tA\t")), qPrintable(lines[5]));
}

void LinkTableTest::comesBackEqual()
{
    const LinkTable table = made();
    links::write(at("t.tsv"), table);
    const LinkTable back = links::readLinkTable(at("t.tsv"));
    QCOMPARE(back.methods, table.methods);
    QCOMPARE(back.notes, table.notes);
    QCOMPARE(back.rows.size(), table.rows.size());
    for (size_t i = 0; i < table.rows.size(); ++i) {
        const links::LinkRow &row = back.rows[i], &wanted = table.rows[i];
        QVERIFY(row.element == wanted.element && row.tss == wanted.tss && row.strand == wanted.strand);
        QCOMPARE(row.gene, wanted.gene);
        QCOMPARE(row.cell, wanted.cell);
        QCOMPARE(row.distance(), wanted.distance());
        for (size_t method = 0; method < 2; ++method)
            QVERIFY(row.scores[method] == wanted.scores[method]
                || (std::isnan(row.scores[method]) && std::isnan(wanted.scores[method])));
    }
}

void LinkTableTest::refusals_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("part");
    const QByteArray header = "# note\nchrom\tstart\tend\tgene\ttss\tstrand\tdistance\tcell\tm\n";
    const QByteArray row = "chr1\t10\t20\tG\t100\t+\t-84\tA\t0.5\n";
    QTest::newRow("a BED file") << QByteArray("chr1\t10\t20\n") << ", line 1: this is no table of enhancer-gene links";
    QTest::newRow("a missing column") << QByteArray("chrom\tstart\tend\tgene\tstrand\tdistance\tcell\tm\n")
                                      << "chrom, start, end";
    QTest::newRow("notes only") << QByteArray("# note\n") << "this is no table of enhancer-gene links";
    QTest::newRow("one method twice") << header.chopped(1) + "\tm\n"
                                      << ", line 2: two columns of scores are called \"m\"";
    QTest::newRow("a short line") << header + row + "chr1\t10\t20\tG\n"
                                  << ", line 4: the header names 9 columns, this line has 4";
    QTest::newRow("a long line") << header + row.chopped(1) + "\t1\n"
                                 << "this line has 10";
    QTest::newRow("no position") << header + "chr1\tten\t20\tG\t100\t+\t-84\tA\t0.5\n"
                                 << "\"ten\" in the column start";
    QTest::newRow("no TSS") << header + "chr1\t10\t20\tG\t-\t+\t-84\tA\t0.5\n"
                            << "\"-\" in the column tss";
    QTest::newRow("a TSS counted from 0") << header + "chr1\t10\t20\tG\t0\t+\t-84\tA\t0.5\n"
                                          << "a TSS is counted from 1";
    QTest::newRow("backwards") << header + "chr1\t20\t10\tG\t100\t+\t-84\tA\t0.5\n"
                               << "must end behind its start";
    QTest::newRow("no score") << header + "chr1\t10\t20\tG\t100\t+\t-84\tA\thigh\n"
                              << "line 3: \"high\" in the column m";
}

void LinkTableTest::refusals()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, part);
    base::writeAtomically(at("bad.tsv"), content.toStdString());
    const QString said = message([&] { links::readLinkTable(at("bad.tsv")); });
    QVERIFY2(said.contains(part) && said.contains(QStringLiteral("bad.tsv")) && said.endsWith('.'), qPrintable(said));
}

void LinkTableTest::severalBecomeOne()
{
    LinkTable other = made();
    for (links::LinkRow& row : other.rows)
        row.cell += "B";
    other.notes.push_back("of B");
    const LinkTable both = links::merged({ made(), other });
    QCOMPARE(both.rows.size(), size_t(6));
    QCOMPARE(both.methods, made().methods);
    QCOMPARE(both.notes, (std::vector<std::string> { "made by hand", "twice", "of B" }));
    QCOMPARE(both.rows[4].cell, std::string("B"));
}

void LinkTableTest::whatDoesNotBelongTogether()
{
    LinkTable other = made();
    other.methods[1] = "gradient";
    const QString said = message([&] { links::merged({ made(), other }); });
    QVERIFY2(said.contains(QStringLiteral("nearness, attention")) && said.contains(QStringLiteral("nearness, gradient")),
        qPrintable(said));
    const QString twice = message([&] { links::merged({ made(), made() }); });
    QVERIFY2(
        twice.contains(QStringLiteral("chr1:1,001-1,500 and FADS3 in cell type A is in the tables twice")), qPrintable(twice));
}

EPIARC_TEST(LinkTableTest)
#include "linktable_test.moc"
