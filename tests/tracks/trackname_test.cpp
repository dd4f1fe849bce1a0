#include "core/tracks/trackname.h"

#include "tests/registry.h"

#include <QTest>

using tracks::TrackName;

/// Names as consortia, pipelines and people give them.
class TrackNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("assay"); // "?": a guess
        QTest::addColumn<QString>("sample");
        QTest::addColumn<char>("strand");
        const auto row = [](const char* name, const char* assay, const char* sample, char strand = '.') {
            QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(assay) << QString::fromUtf8(sample) << strand;
        };
        row("L5_IT_ATAC.bw", "ATAC", "L5 IT");
        row("L5-IT-ATAC", "ATAC", "L5-IT");
        row("RNA A − (simulated)", "RNA", "A", '-');
        row("RNA A + (simulated)", "RNA", "A", '+');
        row("Open chromatin B (simulated)", "ATAC?", "B");
        row("chromatin accessibility", "ATAC", "");
        row("FAIRE_liver", "ATAC", "liver");
        row("Pvalb.mCG", "mCG", "Pvalb");
        row("Pvalb.mCH", "mCH", "Pvalb");
        row("CG methylation liver", "mCG", "liver");
        row("CH methylation", "mCH", "");
        row("methylation CH", "mCG?", "CH");
        row("WGBS liver", "mCG?", "liver");
        row("WGBS mCH", "mCH", "");
        row("K562 H3K27ac", "H3K27ac", "K562");
        row("K562-H3K27AC", "H3K27AC", "K562");
        row("K562.H3K4me3.fc", "H3K4me3", "K562");
        row("H2AFZ", "", "H2AFZ");
        row("CD8+ T cells", "", "CD8+ T cells");
        row("CD8+ T cells RNA+", "RNA", "CD8+ T cells", '+');
        row("CNhs10752+", "", "CNhs10752", '+');
        row("CNhs10752-", "", "CNhs10752", '-');
        row("CNhs10752+ CAGE Ca9-22", "CAGE", "CNhs10752 Ca9-22", '+');
        row("00_ENCFF136DBS_DNASE_HepG2", "DNase", "00 ENCFF136DBS HepG2");
        row("01_CNhs10752_minus_CAGE_cells", "CAGE", "01 CNhs10752 cells", '-');
        row("microglia RNA-seq rev", "RNA", "microglia", '-');
        row("microglia-RNA-seq", "RNA", "microglia");
        row("PRO-cap K562 fwd", "PRO", "K562", '+');
        row("GRO-seq K562", "PRO", "K562");
        row("K562.rev", "", "K562", '-');
        row("RNA Reverse", "RNA", "", '-');
        row("CAGEfwd", "CAGE", "", '+');
        row("plus-minus", "", "plus-minus");
        row("plus minus", "", "");
        row("prevalence", "", "prevalence");
        row("surplus", "", "surplus");
        row("", "", "");
    }
    void words()
    {
        QFETCH(QString, name);
        QFETCH(QString, assay);
        QFETCH(char, strand);
        const TrackName told = TrackName::read(name.toStdString());
        QCOMPARE(QString::fromStdString(told.assay) + (told.vague ? QStringLiteral("?") : QString()), assay);
        QTEST(QString::fromStdString(told.sample), "sample");
        QCOMPARE(char(told.strand), strand);
        QVERIFY(!told.coverage);
    }

    void coverage()
    {
        for (const char* name : { "mCG_coverage", "mCH.cov", "atac coverage", "mCG-cov", "mCGcoverage", "L5 mCG Depth" })
            QVERIFY2(TrackName::read(name).coverage, name);
        for (const char* name : { "mCG", "discover", "in-depth", "covid ATAC" })
            QVERIFY2(!TrackName::read(name).coverage, name);
        QCOMPARE(TrackName::read("mCH.cov").assay, std::string("mCH"));
        QCOMPARE(TrackName::read("L5-mCG-cov").sample, std::string("L5"));
    }
};

EPIARC_TEST(TrackNameTest)
#include "trackname_test.moc"
