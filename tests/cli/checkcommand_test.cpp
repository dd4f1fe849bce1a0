#include "tests/program.h"
#include "tests/registry.h"

#include "core/base/json.h"

#include <QDir>
#include <QTest>

/// epiarc-cli check on a simulated genome.
class CheckCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void goodRun();
    void complaints();
    void asJson();
    void refused_data();
    void refused();
    void refusedAsJson_data() { refused_data(); }
    void refusedAsJson();

private:
    void write(const Json& run) const { base::writeJson(m_program.at("world/run.json").toStdString(), run); }
    Program m_program;
    Json m_run;
};

void CheckCommandTest::initTestCase()
{
    const auto made = m_program.run(QStringLiteral("simulate --out world --lengths 300000,260000,250000 --cells 2"));
    QVERIFY2(made.code == 0, qPrintable(made.err));
    Json cells = Json::array();
    for (const std::string cell : { "A", "B" })
        cells.push_back({ { "name", cell },
            { "inputs",
                { { "ATAC", cell + "_ATAC.bw" }, { "mCG", cell + "_mCG.bw" }, { "mCG.coverage", cell + "_mCG_coverage.bw" } } },
            { "targets", { { "RNA+", cell + "_RNA_plus.bw" }, { "RNA-", cell + "_RNA_minus.bw" } } } });
    m_run = { { "model", { { "input_length", 8192 }, { "output_length", 4096 }, { "inputs", { "ATAC", "mCG" } } } },
        { "organisms",
            { { { "name", "made" }, { "genome", "simulated.fa" }, { "genes", "genes.gtf" }, { "cells", cells },
                { "targets",
                    { { { "name", "RNA+" }, { "other_strand", "RNA-" } },
                        { { "name", "RNA-" }, { "other_strand", "RNA+" } } } } } } } };
    const auto refused = [&](const char* file, const char* setting, const Json& value) {
        Json run = m_run;
        run["recipe"][setting] = value;
        base::writeJson(m_program.at(file).toStdString(), run);
    };
    refused("world/word.json", "rat", 1);
    refused("world/choice.json", "optimiser", "sgd");
    refused("world/type.json", "rate", "fast");
}

void CheckCommandTest::goodRun()
{
    write(m_run);
    const auto result = m_program.run(QStringLiteral("check world/run.json"));
    QCOMPARE(result.err, QString());
    QVERIFY2(result.code == 0, qPrintable(result.out));
    const QStringList lines = result.out.split('\n', Qt::SkipEmptyParts);
    QVERIFY2(lines.size() == 3, qPrintable(result.out)); // no complaint
    // By chromosome: 300,000 bp to train on, 260,000 to validate, 250,000 to test; 4,096 bp from one
    // window to the next, which makes 72 + 62 + 60.
    QCOMPARE(lines[0], QStringLiteral("made: 62 windows of 8,192 bp to train on, 53 to validate, 47 to test (61.7 % held back)"));
    QCOMPARE(lines[1], QStringLiteral("  each with 32 bins of 128 bp and 2 targets, in 2 cell types: A, B"));
    QVERIFY2(lines[2].startsWith(QStringLiteral("  left out: 32 windows with too much N, 0 blacklisted; 21 genes")),
        qPrintable(lines[2]));
}

void CheckCommandTest::complaints()
{
    Json run = m_run;
    run["organisms"][0]["cells"][1]["targets"]["RNA+"] = "gone.bw";
    run["organisms"][0]["cells"][0]["inputs"].erase("mCG.coverage");
    run["organisms"][0]["cells"][0]["inputs"].erase("mCG");
    run["recipe"]["rate"] = 0;
    write(run);
    const auto result = m_program.run(QStringLiteral("check world/run.json"));
    QCOMPARE(result.code, 1);
    const QStringList lines = result.out.split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines[0].startsWith(QStringLiteral("recipe.rate: ")), qPrintable(result.out));
    QVERIFY2(lines[1].startsWith(QStringLiteral("warning: organisms.0.cells.0.inputs: No file serves as mCG of A")),
        qPrintable(result.out));
    QVERIFY2(lines[2].startsWith(QStringLiteral("organisms.0.cells.1.targets.RNA+: ")), qPrintable(result.out));
    QVERIFY2(lines[2].contains(m_program.at("world/gone.bw")), qPrintable(result.out)); // relative to run.json
}

void CheckCommandTest::asJson()
{
    write(m_run);
    const auto good = m_program.run(QStringLiteral("check world/run.json --json"));
    QCOMPARE(good.code, 0);
    QVERIFY2(Json::parse(good.out.toStdString()) == Json::array(), qPrintable(good.out));
    Json run = m_run;
    Json& targets = run["organisms"][0]["cells"][0]["targets"];
    std::swap(targets["RNA+"], targets["RNA-"]); // over genes there is more of the other strand
    run["organisms"][0]["cells"][1]["targets"]["RNA-"] = "B_ATAC.bw";
    write(run);
    const auto bad = m_program.run(QStringLiteral("check world/run.json --json"));
    QCOMPARE(bad.code, 1);
    const Json list = Json::parse(bad.out.toStdString());
    QVERIFY2(list.size() == 2, qPrintable(bad.out));
    QVERIFY2(list[0]["field"] == "organisms.0.cells.1.targets.RNA-" && list[0]["fatal"] == true, qPrintable(bad.out));
    run["organisms"][0]["cells"][1]["targets"]["RNA-"] = "B_RNA_minus.bw";
    write(run);
    const auto warned = m_program.run(QStringLiteral("check world/run.json --json"));
    QCOMPARE(warned.code, 0);
    const Json warning = Json::parse(warned.out.toStdString());
    QVERIFY2(warning.size() == 1 && warning[0]["fatal"] == false, qPrintable(warned.out));
    QVERIFY2(warning[0]["sentence"].get<std::string>().find("seem to be exchanged") != std::string::npos, qPrintable(warned.out));
}

void CheckCommandTest::refused_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no file") << "check" << 2 << "RUN.json is required";
    QTest::newRow("missing file") << "check nowhere.json" << 1 << "nowhere.json does not exist";
    QTest::newRow("no settings") << "check world/truth.json" << 1 << "is not known here";
    QTest::newRow("unknown word") << "check world/word.json" << 1 << "\"recipe.rat\" is not known here";
    QTest::newRow("unknown choice") << "check world/choice.json" << 1 << "is \"sgd\", which is not known";
    QTest::newRow("another type") << "check world/type.json" << 1 << "world/type.json: \"recipe.rate\"";
    QTest::newRow("no JSON") << "check world/simulated.fa" << 1 << "simulated.fa";
}

void CheckCommandTest::refused()
{
    QFETCH(QString, line);
    QFETCH(int, code);
    QFETCH(QString, expected);
    const auto result = m_program.run(line);
    QCOMPARE(result.code, code);
    QVERIFY2(result.err.contains(expected), qPrintable(result.err));
    QCOMPARE(result.out, QString());
}

/// Programs that read the answer are told too, in the form of all complaints.
void CheckCommandTest::refusedAsJson()
{
    QFETCH(QString, line);
    QFETCH(int, code);
    QFETCH(QString, expected);
    const auto result = m_program.run(line + QStringLiteral(" --json"));
    QCOMPARE(result.code, code);
    QVERIFY2(result.err.contains(expected), qPrintable(result.err));
    if (code == 2)
        return;
    const Json answer = Json::parse(result.out.toStdString(), nullptr, false);
    QVERIFY2(answer.size() == 1 && answer[0]["field"] == "" && answer[0]["fatal"] == true, qPrintable(result.out));
    QVERIFY2(QString::fromStdString(answer[0]["sentence"].get<std::string>()).contains(expected), qPrintable(result.out));
}

EPIARC_TEST(CheckCommandTest)
#include "checkcommand_test.moc"
