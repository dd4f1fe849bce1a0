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
        row("methylation CH", "mCH", "");
        row("CHH", "mCH", "");
        row("K562 CHG", "mCH", "K562");
        row("mCA", "mCH", "");
        row("mCT_neurons", "mCH", "neurons");
        row("DNA methylation CHH", "mCH", "");
        row("ch12_ATAC", "ATAC", "ch12");
        row("methylation chr1", "mCG?", "chr1");
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

        // methylation of C that no G follows
        row("non CG methylation", "mCH", "");
        row("non_CG_meth", "mCH", "");
        row("non CpG", "mCH", "");
        row("nonCG liver", "mCH", "liver");
        row("non-CpG-methylation", "mCH", "");
        row("CH-methylation", "mCH", "");
        row("L5_CH_meth", "mCH", "L5");
        row("Sst.CHN-Both.frac", "mCH", "Sst"); // ALLCools
        row("Sst.CGN-Merge.frac", "mCG", "Sst");
        row("Sst_mCG_percent", "mCG", "Sst");
        row("CG-methylation", "mCG", "");
        row("L5-CG-meth", "mCG", "L5");
        row("CpG methylation liver", "mCG", "liver");
        row("5_mCG", "mCG", "5");
        row("DNA methylation liver", "mCG?", "liver");
        row("E003_WGBS_FractionalMethylation", "mCG?", "E003"); // Roadmap
        row("E003_RRBS_FractionalMethylation", "mCG?", "E003");
        row("K562_meth", "mCG?", "K562");
        row("neuron 5mC", "mCG?", "neuron");

        // words that only look like an assay
        row("chromatin", "", "chromatin");
        row("chromatin K562", "", "chromatin K562");
        row("offenes Chromatin B (simuliert)", "ATAC?", "B");
        row("Zurich methylation", "mCG?", "Zurich");
        row("maternal liver", "", "maternal liver");
        row("internal control", "", "internal control");
        row("paternal_ATAC", "ATAC", "paternal");
        row("mCherry_ATAC", "ATAC", "mCherry");
        row("ATAC_siRNA-CTCF", "ATAC", "siRNA-CTCF");
        row("K562 5hmC", "", "K562 5hmC");
        row("H3K4 trimethylation", "", "H3K4 trimethylation");
        row("K562 RNA Pol II", "", "K562 RNA Pol II");
        row("cpgIslandExt", "", "cpgIslandExt");
        row("ENCFF123RNA", "", "ENCFF123RNA");
        row("ENCFF123RNA-plus", "", "ENCFF123RNA", '+');
        row("ENCFF001RNA_ATAC", "ATAC", "ENCFF001RNA");
        row("4DNFIRNA12ABX", "", "4DNFIRNA12ABX");

        // several assays: the last one that stands alone
        row("multiome_RNA_ATAC", "ATAC", "multiome");
        row("multiome_ATAC_RNA", "RNA", "multiome");
        row("RNA-cluster5_ATAC", "ATAC", "RNA-cluster5");
        row("ATAC_RNA-cluster5", "ATAC", "RNA-cluster5");
        row("K562-ATAC-RNA", "RNA", "K562");
        row("RNA WGBS", "RNA", "");
        row("WGBS RNA", "RNA", "");
        row("DNase_H3K27ac", "H3K27ac", "");
        row("polyA plus RNA-seq K562 minus", "RNA", "K562", '-'); // ENCODE

        // strands
        row("K562-plus", "", "K562", '+');
        row("K562-minus", "", "K562", '-');
        row("K562-fwd", "", "K562", '+');
        row("K562-Rev", "", "K562", '-');
        row("rep1-fwd", "", "rep1", '+');
        row("K562-plus-rep1", "", "K562-rep1", '+');
        row("plus-strand", "", "", '+');
        row("K562 plus strand", "", "K562", '+');
        row("Minus-Strang", "", "", '-');
        row("K562_PlusStrand", "", "K562", '+');
        row("K562-RNA-plus", "RNA", "K562", '+');
        row("K562-RNA-seq-minus", "RNA", "K562", '-');
        row("RNA-minus", "RNA", "", '-');
        row("RNA_plus1", "RNA", "1", '+');
        row("RNA_minus2", "RNA", "2", '-');
        row("RNA-fwd1", "RNA", "1", '+');
        row("RNAplus", "RNA", "", '+');
        row("RNAseqRev", "RNA", "", '-');
        row("CAGEpos", "CAGE", "", '+');
        row("E003.norm.pos", "", "E003 norm", '+'); // Roadmap
        row("E003.norm.neg", "", "E003 norm", '-');
        row("RNA-pos", "RNA", "", '+');
        row("K562+_rep1", "", "K562 rep1", '+');
        row("K562-_rep1", "", "K562 rep1", '-');
        row("K562-rep1", "", "K562-rep1");
        row("REV-ERB", "", "REV-ERB");
        row("Rev-1", "", "Rev-1");
        row("NeuN-pos", "", "NeuN-pos");
        row("NeuN_pos_ATAC", "ATAC", "NeuN pos");
        row("ATAC_NeuN_neg", "ATAC", "NeuN neg");
        row("NeuN-neg-ATAC", "ATAC", "NeuN-neg");
        row("ATAC NeuN+", "ATAC", "NeuN+");
        row("H3K27ac NeuN-", "H3K27ac", "NeuN-");
        row("RNA CD8+", "RNA", "CD8+");
        row("RNA-plus-minus", "RNA", "");

        // files of consortia and of series
        row("E003-H3K27ac.fc.signal", "H3K27ac", "E003"); // Roadmap
        row("E003-DNase.pval.signal.bigwig", "DNase", "E003");
        row("GSM1234567_K562_RNAseq_rep1_fwd", "RNA", "GSM1234567 K562 rep1", '+'); // GEO
        row("GSM2545324_K562_PROseq_minus", "PRO", "GSM2545324 K562", '-');
        row("GSM4565986_H3K27ac_ChIP-seq_K562", "H3K27ac", "GSM4565986 K562");
        row("SRR1017401_ATAC", "ATAC", "SRR1017401");
        row("ENCSR000CPS_RNA-seq_plus", "RNA", "ENCSR000CPS", '+'); // ENCODE
        row("K562 DNase-seq", "DNase", "K562");
        row("K562_qPRO-seq_plus", "PRO", "K562", '+');
        row("K562.ChRO-seq", "PRO", "K562");
        row("snATAC L23IT", "ATAC", "L23IT"); // CATlas
        row("VIP_1.bw", "", "VIP 1");
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
        for (const char* name :
            { "mCG_coverage", "mCH.cov", "atac coverage", "mCG-cov", "mCGcoverage", "L5 mCG Depth", "mCG_cov2", "mCG.covg",
                "mCG_depth", "mCG-covg", "mCHcov", "mCG depth1", "mCG_readdepth", "E003_WGBS_ReadCoverage", "Sst.CHN-Both.cov" })
            QVERIFY2(TrackName::read(name).coverage, name);
        for (const char* name : { "mCG", "discover", "in-depth", "covid ATAC", "SARS-CoV2", "recover mCG", "covgene" })
            QVERIFY2(!TrackName::read(name).coverage, name);
        QCOMPARE(TrackName::read("mCH.cov").assay, std::string("mCH"));
        for (const char* name : { "L5-mCG-cov", "L5_mCG_cov2", "L5.mCG.covg", "L5 mCGdepth" })
            QCOMPARE(TrackName::read(name).sample, std::string("L5"));
    }
};

EPIARC_TEST(TrackNameTest)
#include "trackname_test.moc"
