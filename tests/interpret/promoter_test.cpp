#include "core/interpret/promoter.h"

#include "tests/message.h"
#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QTest>

using namespace interpret;
using genome::Strand;

class PromoterTest : public QObject
{
    Q_OBJECT

    const ToyGenome m_genome { { { "chr1", std::string(5'000'000, 'A') }, { "chr2", std::string(1000, 'A') } } };
    genome::GeneIndex m_genes;

    static genome::Feature gene(int64_t start, int64_t end, Strand strand, const char* name)
    {
        genome::Feature feature;
        feature.start = start;
        feature.end = end;
        feature.strand = strand;
        feature.name = name;
        return feature;
    }

private Q_SLOTS:
    void initTestCase()
    {
        genome::FeatureStore store;
        store.add("1", gene(100, 200, Strand::Plus, "PLUS")); // another spelling than the genome's
        store.add("1", gene(90, 150, Strand::Plus, "PLUS"));
        store.add("1", gene(300, 400, Strand::Minus, "MINUS"));
        store.add("1", gene(500, 510, Strand::None, "NONE"));
        store.add("1", gene(1000, 1100, Strand::Plus, "TWICE"));
        store.add("1", gene(3'000'000, 3'000'100, Strand::Plus, "TWICE"));
        store.add("chr9", gene(5, 6, Strand::Plus, "GONE"));
        store.seal();
        m_genes.add(store);
    }

    void begins_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("tss");
        QTest::newRow("plus: the outermost transcript") << "plus" << 90;
        QTest::newRow("minus: the last base") << "MINUS" << 399;
        QTest::newRow("no strand") << "NONE" << 500;
    }
    void begins()
    {
        QFETCH(QString, name);
        QFETCH(int, tss);
        const auto found = promotersOf(name.toStdString(), m_genes, m_genome);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].tss, (Interval { "chr1", tss, tss + 1 }));
        QCOMPARE(found[0].gene, name.toUpper().toStdString());
        QVERIFY(promoterIn({ "chr1", 0, 1000 }, name.toStdString(), m_genes, m_genome) == found[0]);
    }

    void ofSeveralTheOneInTheWindow()
    {
        QCOMPARE(promotersOf("TWICE", m_genes, m_genome).size(), size_t(2));
        QCOMPARE(promoterIn({ "chr1", 2'000'000, 4'000'000 }, "TWICE", m_genes, m_genome).tss.start, int64_t(3'000'000));
        const auto in = [&](int64_t from, int64_t to, const char* name) {
            return message([&] { promoterIn({ "chr1", from, to }, name, m_genes, m_genome); });
        };
        // Each as promoterAt reads it, so that it can be given instead of the gene.
        QVERIFY(in(0, 4'000'000, "TWICE").contains("several TSS in chr1:1-4,000,000 (chr1:1,001:+, chr1:3,000,001:+)"));
        QVERIFY(in(0, 90, "PLUS").contains("PLUS (chr1:91) lies outside the window"));
        QVERIFY(in(0, 90, "PLUSS").contains("did you mean PLUS"));
        QVERIFY(in(0, 90, "chr2:5-9").contains("is a locus"));
        QVERIFY(in(0, 90, "GONE").contains("chr9"));
    }

    void typed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("end");
        QTest::addColumn<QChar>("strand");
        QTest::newRow("with strand") << "chr1:1,000:-" << 999 << 1000 << QChar('-');
        QTest::newRow("without") << "1:1000" << 999 << 1000 << QChar('.');
        QTest::newRow("a promoter") << "chr1:1000-1100:+" << 999 << 1100 << QChar('+');
        QTest::newRow("first base") << "chr1:1:+" << 0 << 1 << QChar('+');
        QTest::newRow("first base without") << "chr1:1" << 0 << 1 << QChar('.');
        QTest::newRow("Ensembl's minus") << "chr1:1000:-1" << 999 << 1000 << QChar('-');
        QTest::newRow("Ensembl's plus") << "1:1000-1100:1" << 999 << 1100 << QChar('+');
        QTest::newRow("bedtools") << "chr1:1,000(-)" << 999 << 1000 << QChar('-');
        QTest::newRow("a range of bedtools") << "chr1:1000-1001(+)" << 999 << 1001 << QChar('+');
        QTest::newRow("words") << "chr1:1000 reverse strand" << 999 << 1000 << QChar('-');
    }
    void typed()
    {
        QFETCH(QString, text);
        QFETCH(int, start);
        QFETCH(int, end);
        QFETCH(QChar, strand);
        const Promoter promoter = promoterAt(text.toStdString(), m_genome);
        QCOMPARE(promoter.tss, (Interval { "chr1", start, end }));
        QCOMPARE(QChar(char(promoter.strand)), strand);
        QCOMPARE(promoter.gene, "chr1:" + std::to_string(start + 1));
        QVERIFY(message([&] { promoterAt("chr7:5:+", m_genome); }).contains("chr7"));
        QVERIFY(promoterAt(tssText(promoter), m_genome) == promoter);
    }

    /// What names a TSS names its strand: partners are read on the minus strand.
    void named()
    {
        QCOMPARE(tssText(promotersOf("MINUS", m_genes, m_genome)), std::string("chr1:400:-"));
        QCOMPARE(tssText(promotersOf("NONE", m_genes, m_genome)), std::string("chr1:501"));
        QCOMPARE(tssText(promotersOf("TWICE", m_genes, m_genome)), std::string("chr1:1,001:+, chr1:3,000,001:+"));
    }
};

EPIARC_TEST(PromoterTest)
#include "promoter_test.moc"
