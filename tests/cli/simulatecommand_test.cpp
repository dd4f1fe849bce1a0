#include "tests/program.h"
#include "tests/registry.h"

#include <QDir>
#include <QTest>

/// epiarc-cli simulate.
class SimulateCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAWorld();
    void seeds();
    void refusals_data();
    void refusals();
};

void SimulateCommandTest::writesAWorld()
{
    const Program program;
    const auto result = program.run(QStringLiteral(
        "simulate --out made/world --seed 7 --lengths 300000,250000 --cells 2 --genes 20 --depth 0.5 --noise poisson"));
    QCOMPARE(result.err, QString());
    QCOMPARE(result.code, 0);
    QVERIFY2(result.out.contains(QStringLiteral("2 chromosomes")) && result.out.contains(QStringLiteral("2 cell types")),
        qPrintable(result.out));
    QCOMPARE(QDir(program.at("made/world")).entryList(QDir::Files).size(), 8 + 2 * 10);
    const auto info = program.run(QStringLiteral(
        "info made/world/simulated.fa made/world/genes.gtf made/world/links.bedpe made/world/A_mCG.bw made/world/B_ATAC.bw"));
    QCOMPARE(info.code, 0);
    QVERIFY2(info.out.contains(QStringLiteral("chrS1")), qPrintable(info.out));
    const QString readme = QString::fromStdString(base::readFile(program.at("made/world/README.txt").toStdString()));
    QVERIFY(readme.startsWith(QStringLiteral("Simulated data, not a measurement.")));
    QVERIFY2(readme.contains(QStringLiteral("seed 7, depth 0.5, noise poisson")), qPrintable(readme));
    QVERIFY(program.table("made/world/links.bedpe").size() > 20);
    QCOMPARE(program.table("made/world/links.bedpe").first().size(), 15);
}

void SimulateCommandTest::seeds()
{
    const Program program;
    const QString line = QStringLiteral("simulate --lengths 250000 --cells 1 --noise none --out %1 --seed %2");
    for (const auto& [folder, seed] : { std::pair("a", 3), { "b", 3 }, { "c", 4 } })
        QCOMPARE(program.run(line.arg(QString::fromUtf8(folder)).arg(seed)).code, 0);
    for (const char* file : { "simulated.fa", "A_RNA_plus.bw", "links.bedpe", "truth.json" }) {
        const auto in = [&](const char* folder) {
            return base::readFile((program.at(folder) + QStringLiteral("/") + QString::fromUtf8(file)).toStdString());
        };
        QVERIFY2(in("a") == in("b"), file);
        QVERIFY2(in("a") != in("c"), file);
    }
}

void SimulateCommandTest::refusals_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("part");
    QTest::newRow("no folder") << "simulate" << 2 << "--out";
    QTest::newRow("unknown noise") << "simulate --out o --noise pink" << 2 << "pink";
    QTest::newRow("short chromosome") << "simulate --out o --lengths 5000" << 1 << "A chromosome of 5,000 bp cannot be simulated";
    QTest::newRow("no cell types") << "simulate --out o --cells 0" << 1 << "0 cell types";
    QTest::newRow("no room") << "simulate --out /dev/null/world --lengths 250000 --cells 1" << 1
                             << "/dev/null/world/simulated.fa";
}

void SimulateCommandTest::refusals()
{
    QFETCH(QString, line);
    QFETCH(int, code);
    QFETCH(QString, part);
    const auto result = Program().run(line);
    QCOMPARE(result.code, code);
    QVERIFY2(result.err.contains(part), qPrintable(result.err));
}

EPIARC_TEST(SimulateCommandTest)
#include "simulatecommand_test.moc"
