#include "core/genome/annotation/annotation.h"
#include "core/genome/annotation/locus.h"
#include "core/genome/positions.h"
#include "tests/genome/made.h"
#include "tests/registry.h"

#include <QTest>

using namespace genome;
namespace fs = std::filesystem;

class LocusTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::shared_ptr<Genome> m_genome;
    GeneIndex m_genes;

    static Feature gene(int64_t start, int64_t end, std::string name, Strand strand = Strand::Plus)
    {
        Feature made;
        made.start = start;
        made.end = end;
        made.name = std::move(name);
        made.strand = strand;
        return made;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_genome = Genome::open(write(m_folder, "toy.chrom.sizes",
            "chr1\t5000000\nchr2\t60\nchrX\t2000000\nchrY\t2000000\nHLA-A*01:01\t3000\nHLA-A*01:01:02\t4000\nchr6_"
            "alt\t900000\nchrM\t16000\n"));
        FeatureStore store;
        store.add("1", gene(61'000, 62'000, "FADS1"));
        store.add("chr1", gene(63'000, 64'000, "FADS2"));
        store.add("chr1", gene(70'000, 71'000, "NKX2-1"));
        store.add("chr1", gene(80'000, 81'000, "HLA-A"));
        store.add("chr6_alt", gene(100, 200, "HLA-A"));
        store.add("chrX", gene(500, 900, "CRLF2"));
        store.add("chrY", gene(500, 900, "CRLF2"));
        store.add("chr1", gene(500, 900, "BOTH"));
        store.add("chr1", gene(800, 990, "BOTH", Strand::Minus));
        store.add("chr1", gene(500, 900, "chr2"));
        store.add("chr99", gene(500, 900, "AWAY"));
        store.add("chr1", gene(7, 7, "POINT"));
        store.add("chr2", gene(50, 90, "EDGE"));
        store.seal();
        m_genes.add(store);
    }

    void understands_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected"); // 0-based half-open
        const QString range = "chr1:999-2000";
        for (const char* typed :
            { "chr1:1,000-2,000", "chr1:1000-2000", "1:1000-2000", "chr1:1000..2000", "chr1 1000 2000", "chr1  1,000   2,000",
                "chr1:1000+1001", "  chr1:1000-2000\n", "chr1:1000 - 2000", "chr1 : 1000-2000", "chr1 1000-2000", "chr1:1k-2k",
                "chr1:1.0kb-2KB", "CHR1:1000bp-2000b", "chr1-1000-2000", "chr1:1\u00A0000\u20132\u00A0000", "chr1:1000\u20142000",
                "chr1:1000\u22122000", "chr1:1 000-2 000", "chr1\u202F1000\u20092000", "\uFEFFchr1:1000-2000\u200B",
                "chr1:1000\u20262000", "chr1\uFF1A1\uFF0C000-2000", "NC_000001.11:1000-2000", "chr1:0.001-0.002M",
                "chr1:1000:2000", "1:1000:2000:1", "1:1000-2000:-1", "1:1,000:2,000:-1", "chr1:1000-2000(+)",
                "chr1:1,000-2,000 (-)", "chr1:1000-2000(.)", "chr1:1000-2000:+", "chr1:1000\u20132000:\u2212", "chr1:1000+1001:-",
                "chr1 1000 2000 (+)", "Chromosome 1: 1,000-2,000 forward strand.", "Chromosome 1: 1,000-2,000 reverse strand",
                "chromosome 1:1000-2000", "chr 1:1000-2000", "NC_000001.11 (1000..2000)", "NC_000001.11 (1000..2000, complement)",
                "chr1:1000-2000.", "chr1:1,000-2,000;", "chr1:1000-2000," })
            QTest::newRow(typed) << typed << range;
        QTest::newRow("BED line") << "chr1\t1000\t2000"
                                  << "chr1:1000-2000";
        QTest::newRow("BED line, more columns") << "chr1\t1000\t2000\tpeak\t.\n"
                                                << "chr1:1000-2000";
        QTest::newRow("BED line, alias") << "1\t1000\t2000"
                                         << "chr1:1000-2000";
        QTest::newRow("BED insertion") << "chr1\t1000\t1000"
                                       << "chr1:1000-1001";
        QTest::newRow("megabases") << "chr1:1.5M-2Mb"
                                   << "chr1:1499999-2000000";
        QTest::newRow("shared unit") << "chr1:1.5-2Mb"
                                     << "chr1:1499999-2000000";
        QTest::newRow("kilobases") << "chr1:34k-36k"
                                   << "chr1:33999-36000";
        QTest::newRow("start and length with unit") << "chr1:1M+10k"
                                                    << "chr1:999999-1009999";
        QTest::newRow("position") << "chr1:1,000"
                                  << "chr1:949-1050";
        QTest::newRow("position, grouped by blanks") << "chr1:1 000 000"
                                                     << "chr1:999949-1000050";
        QTest::newRow("position, unit") << "chr1:34k"
                                        << "chr1:33949-34050";
        QTest::newRow("position after a blank") << "chr1 1000"
                                                << "chr1:949-1050";
        QTest::newRow("position at the start") << "chr1:1"
                                               << "chr1:0-101";
        QTest::newRow("position at the end") << "chr1:5,000,000"
                                             << "chr1:4999899-5000000";
        QTest::newRow("position, short chromosome") << "chr2:30"
                                                    << "chr2:0-60";
        QTest::newRow("one base") << "chr1:7-7"
                                  << "chr1:6-7";
        QTest::newRow("from 0") << "chr1:0-10"
                                << "chr1:0-10";
        QTest::newRow("clipped") << "chr1:4,999,000-9,000,000"
                                 << "chr1:4998999-5000000";
        QTest::newRow("chromosome") << "chr1"
                                    << "chr1:0-5000000";
        QTest::newRow("chromosome, other spelling") << " mt "
                                                    << "chrM:0-16000";
        QTest::newRow("name with colon") << "HLA-A*01:01"
                                         << "HLA-A*01:01:0-3000";
        QTest::newRow("name with colon and range") << "HLA-A*01:01:5-10"
                                                   << "HLA-A*01:01:4-10";
        QTest::newRow("longer name with colon") << "HLA-A*01:01:02:5-10"
                                                << "HLA-A*01:01:02:4-10";
        QTest::newRow("longest name wins") << "HLA-A*01:01:02"
                                           << "HLA-A*01:01:02:0-4000";
        QTest::newRow("gene") << "fads1"
                              << "chr1:61000-62000";
        QTest::newRow("gene with dash") << "NKX2-1"
                                        << "chr1:70000-71000";
        QTest::newRow("gene with another dash") << "NKX2\u20111"
                                                << "chr1:70000-71000";
        QTest::newRow("gene with a copy on a haplotype") << "HLA-A"
                                                         << "chr1:80000-81000";
        QTest::newRow("gene on both strands") << "BOTH"
                                              << "chr1:500-990";
        QTest::newRow("chromosome before gene") << "chr2"
                                                << "chr2:0-60";
        QTest::newRow("at least one bp") << "POINT"
                                         << "chr1:7-8";
        QTest::newRow("gene clipped") << "EDGE"
                                      << "chr2:50-60";
    }
    void understands()
    {
        QFETCH(QString, typed);
        QFETCH(QString, expected);
        const Interval found = parseLocus(typed.toStdString(), *m_genome, m_genes);
        QCOMPARE(QString("%1:%2-%3").arg(QString::fromStdString(found.chrom)).arg(found.start).arg(found.end), expected);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing") << ""
                                 << "Nothing was typed";
        QTest::newRow("blanks") << " \t\u00A0\n"
                                << "Nothing was typed";
        QTest::newRow("gene nearly") << "FADS9"
                                     << "“FADS9” is neither a chromosome of toy nor a gene|did you mean FADS1, FADS2?";
        QTest::newRow("nothing near") << "supercalifragilistic"
                                      << "a gene of the loaded annotation.";
        QTest::newRow("chromosome nearly") << "chrZ:1-2"
                                           << "toy has no chromosome “chrZ”; did you mean chr1, chr2, chrM?";
        QTest::newRow("reversed") << "chr1:2,000-1,000"
                                  << "ends (1,000) before it begins (2,000): write chr1:1,000-2,000.";
        QTest::newRow("reversed BED") << "chr1\t2000\t1000"
                                      << "ends (1,000) before it begins (2,000): write chr1:1,001-2,000.";
        QTest::newRow("outside") << "chr2:100-200"
                                 << "Position 100 lies outside chr2, which is 60 bp long in toy.";
        QTest::newRow("reversed by one") << "chr1:2,000-1,999"
                                         << "ends (1,999) before it begins (2,000): write chr1:1,999-2,000.";
        QTest::newRow("reversed with colons") << "chr1:2000:1000:1"
                                              << "write chr1:1,000-2,000.";
        QTest::newRow("a strand and no range") << "chr1:-"
                                               << "“-” is no range";
        QTest::newRow("position outside") << "chr2:61"
                                          << "Position 61 lies outside chr2";
        QTest::newRow("outside BED") << "chr2\t60\t70"
                                     << "Position 61 lies outside chr2";
        QTest::newRow("two of them") << "chr1 2:3000"
                                     << "toy has no chromosome “chr1 2”";
        QTest::newRow("word") << "chr1:abc"
                              << "“abc” is no range: write chr1:1,000-2,000";
        QTest::newRow("comma as decimal point") << "chr1:1,5M-2M"
                                                << "“1,5M-2M” is no range";
        QTest::newRow("points as thousands") << "chr1:1.000.000-2.000.000"
                                             << "is no range";
        QTest::newRow("fraction of a base") << "chr1:1.5-2.5"
                                            << "is no range";
        QTest::newRow("open range") << "chr1:1000-"
                                    << "“1000-” is no range";
        QTest::newRow("absurd") << "chr1:99999999999999999999-2"
                                << "is no range";
        QTest::newRow("negative") << "chr1:-5-10"
                                  << "is no range";
        QTest::newRow("unknown unit") << "chr1:5x-10x"
                                      << "is no range";
        QTest::newRow("two loci") << "CRLF2"
                                  << "CRLF2 has 2 loci: chrX:501-900, chrY:501-900.";
        QTest::newRow("gene elsewhere") << "AWAY"
                                        << "AWAY lies on chr99, which toy does not have.";
    }
    void refuses()
    {
        QFETCH(QString, typed);
        QFETCH(QString, expected);
        QVERIFY(says(problem([&] { parseLocus(typed.toStdString(), *m_genome, m_genes); }), expected));
    }

    /// Bacteria have sequences called "Chromosome".
    void aSequenceCalledChromosome()
    {
        const auto ecoli = Genome::open(write(m_folder, "ecoli.chrom.sizes", "Chromosome\t4641652\n1\t70000\n"));
        const Interval range { "Chromosome", 999, 2000 };
        QCOMPARE(parseLocus("Chromosome 1000 2000", *ecoli, {}), range);
        QCOMPARE(parseLocus("chromosome:1000-2000", *ecoli, {}), range);
        QCOMPARE(parseLocus("Chromosome:1000:2000:-1", *ecoli, {}), range);
        QCOMPARE(parseLocus("Chromosome 1: 1000-2000", *ecoli, {}), (Interval { "1", 999, 2000 }));
    }

    void withoutGenes()
    {
        QVERIFY(says(problem([&] { parseLocus("MYC", *m_genome, GeneIndex()); }), "no genes are loaded"));
    }

    void textAndBack()
    {
        Dice dice(6);
        for (int i = 0; i < 500; ++i) {
            const int64_t start = dice(4'900'000);
            const Interval where { "chr1", start, start + 2 + dice(90'000) };
            QVERIFY(parseLocus(toText(where), *m_genome, m_genes) == where);
        }
    }

    void neverCrashes()
    {
        Dice dice(7);
        const QString letters = "chr1:-+.,kM 0123456789\t\u2013\u00A0FADSx";
        for (int i = 0; i < 20000; ++i) {
            QString typed = i % 2 ? "chr1:" : "";
            for (int64_t length = dice(12); length > 0; --length)
                typed += letters[int(dice(letters.size()))];
            Interval found { "chr1", 0, 1 };
            (void)problem([&] { found = parseLocus(typed.toStdString(), *m_genome, m_genes); });
            const int64_t length = m_genome->length(found.chrom).value_or(0);
            QVERIFY2(found.start >= 0 && found.end > found.start && found.end <= length, qPrintable(typed));
        }
    }

    void realGenes()
    {
        const fs::path folder = fs::path(SHARED_DIR) / "data/hg38";
        if (!fs::exists(folder))
            QSKIP("no real data: set the CMake variable 'shared' to a folder that holds data/hg38");
        const auto hg38 = Genome::open(folder / "genome.fa.gz");
        GeneIndex genes;
        genes.add(readAnnotation(folder / "gencode_v28_protein_coding.hg38.bed.gz", AnnotationFormat::Bed, {}));
        genes.add(readAnnotation(folder / "chr9_bam_gtf/Homo_sapiens.GRCh38.91_chr9_1_1000000.gtf", AnnotationFormat::Gtf, {}));
        const Interval fads = parseLocus("fads1", *hg38, genes);
        QCOMPARE(fads.chrom, std::string("chr11"));
        QVERIFY(fads.overlaps({ "chr11", 61'799'000, 61'830'000 }));
        QCOMPARE(parseLocus("ENST00000421620.2", *hg38, genes).chrom, std::string("chr9")); // its GTF says 9
        QCOMPARE(parseLocus("ENSG00000236875", *hg38, genes).start, 12133);
        QVERIFY(says(problem([&] { parseLocus("FADS9", *hg38, genes); }), "did you mean FADS1, FADS2, FADS3?"));
        const auto names = genes.complete("fads");
        QCOMPARE(names.at(0), std::string("FADS1"));
    }
};

EPIARC_TEST(LocusTest)
#include "locus_test.moc"
