#include "core/links/linktruth.h"

#include "core/base/file.h"
#include "core/simulation/simulatedfiles.h"
#include "tests/message.h"
#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using links::LinkTruth;

/// What is known of enhancers and their genes.
class LinkTruthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void effectsByCellType();
    void plainBedpe();
    void simulatedLinks();
    void positives_data();
    void positives();
    void whatHasNoPair();
    void refusals_data();
    void refusals();

private:
    std::filesystem::path at(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }
    LinkTruth truth(const std::string& text) const
    {
        base::writeAtomically(at("links.bedpe"), text);
        return LinkTruth::read(at("links.bedpe"));
    }
    QTemporaryDir m_folder;
};

/// Columns in an order of their own; G1 has two enhancers, one of which works in A only.
static const std::string made = "# made by hand\n"
                                "#chrom1\tstart1\tend1\tchrom2\tstart2\tend2\tname\tscore\tgene\tfold_change_B\tfold_change_A\n"
                                "chr1\t1000\t1500\tchr1\t9000\t9001\te1\t0.5\tG1\t1.0\t0.5\n"
                                "chr1\t4000\t4500\tchr1\t9000\t9001\te2\t0.1\tG1\t0.9\t0.95\n"
                                "chr1\t4000\t4500\tchr1\t20000\t20001\te2\t0.3\tG2\t0.7\t0.8\n";

static links::LinkTable tableOf(const Interval& element, const char* gene, const char* cell)
{
    links::LinkTable table;
    links::LinkRow row;
    row.element = element;
    row.gene = gene;
    row.tss = { element.chrom, 9000, 9001 };
    row.cell = cell;
    table.rows.push_back(row);
    return table;
}

void LinkTruthTest::effectsByCellType()
{
    const LinkTruth known = truth(made);
    QCOMPARE(known.on("G1").size(), size_t(2));
    QVERIFY(known.on("e1").empty());
    const LinkTruth::Effect& first = known.on("G1").front();
    QVERIFY(first.element == (Interval { "chr1", 1000, 1500 }));
    QCOMPARE(known.size(first, "A"), 0.5);
    QCOMPARE(known.size(first, "B"), 0.0);
    QCOMPARE(known.size(first, "b"), 0.0);
    QCOMPARE(known.size(first, "C"), 0.5);
    QVERIFY(known.tells("A") && known.tells("B") && !known.tells("C") && !known.tells(""));
}

void LinkTruthTest::plainBedpe()
{
    const LinkTruth known = truth("chr1\t10\t20\tchr1\t90\t91\tG\t0.25\nchr1\t30\t40\tchr1\t90\t91\tG\t0.5\t.\t+\n");
    QCOMPARE(known.on("G").size(), size_t(2));
    QCOMPARE(known.size(known.on("G")[1], "A"), 0.5);
    const LinkTruth named = truth("chrom1\tstart1\tend1\tscore\tname\nchr1\t10\t20\t0.25\tG\n");
    QCOMPARE(named.size(named.on("G").front(), ""), 0.25);
}

void LinkTruthTest::simulatedLinks()
{
    simulation::SimulationSettings settings;
    settings.lengths = { 300'000 };
    settings.cells = 2;
    const auto simulation = simulation::Simulation::make(settings);
    const simulation::SimulatedFiles files(m_folder.filePath(QStringLiteral("world")).toStdString(), settings.cells);
    simulation::write(simulation, files, {});
    const LinkTruth known = LinkTruth::read(files.links);
    const auto links = simulation::trueLinks(simulation);
    QVERIFY(links.size() > 5);
    size_t read = 0;
    for (const simulation::SimulatedGene& gene : simulation.chromosomes[0].genes)
        read += known.on(gene.name).size();
    QCOMPARE(read, links.size());
    for (const simulation::TrueLink& link : links) {
        const simulation::SimulatedChromosome& chromosome = simulation.chromosomes[link.chromosome];
        const Interval& where = chromosome.elements[link.element].where;
        int met = 0;
        for (const LinkTruth::Effect& effect : known.on(chromosome.genes[link.gene].name))
            if (effect.element == where) {
                ++met;
                QVERIFY(std::abs(known.size(effect, "A") - (1 - link.foldChanges[0])) < 1e-8);
                QVERIFY(std::abs(known.size(effect, "B") - (1 - link.foldChanges[1])) < 1e-8);
            }
        QCOMPARE(met, 1);
    }
}

void LinkTruthTest::positives_data()
{
    QTest::addColumn<int>("start");
    QTest::addColumn<int>("end");
    QTest::addColumn<QByteArray>("gene");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<bool>("positive");
    const QByteArray one = "G1", two = "G2", a = "A", b = "B";
    QTest::newRow("the element itself") << 1000 << 1500 << one << a << true;
    QTest::newRow("one bp of it") << 1499 << 2000 << one << a << true;
    QTest::newRow("beside it") << 1500 << 2000 << one << a << false;
    QTest::newRow("just before it") << 500 << 1000 << one << a << false;
    QTest::newRow("both elements, one of which works") << 0 << 9000 << one << a << true;
    QTest::newRow("in another cell type") << 1000 << 1500 << one << b << false;
    QTest::newRow("on another gene") << 1000 << 1500 << two << a << false;
    QTest::newRow("too little") << 4000 << 4500 << one << a << false;
    QTest::newRow("exactly enough") << 4000 << 4500 << one << b << true;
    QTest::newRow("a cell type without fold changes") << 4000 << 4500 << two << QByteArray("C") << true;
    QTest::newRow("a gene nobody knows") << 4000 << 4500 << QByteArray("G3") << a << false;
}

void LinkTruthTest::positives()
{
    QFETCH(int, start);
    QFETCH(int, end);
    QFETCH(QByteArray, gene);
    QFETCH(QByteArray, cell);
    QFETCH(bool, positive);
    const LinkTruth known = truth(made);
    const links::LinkTable table = tableOf({ "chr1", start, end }, gene.constData(), cell.constData());
    QCOMPARE(links::answersFor(table, known).positive, std::vector<bool> { positive });
    const links::LinkTable elsewhere = tableOf({ "chr2", start, end }, gene.constData(), cell.constData());
    QCOMPARE(links::answersFor(elsewhere, known).positive, std::vector<bool> { false });
    QCOMPARE(links::answersFor(table, known, 0.6).positive, std::vector<bool> { false });
}

void LinkTruthTest::whatHasNoPair()
{
    const LinkTruth known = truth(made);
    links::LinkTable table = tableOf({ "chr1", 1200, 1300 }, "G1", "A");
    table.rows.push_back(tableOf({ "chr1", 1300, 1400 }, "G1", "A").rows[0]); // of the same enhancer
    table.rows.push_back(tableOf({ "chr1", 0, 100 }, "G2", "A").rows[0]);
    const links::LinkAnswers answers = links::answersFor(table, known, 0.05);
    QCOMPARE(answers.positive, (std::vector<bool> { true, true, false }));
    QCOMPARE(answers.known, size_t(3)); // two of G1 and one of G2
    QCOMPARE(answers.paired, size_t(1));
}

void LinkTruthTest::refusals_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("part");
    const QByteArray header = "#chrom1\tstart1\tend1\tgene\tscore\tfold_change_A\n";
    QTest::newRow("no link") << header << "holds no link";
    QTest::newRow("nothing at all") << QByteArray() << "is empty";
    QTest::newRow("no gene") << QByteArray("#chrom1\tstart1\tend1\tscore\nchr1\t1\t2\t0.5\n")
                             << ", line 2: the header names no column \"gene\"";
    QTest::newRow("no score") << QByteArray("#chrom1\tstart1\tend1\tgene\nchr1\t1\t2\tG\n") << "no column \"score\"";
    QTest::newRow("a BED file") << QByteArray("chr1\t1\t2\tG\n") << ", line 1: this line has 4 columns; links need 8";
    QTest::newRow("a short line") << header + "chr1\t1\t2\tG\t0.5\t0.5\nchr1\t1\t2\tG\t0.5\n"
                                  << ", line 3: this line has 5 columns";
    QTest::newRow("a score in words") << header + "chr1\t1\t2\tG\thigh\t0.5\n"
                                      << ", line 2: \"high\" in the column score";
    QTest::newRow("a fold change in words") << header + "chr1\t1\t2\tG\t0.5\t-\n"
                                            << "\"-\" in the column fold_change_a";
    QTest::newRow("no position") << header + "chr1\tone\t2\tG\t0.5\t0.5\n"
                                 << ", line 2: ";
    QTest::newRow("backwards") << header + "chr1\t5\t2\tG\t0.5\t0.5\n"
                               << ", line 2: ";
}

void LinkTruthTest::refusals()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, part);
    const QString said = message([&] { truth(content.toStdString()); });
    QVERIFY2(said.contains(part) && said.contains(QStringLiteral("links.bedpe")), qPrintable(said));
}

EPIARC_TEST(LinkTruthTest)
#include "linktruth_test.moc"
