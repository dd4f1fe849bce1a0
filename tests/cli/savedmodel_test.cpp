#include "core/base/json.h"
#include "core/train/run/runhistory.h"
#include "tests/program.h"
#include "tests/registry.h"

#include <QTest>
#include <cmath>
#include <filesystem>

/// A model, a table of links and a stopped run as Epiarc 0.1.0 wrote them (tests/fixtures/today).
class SavedModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        std::filesystem::copy(TEST_DATA "/today", m_program.folder().toStdString(), std::filesystem::copy_options::recursive);
    }

    void saysWhatItIs()
    {
        const auto told = m_program.run(QStringLiteral("info --json model.safetensors"));
        QCOMPARE(told.err, QString());
        for (const char* word : { "epiattend", "RNA+", "RNA-", "mCG", "ATAC" })
            QVERIFY2(told.out.contains(QLatin1String(word)), word);
    }

    void predictsTheNumbersThatWereNoted_data()
    {
        QTest::addColumn<QString>("noted");
        QTest::addColumn<QString>("edits");
        QTest::newRow("as it is") << QStringLiteral("prediction.tsv") << QString();
        QTest::newRow("what if") << QStringLiteral("edited.tsv")
                                 << QStringLiteral(" --edit delete:chr1:2041-2050 --edit scale:ATAC:0.5:chr1:2100-2120");
    }
    void predictsTheNumbersThatWereNoted()
    {
        QFETCH(QString, noted);
        QFETCH(QString, edits);
        const auto result = m_program.run(QStringLiteral("predict ") + inputs() + QStringLiteral(" --region chr1:2,001-2,160")
            + edits + QStringLiteral(" --out again.tsv"));
        QVERIFY2(result.code == 0, qPrintable(result.err));
        sameTables(noted.toUtf8().constData(), "again.tsv", 20);
    }

    void scoresTheLinksThatWereNoted()
    {
        links(QStringLiteral(" --tracks RNA+"));
        sameTables("links.tsv", "again.tsv", 5);
    }

    /// As its help says.
    void withoutAChoiceLinksAreOfAllTracks()
    {
        links({});
        QVERIFY(base::readFile(at("again.tsv")).find("of RNA+, RNA- over") != std::string::npos);
    }

    void aStoppedRunGoesOn()
    {
        // What was trained on is the rest of the folder. It need not be trained to its end to see that it goes on.
        Json config = base::readJson(at("stopped/run.json"));
        const int64_t before = history().end->step;
        config["recipe"]["epochs"] = before / 8 + 2;
        base::writeJson(at("stopped/run.json"), config);
        const auto result = m_program.run(QStringLiteral("train --resume stopped"));
        QVERIFY2(result.code == 0, qPrintable(result.err));
        const train::RunHistory after = history();
        QCOMPARE(after.end->reason, train::RunEnd::Reason::Finished);
        QCOMPARE(after.end->step, 8 * (before / 8 + 2));
        QCOMPARE(after.blocks.front().epoch, 1); // what was said before is kept
        QVERIFY(after.latest("test"));
    }

private:
    void links(const QString& more) const
    {
        const auto result = m_program.run(QStringLiteral("links ") + inputs()
            + QStringLiteral(" --annotation genes.gtf --elements peaks.bed --region chr1:1-6,000 --around 10 --out again.tsv")
            + more);
        QVERIFY2(result.code == 0, qPrintable(result.err));
    }
    static QString inputs()
    {
        return QStringLiteral("--model model.safetensors --genome genome.fa --track ATAC=atac.bedgraph mCG=mcg.bedgraph "
                              "mCG.coverage=reads.bedgraph");
    }
    std::filesystem::path at(const char* name) const { return m_program.at(name).toStdString(); }
    train::RunHistory history() const
    {
        train::RunHistory history;
        history.follow(at("stopped/metrics.jsonl"));
        return history;
    }
    /// Numbers to a ten-thousandth, words as they are.
    void sameTables(const char* expected, const char* found, qsizetype rows) const
    {
        const QList<QStringList> before = m_program.table(expected), after = m_program.table(found);
        QVERIFY(before.size() > rows);
        QCOMPARE(after.size(), before.size());
        for (qsizetype row = 0; row < before.size(); ++row) {
            QCOMPARE(after[row].size(), before[row].size());
            for (qsizetype column = 0; column < before[row].size(); ++column) {
                const QString &a = before[row][column], &b = after[row][column];
                bool number = false;
                const double value = a.toDouble(&number);
                if (number && !std::isnan(value))
                    QVERIFY2(std::abs(b.toDouble() - value) < 1e-4 * std::max(1., std::abs(value)), qPrintable(a + u' ' + b));
                else
                    QCOMPARE(b, a);
            }
        }
    }
    Program m_program;
};

EPIARC_TEST(SavedModelTest)
#include "savedmodel_test.moc"
