#include "core/tracks/writing/bigwigwriter.h"
#include "tests/models/toys.h"
#include "tests/program.h"
#include "tests/registry.h"

#include <QTest>

/// predict --edit: what if.
class EditOptionTest : public QObject
{
    Q_OBJECT

    Program m_program;
    using Result = Program::Result;
    const QStringList m_predict { QStringLiteral("predict"), QStringLiteral("--model"), QStringLiteral("epi.safetensors"),
        QStringLiteral("--device"), QStringLiteral("cpu"), QStringLiteral("--track"), QStringLiteral("ATAC=atac.bw"),
        QStringLiteral("--region"), QStringLiteral("chr1:301-364") };
    /// The table of a prediction.
    QList<QStringList> predicted(const QStringList& more, const char* genome = "genome.fa") const
    {
        const Result result = m_program.run(m_predict
            + QStringList { QStringLiteral("--out"), QStringLiteral("out.tsv"), QStringLiteral("--genome"),
                QString::fromUtf8(genome) }
            + more);
        return result.code == 0 ? m_program.table("out.tsv") : QList<QStringList> { { result.err } };
    }

private Q_SLOTS:
    void initTestCase()
    {
        std::string letters;
        for (int i = 0; i < 1000; ++i)
            letters += "ACGT"[(i * i * 7 + i / 5) % 4];
        letters.replace(319, 3, "ATG");
        const auto write = [&](const char* name) {
            base::writeAtomically(m_program.at(name).toStdString(), ">chr1\n" + letters + "\n>chr2\n" + letters + "\n");
        };
        write("genome.fa");
        letters.replace(319, 3, "CCC");
        write("changed.fa");
        tracks::writeBigWig(
            m_program.at("atac.bw").toStdString(), { { "chr1", 1000, { { 0, 1, std::vector<float>(1000, 2) } } } });
        TinyModel epi;
        epi.spec.inputs = { { "ATAC" }, { "mCG", "", models::InputTrack::Summary::Fraction } };
        epi.spec.inputBinSize = 4;
        epi.write(m_program.at("epi.safetensors").toStdString());
    }

    void asIfTheGenomeWereAnother()
    {
        const QList<QStringList> before = predicted({}), edited = predicted({ "--edit", "chr1:320 ATG>CCC" });
        QCOMPARE(edited.size(), 17);
        QCOMPARE(edited, predicted({}, "changed.fa"));
        QVERIFY(edited != before);
        QCOMPARE(edited, predicted({ "--edit", "chr1:320:A:C", "--edit", "1:321:T:C; chr1:322:G:C" }));
        QCOMPARE(before, predicted({ "--edit", "delete:chr2:1-100" }));
    }

    void deletedBinsHaveNoValue()
    {
        const QList<QStringList> table = predicted({ "--edit", "delete:chr1:308-315" });
        QCOMPARE(table.size(), 17);
        int absent = 0;
        for (const QStringList& row : table)
            absent += row.last() == QStringLiteral("nan");
        QCOMPARE(absent, 1); // bases 309 to 312
        QCOMPARE(table[3].last(), QStringLiteral("nan"));
        for (const char* out : { "one.bw", "all/", "out.safetensors" }) {
            const Result result = m_program.run(m_predict
                + QStringList { "--genome", "genome.fa", "--tracks", "3", "--edit", "delete:chr1:308-315", "--out", out });
            QVERIFY2(result.code == 0, qPrintable(result.err));
        }
    }

    void said()
    {
        const Result result = m_program.run(m_predict
            + QStringList { "--genome", "genome.fa", "--out", "o.tsv", "--edit", "erase ATAC chr1:310-320", "--edit",
                "scale:mCG:0.5:chr1:310-320", "--edit", "delete:2:5-9" });
        QVERIFY2(result.code == 0, qPrintable(result.err));
        for (const char* sentence :
            { "Edited: erase ATAC chr1:310-320.\n", "Edit without effect: scale mCG 0.5 chr1:310-320 changes what was masked.\n",
                "Edit without effect: delete chr2:5-9 touches no window that was read.\n" })
            QVERIFY2(result.err.contains(QString::fromUtf8(sentence)), qPrintable(result.err));
    }

    void refused()
    {
        const auto problem = [&](const char* edit) {
            const Result result
                = m_program.run(m_predict + QStringList { "--genome", "genome.fa", "--out", "o.tsv", "--edit", edit });
            return QStringLiteral("%1 %2").arg(result.code).arg(result.err.trimmed());
        };
        QVERIFY2(problem("chr1:320 C>G").contains(QStringLiteral("genome has A at chr1:320, not C: ")),
            qPrintable(problem("chr1:320 C>G")));
        QVERIFY(problem("chr1:320 C>G").startsWith(QStringLiteral("1 ")));
        QVERIFY2(problem("erase:DNase:chr1:1-2").contains(QStringLiteral("no input “DNase”; its inputs are: ATAC, mCG")),
            qPrintable(problem("erase:DNase:chr1:1-2")));
        QVERIFY(
            m_program.run({ QStringLiteral("predict"), QStringLiteral("--help") }).out.contains(QStringLiteral("--edit EDIT")));
    }
};

EPIARC_TEST(EditOptionTest)
#include "editoption_test.moc"
