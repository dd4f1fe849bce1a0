#include "core/tracks/writing/bigwigwriter.h"
#include "tests/models/toys.h"
#include "tests/program.h"
#include "tests/registry.h"

#include <QTest>

/// --track: files as inputs of a model, for every command that runs one.
class TrackOptionTest : public QObject
{
    Q_OBJECT

    Program m_program;
    using Result = Program::Result;
    void writeTrack(const char* name, const std::vector<std::string>& chromosomes, float value) const
    {
        std::vector<tracks::ChromosomeValues> all;
        for (const std::string& chrom : chromosomes)
            all.push_back({ chrom, 1000, { { 0, 1, std::vector<float>(1000, value) } } });
        tracks::writeBigWig(m_program.at(name).toStdString(), all);
    }
    const QString m_predict = QStringLiteral("predict --model epi.safetensors --genome genome.fa --device cpu --out out.tsv ");

private Q_SLOTS:
    void initTestCase()
    {
        std::string letters;
        for (int i = 0; i < 1000; ++i)
            letters += "ACGT"[(i * i * 7 + i / 5) % 4];
        base::writeAtomically(m_program.at("genome.fa").toStdString(), ">chr1\n" + letters + "\n>chr2\n" + letters + "\n");
        base::writeAtomically(m_program.at("windows.bed").toStdString(), "chr1\t300\t332\nchr2\t300\t332\nchr2\t400\t432\n");
        writeTrack("atac.bw", { "1", "2" }, 3); // the other spelling
        writeTrack("mcg.bw", { "chr1", "chr2" }, 0.5f);
        writeTrack("percent.bw", { "chr1" }, 50);
        writeTrack("coverage.bw", { "chr1" }, 20);
        writeTrack("other.bw", { "scaffold_7" }, 1);
        TinyModel plain;
        plain.write(m_program.at("plain.safetensors").toStdString());
        TinyModel epi;
        epi.spec.inputs = { { "ATAC", "accessibility", models::InputTrack::Summary::Mean, true, 0.5 },
            { "mCG", "", models::InputTrack::Summary::Fraction } };
        epi.spec.inputBinSize = 4;
        epi.spec.provenance = { { "cells", "L5 IT" }, { "epochs", 12 } };
        epi.write(m_program.at("epi.safetensors").toStdString());
    }

    void said_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("parts");
        QTest::addColumn<QStringList>("absent");
        QTest::newRow("all there") << "--region chr1:301-332 --track ATAC=atac.bw mCG=mcg.bw" << QStringList { "one window" }
                                   << QStringList { "masked", "read as N" };
        QTest::newRow("in parts") << "--region chr1:301-332 --track ATAC=atac.bw --track mCG.percent=percent.bw "
                                     "--track mCG.coverage=coverage.bw"
                                  << QStringList {} << QStringList { "masked" };
        QTest::newRow("one left out") << "--region chr1:301-332 --track ATAC=atac.bw"
                                      << QStringList { "No track serves as mCG: it was masked." }
                                      << QStringList { "ATAC was masked" };
        QTest::newRow("none") << "--region chr1:301-332"
                              << QStringList { "No track serves as ATAC: it was masked.", "No track serves as mCG" }
                              << QStringList {};
        QTest::newRow("not on this chromosome")
            << "--region chr2:301-332 --track ATAC=atac.bw mCG=mcg.bw mCG.coverage=coverage.bw"
            << QStringList { "coverage.bw has no chr2: mCG was masked there." } << QStringList { "ATAC" };
        QTest::newRow("sequence alone") << "--region chr1:301-332 --use sequence"
                                        << QStringList { "Predicted from the sequence alone." } << QStringList {};
        QTest::newRow("beyond the end") << "--region chr1:969-1000 --track ATAC=atac.bw mCG=mcg.bw"
                                        << QStringList { "16 bases beyond the end of chr1 were read as N." }
                                        << QStringList { "masked" };
    }
    void said()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, parts);
        QFETCH(QStringList, absent);
        const Result result = m_program.run(m_predict + line);
        QVERIFY2(result.code == 0, qPrintable(result.err));
        for (const QString& part : parts)
            QVERIFY2(result.err.contains(part), qPrintable(result.err));
        for (const QString& part : absent)
            QVERIFY2(!result.err.contains(part), qPrintable(result.err));
    }

    void refused_data()
    {
        QTest::addColumn<QString>("tracks");
        QTest::addColumn<QString>("problem");
        QTest::newRow("unknown input") << "H3K27ac=atac.bw"
                                       << "epi.safetensors has no input \"H3K27ac\"; its inputs are: ATAC, mCG.";
        QTest::newRow("no file") << "ATAC"
                                 << "--track \"ATAC\" names no file: write it as NAME=FILE.";
        QTest::newRow("empty file") << "ATAC="
                                    << "--track \"ATAC=\" names no file";
        QTest::newRow("coverage of no fraction") << "ATAC.coverage=coverage.bw"
                                                 << "ATAC is no fraction: it takes no coverage.";
        QTest::newRow("coverage alone") << "mCG.coverage=coverage.bw"
                                        << "no values: add a file for mCG.";
        QTest::newRow("twice") << "mCG=mcg.bw mCG.percent=percent.bw"
                               << "mCG.percent was given twice: keep one file.";
        QTest::newRow("another genome") << "ATAC=other.bw"
                                        << "other.bw has none of the chromosomes of genome.fa";
        QTest::newRow("not there") << "ATAC=gone.bw"
                                   << "gone.bw does not exist";
        QTest::newRow("no values") << "ATAC=windows.bed"
                                   << "windows.bed has no values to serve as ATAC";
        QTest::newRow("percent for a fraction") << "mCG=percent.bw"
                                                << "it must hold fractions (0 to 1): say that it holds percent";
    }
    void refused()
    {
        QFETCH(QString, tracks);
        QFETCH(QString, problem);
        const Result result = m_program.run(m_predict + "--region chr1:301-332 --track " + tracks);
        QCOMPARE(result.code, 1);
        QVERIFY2(result.err.contains(problem), qPrintable(result.err));
        QCOMPARE(result.err.count('\n'), 1);
    }

    void ofAModelWithoutInputs()
    {
        const Result result = m_program.run(QStringLiteral(
            "predict --model plain.safetensors --genome genome.fa --out o.tsv --region chr1:301-332 --track ATAC=atac.bw"));
        QCOMPARE(result.code, 1);
        QVERIFY2(result.err.contains("plain.safetensors reads the sequence alone: leave --track ATAC=atac.bw away."),
            qPrintable(result.err));
    }

    void useOfAModelWithoutInputs()
    {
        const Result result = m_program.run(QStringLiteral(
            "predict --model plain.safetensors --genome genome.fa --out o.tsv --region chr1:301-332 --use epigenome"));
        QCOMPARE(result.code, 1);
        QVERIFY2(result.err.contains("plain.safetensors reads the sequence alone: leave --use epigenome away."),
            qPrintable(result.err));
    }

    void attentionAndEvaluationTakeThemToo()
    {
        const Result attention = m_program.run(
            QStringLiteral("attention --model epi.safetensors --genome genome.fa --device cpu --region chr2:980-1000 "
                           "--track ATAC=atac.bw mCG.percent=percent.bw --out map.safetensors"));
        QVERIFY2(attention.code == 0, qPrintable(attention.err));
        QVERIFY2(attention.err.contains("percent.bw has no chr2: mCG was masked there.")
                && attention.err.contains("bases beyond the end of chr2 were read as N."),
            qPrintable(attention.err));
        QCOMPARE(m_program.run(m_predict + "--region chr1:1-1000 --tracks 3").code, 0);
        const Result folder = m_program.run(QStringLiteral(
            "predict --model epi.safetensors --genome genome.fa --device cpu --region chr1:1-1000 --tracks 3 --out measured/"));
        QVERIFY2(folder.code == 0, qPrintable(folder.err));
        const Result evaluation = m_program.run(
            QStringLiteral("evaluate tracks --model epi.safetensors --genome genome.fa --device cpu --observed measured/ "
                           "--regions windows.bed --track ATAC=atac.bw mCG.percent=percent.bw"));
        QVERIFY2(evaluation.code == 0, qPrintable(evaluation.err));
        QCOMPARE(evaluation.err.count("percent.bw has no chr2: mCG was masked there."), 1); // two windows, one sentence
    }

    void infoListsInputsAndProvenance()
    {
        const Result text = m_program.run(QStringLiteral("info epi.safetensors"));
        for (const char* part :
            { "  input ATAC: mean per bin, log1p, × 0.5 (accessibility)\n", "  input mCG: methylated fraction\n",
                "  input_bin_bp: 4\n", "  provenance: cells: L5 IT\n", "  provenance: epochs: 12\n" })
            QVERIFY2(text.out.contains(QString::fromUtf8(part)), qPrintable(text.out));
        const Json json = Json::parse(m_program.run(QStringLiteral("info epi.safetensors --json")).out.toStdString());
        QCOMPARE(json[0]["inputs"][1]["name"].get<std::string>(), std::string("mCG"));
        QCOMPARE(json[0]["provenance"]["epochs"].get<int>(), 12);
    }
};

EPIARC_TEST(TrackOptionTest)
#include "trackoption_test.moc"
