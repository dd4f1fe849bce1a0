#include "core/base/file.h"
#include "core/links/linktable.h"
#include "core/tracks/track.h"

#include "tests/cli/refusals.h"
#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QTest>

/// The model made here reads 64 bp: attention over 8 bins of 8 bp, one layer of two heads.
class LinksCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void failures_data();
    void failures();
    void everyPairInReach();
    void attentionIsThatOfTheOtherCommand();
    void besideTheStartOfAGene();
    void openPromoters();
    void correlation();
    void withoutAttention();
    void asArcs();

private:
    Program::Result run(const QString& more, const QString& model = QStringLiteral("tiny.safetensors")) const
    {
        return m_program.run("links --model " + model
            + " --genome genome.fa --device cpu --annotation genes.bed --elements peaks.bed --tracks a+ --around 0 " + more);
    }
    std::string at(const char* name) const { return m_program.at(name).toStdString(); }
    Program m_program;
};

void LinksCommandTest::initTestCase()
{
    std::string letters;
    for (int i = 0; i < 1000; ++i)
        letters += "ACGT"[(i * i * 7 + i / 5) % 4];
    base::writeAtomically(at("genome.fa"), ">chr1\n" + letters + "\n");
    base::writeAtomically(at("genes.bed"), "1\t500\t532\tALPHA\t0\t+\n1\t470\t516\tBETA\t0\t-\n1\t900\t905\tGAMMA\t0\t-\n");
    base::writeAtomically(at("peaks.bed"), "1\t480\t500\tone\n1\t510\t518\town\n1\t528\t532\tnear\n1\t800\t820\tfar\n");
    base::writeAtomically(at("other.bed"), "scaffold7\t1\t2\n");
    base::writeAtomically(at("nowhere.bed"), "1\t1\t2\n");
    for (const int cell : { 1, 2, 3 }) {
        base::writeAtomically(at(("activity" + std::to_string(cell) + ".bedgraph").c_str()),
            "chr1\t480\t500\t" + std::to_string(cell) + "\nchr1\t528\t532\t" + std::to_string(10 - cell) + "\n");
        base::writeAtomically(
            at(("gene" + std::to_string(cell) + ".bedgraph").c_str()), "chr1\t400\t600\t" + std::to_string(2 * cell) + "\n");
    }
    TinyModel().write(at("tiny.safetensors"));
    TinyModel blind; // no attention
    blind.spec.settings["trunk"][2] = Json::parse(R"({ "name": "conv_nac", "filters": 16, "kernel_size": 1 })");
    std::erase_if(blind.shapes, [](const auto& shape) { return shape.first.starts_with("trunk.2."); });
    for (const char* field : { "weight", "bias", "running_mean", "running_var" })
        blind.shapes[std::string("trunk.2.batch_norm.") + field] = { 16 };
    blind.shapes["trunk.2.conv.weight"] = { 16, 16, 1 };
    blind.shapes["trunk.2.conv.bias"] = { 16 };
    blind.write(at("blind.safetensors"));
}

void LinksCommandTest::failures_data()
{
    const auto row = refusalRows();
    const auto fails = [&](const char* name, const char* line, const char* part) { row(name, line, 1, part); };
    fails("unknown output", "--out out.png", "end the name with .tsv, .bed, .bedpe or .interact");
    fails("unknown track", "--tracks zebra --out out.tsv", "has no track \"zebra\"");
    fails("peaks of another genome", "--elements other.bed --out out.tsv", "other.bed");
    fails(
        "no element near", "--elements nowhere.bed --out out.tsv", "None of 3 genes has an element of nowhere.bed within 32 bp");
    fails("two cell types",
        "--activity activity1.bedgraph activity2.bedgraph --expression gene1.bedgraph gene2.bedgraph --out o.tsv",
        "needs three or more");
    fails("cell types that do not pair",
        "--activity activity1.bedgraph activity2.bedgraph activity3.bedgraph --expression gene1.bedgraph --out o.tsv",
        "--activity names 3 files, --expression 1");
    fails("unknown method", "--method distance --out out.bedpe", "choose --method among nearness, attention, gradient_x_input");
    fails("unknown method of a table that has all", "--method distance --out out.tsv", "choose --method among nearness");
    fails("unknown method before any score", "--elements nowhere.bed --method distance --out out.bedpe",
        "choose --method among nearness, attention, gradient_x_input");
    row("no output", "--reach 10", 2, "");
}

void LinksCommandTest::failures()
{
    QFETCH(QString, line);
    verifyRefused(m_program.run("links --model tiny.safetensors --genome genome.fa --device cpu --annotation genes.bed "
        + (line.contains(QLatin1String("--elements")) ? QString() : QStringLiteral("--elements peaks.bed ")) + line));
}

void LinksCommandTest::everyPairInReach()
{
    const auto result = run(QStringLiteral("--cell brain --out pairs.tsv"));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QVERIFY2(result.err.contains(QStringLiteral("5 pairs of 3 genes")), qPrintable(result.err));
    const links::LinkTable table = links::readLinkTable(at("pairs.tsv"));
    QCOMPARE(table.methods, (std::vector<std::string> { "nearness", "attention", "gradient_x_input" }));
    std::vector<std::pair<std::string, int64_t>> pairs;
    for (const links::LinkRow& row : table.rows) {
        pairs.emplace_back(row.gene, row.element.start);
        QCOMPARE(row.cell, std::string("brain"));
        QCOMPARE(row.scores[0], -double(std::abs(row.distance())));
        QVERIFY(std::isfinite(row.scores[2]) && row.scores[2] != 0);
    }
    // BETA starts at 515, within the peak at 510.
    QCOMPARE(pairs,
        (std::vector<std::pair<std::string, int64_t>> {
            { "ALPHA", 480 }, { "ALPHA", 510 }, { "ALPHA", 528 }, { "BETA", 480 }, { "BETA", 528 } }));
    QVERIFY(table.notes.front().find("none is a measured effect") != std::string::npos);
}

void LinksCommandTest::attentionIsThatOfTheOtherCommand()
{
    QCOMPARE(run(QStringLiteral("--region ALPHA --out alpha.tsv")).code, 0);
    const auto attention = m_program.run(
        QStringLiteral("attention --model tiny.safetensors --genome genome.fa --device cpu --annotation genes.bed "
                       "--elements peaks.bed --region chr1:501 --gene ALPHA --out attention.tsv"));
    QVERIFY2(attention.code == 0, qPrintable(attention.err));
    std::map<int64_t, double> weights;
    for (const QStringList& fields : m_program.table("attention.tsv"))
        if (fields[0] == QLatin1String("chr1"))
            weights[fields[1].toLongLong()] = fields[6].toDouble();
    int compared = 0;
    for (const links::LinkRow& row : links::readLinkTable(at("alpha.tsv")).rows)
        if (row.gene == "ALPHA" && weights.contains(row.element.start)) {
            QVERIFY(std::abs(row.scores[1] - weights[row.element.start]) < 1e-5);
            ++compared;
        }
    QCOMPARE(compared, 3);
}

/// By default the model is asked about more than an element, but not about the start of the gene itself.
void LinksCommandTest::besideTheStartOfAGene()
{
    const auto result
        = m_program.run(QStringLiteral("links --model tiny.safetensors --genome genome.fa --device cpu --annotation genes.bed "
                                       "--elements peaks.bed --tracks a+ --region ALPHA --out wide.tsv"));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QCOMPARE(run(QStringLiteral("--region ALPHA --out narrow.tsv")).code, 0);
    const links::LinkTable wide = links::readLinkTable(at("wide.tsv")), narrow = links::readLinkTable(at("narrow.tsv"));
    QVERIFY(!wide.rows.empty());
    for (size_t i = 0; i < wide.rows.size(); ++i) {
        QCOMPARE(wide.rows[i].element.start, narrow.rows[i].element.start);
        QVERIFY(wide.rows[i].scores[1] > narrow.rows[i].scores[1]); // attention, to more of the window
        QVERIFY(std::isfinite(wide.rows[i].scores[2]));
    }
}

void LinksCommandTest::openPromoters()
{
    const auto result = run(QStringLiteral("--open-promoters --out open.tsv"));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    for (const links::LinkRow& row : links::readLinkTable(at("open.tsv")).rows)
        QCOMPARE(row.gene, std::string("BETA"));
    QVERIFY2(
        result.err.contains(QStringLiteral("2 genes without an element at their TSS were left out")), qPrintable(result.err));
}

void LinksCommandTest::correlation()
{
    const auto result = run(QStringLiteral("--region ALPHA --activity activity1.bedgraph activity2.bedgraph activity3.bedgraph "
                                           "--expression gene1.bedgraph gene2.bedgraph gene3.bedgraph --out correlation.tsv"));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    const links::LinkTable table = links::readLinkTable(at("correlation.tsv"));
    QCOMPARE(table.methods[1], std::string("correlation"));
    for (const links::LinkRow& row : table.rows) {
        if (row.element.start == 480)
            QVERIFY(std::abs(row.scores[1] - 1) < 1e-6);
        else if (row.element.start == 528)
            QVERIFY(std::abs(row.scores[1] + 1) < 1e-6);
        else
            QVERIFY(std::isnan(row.scores[1])); // nothing was measured there
    }
}

void LinksCommandTest::withoutAttention()
{
    QCOMPARE(run(QStringLiteral("--out blind.tsv"), QStringLiteral("blind.safetensors")).code, 0);
    QCOMPARE(links::readLinkTable(at("blind.tsv")).methods, (std::vector<std::string> { "nearness", "gradient_x_input" }));
}

void LinksCommandTest::asArcs()
{
    for (const char* file : { "links.bedpe", "links.interact" }) {
        const auto result = run(QStringLiteral("--method nearness --out ") + QLatin1String(file));
        QVERIFY2(result.code == 0, qPrintable(result.err));
        const auto track = tracks::open(at(file));
        QCOMPARE(track->kind(), tracks::Kind::Arcs);
        const auto arcs = std::get<tracks::Arcs>(track->read({ "chr1", 0, 1000 }, 100, {}));
        QCOMPARE(arcs.items.size(), size_t(5));
        QCOMPARE(arcs.items.front().score, -10.0);
    }
}

EPIARC_TEST(LinksCommandTest)
#include "linkscommand_test.moc"
