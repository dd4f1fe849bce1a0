#include "core/models/tensors/safetensors.h"
#include "core/tracks/track.h"

#include "tests/cli/refusals.h"
#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QFile>
#include <QTest>
#include <cstring>
#include <numeric>

/// The model made here reads 64 bp: attention over 8 bins of 8 bp, one layer of two heads.
class AttentionCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void failures_data();
    void failures();
    void allFormatsAgree();
    void choices();
    void elements();
    void strongestLinks();
    void longRegion();
    void realModel();

private:
    Program::Result run(const QString& more) const
    {
        return m_program.run("attention --model tiny.safetensors --genome genome.fa --device cpu " + more);
    }
    std::string at(const char* name) const { return m_program.at(name).toStdString(); }
    static std::vector<float> tensorOf(const std::string& path, int64_t positions)
    {
        const models::Safetensors file(path);
        const models::TensorView* tensor = file.find("attention");
        if (!tensor || tensor->shape != std::vector<int64_t> { positions, positions })
            return {};
        std::vector<float> values(size_t(positions * positions));
        std::memcpy(values.data(), tensor->data, tensor->bytes);
        return values;
    }
    Program m_program;
};

void AttentionCommandTest::initTestCase()
{
    std::string letters;
    for (int i = 0; i < 1000; ++i)
        letters += "ACGT"[(i * i * 7 + i / 5) % 4];
    base::writeAtomically(at("genome.fa"), ">chr1\n" + letters + "\n>chr2\n" + std::string(100, 'N') + "\n");
    base::writeAtomically(at("genes.bed"), "1\t500\t532\tALPHA\t0\t+\n1\t470\t516\tBETA\t0\t-\n1\t900\t905\tGAMMA\t0\t-\n");
    base::writeAtomically(at("peaks.bed"), "1\t480\t500\tone\n1\t510\t514\ttwo\n1\t512\t518\town\n1\t800\t820\tfar\n");
    base::writeAtomically(at("other.bed"), "scaffold7\t1\t2\n");
    base::writeAtomically(at("values.bedgraph"), "chr1\t480\t520\t3\n");
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

void AttentionCommandTest::failures_data()
{
    const auto row = refusalRows();
    const auto fails = [&](const char* name, const char* line, const char* part) { row(name, line, 1, part); };
    fails("no gene", "--region chr1:401-600 --out out.tsv", "--gene and --annotation");
    fails("unknown gene", "--region chr1:401-600 --annotation genes.bed --gene ALPA --out out.tsv", "ALPHA");
    fails("a locus is no gene", "--region chr1:401-600 --annotation genes.bed --gene chr1:500 --out out.tsv", "is a locus");
    fails("gene elsewhere", "--region ALPHA --annotation genes.bed --gene GAMMA --out out.tsv",
        "TSS of GAMMA (chr1:905) lies outside the window");
    fails("TSS elsewhere", "--region chr1:501-516 --tss chr1:900:+ --out out.bw", "lies outside the window");
    fails("only N", "--region chr2:1-50 --out out.safetensors", "no known base");
    fails("unknown layer", "--region chr1:501-516 --layer 2 --out out.safetensors", "there is no layer 2");
    fails("unknown head", "--region chr1:501-516 --layer 1 --head 3 --out out.safetensors", "there is no head 3");
    fails("unknown output", "--region chr1:501-516 --out out.png", ".interact or .safetensors");
    fails("no link strong enough", "--region chr1:501-516 --tss chr1:510 --threshold 2 --out out.bedpe", "lower the threshold");
    fails("peaks of another genome", "--region chr1:501-516 --tss chr1:510 --elements other.bed --out out.bed",
        "other.bed has none of the chromosomes");
    fails("peaks that are values", "--region chr1:501-516 --tss chr1:510 --elements values.bedgraph --out out.bed",
        "values.bedgraph holds no elements");
    fails(
        "no attention", "--model blind.safetensors --region chr1:501-516 --out out.safetensors", "tiny has no attention layers");
    // What is wrong with a gene or its elements is told before the model runs, which would fail where all is N.
    fails("peaks before the pass", "--region chr2:1-50 --tss chr2:10 --elements other.bed --out out.bed",
        "other.bed has none of the chromosomes");
    fails("values before the pass", "--region chr2:1-50 --tss chr2:10 --elements values.bedgraph --out out.bed",
        "values.bedgraph holds no elements");
    fails("gene before the pass", "--region chr2:1-50 --annotation genes.bed --gene ALPA --out out.tsv", "ALPHA");
    fails("TSS before the pass", "--region chr2:1-50 --tss chr1:510 --out out.bw", "lies outside the window");
    fails("no attention to a gene", "--model blind.safetensors --region chr1:501-516 --tss chr1:510 --out out.bedpe",
        "tiny has no attention layers");
    const auto wrong = [&](const char* name, const char* line) { row(name, line, 2, ""); };
    wrong("head without layer", "--region chr1 --head 1 --out out.tsv");
    wrong("layer and combination", "--region chr1 --layer 1 --combine mean --out out.tsv");
    wrong("layer 0", "--region chr1 --layer 0 --out out.tsv");
    wrong("gene and TSS", "--region chr1 --gene A --tss chr1:5 --out out.tsv");
    wrong("another combination", "--region chr1 --combine sum --out out.tsv");
    wrong("no output", "--region chr1");
}

void AttentionCommandTest::failures()
{
    QFETCH(QString, line);
    QFETCH(int, code);
    const auto result = line.startsWith("--model") ? m_program.run("attention --genome genome.fa " + line) : run(line);
    verifyRefused(result);
    if (code == 1)
        QCOMPARE(result.err.trimmed().count('\n'), 0); // one sentence
    for (const char* file : { "out.tsv", "out.bw", "out.safetensors", "out.bedpe", "out.bed" })
        QVERIFY2(!QFile::exists(m_program.at(file)), file);
}

void AttentionCommandTest::allFormatsAgree()
{
    for (const char* file : { "all.tsv", "all.bw", "all.bed", "all.bedpe", "all.interact", "all.safetensors" }) {
        const auto result = run("--annotation genes.bed --region beta --out " + QString::fromUtf8(file));
        QVERIFY2(result.code == 0, qPrintable(result.err));
        QCOMPARE(result.out.trimmed(), QString::fromUtf8(file));
        QVERIFY2(result.err.contains("not which element regulates which gene"), qPrintable(result.err));
    }
    // BETA covers 470 to 516: its centre is 493, the window nearest to that on the grid of 8 bp begins at 464.
    const std::vector<float> map = tensorOf(at("all.safetensors"), 8);
    QCOMPARE(map.size(), size_t(64));
    const models::Safetensors file(at("all.safetensors"));
    QCOMPARE(file.metadata().at("start"), std::string("464"));
    QCOMPARE(file.metadata().at("bin_size"), std::string("8"));
    QCOMPARE(file.metadata().at("combination"), std::string("mean of 1 layer and 2 heads"));
    QVERIFY(file.metadata().at("notes").find("not which element") != std::string::npos);

    // Its TSS, the last base (515), lies in bin 6: row 6 of the map is what the others tell.
    const auto rows = m_program.table("all.tsv");
    QCOMPARE(rows[0], (QStringList { "chrom", "start", "end", "gene", "tss", "distance", "weight", "times_uniform" }));
    QCOMPARE(rows.size(), 1 + 7);
    QCOMPARE(rows[1].mid(0, 6), (QStringList { "chr1", "464", "472", "BETA", "516", "-47" }));
    const auto bigWig = tracks::open(at("all.bw"));
    const auto signal = std::get<tracks::Signal>(bigWig->read({ "chr1", 464, 528 }, 8, {}));
    const auto bedpe = std::get<tracks::Arcs>(tracks::open(at("all.bedpe"))->read({ "chr1", 0, 1000 }, 10, {})).items;
    const auto interact = std::get<tracks::Arcs>(tracks::open(at("all.interact"))->read({ "chr1", 0, 1000 }, 10, {})).items;
    const auto bed = std::get<tracks::Features>(tracks::open(at("all.bed"))->read({ "chr1", 0, 1000 }, 10, {})).items;
    QCOMPARE(bedpe.size(), size_t(7));
    QCOMPARE(interact.size(), size_t(7));
    QCOMPARE(bed.size(), size_t(7));
    for (size_t i = 0; i < 7; ++i) {
        const size_t bin = i < 6 ? i : 7; // that of the TSS is left out
        const float weight = map[6 * 8 + bin];
        QCOMPARE(float(bedpe[i].score), weight);
        QCOMPARE(interact[i].score, bedpe[i].score);
        QCOMPARE(bedpe[i].a, (Interval { "chr1", 515, 516 }));
        QCOMPARE(bedpe[i].b.start, 464 + 8 * int64_t(bin));
        QVERIFY(bedpe[i].strandA == genome::Strand::Minus);
        QCOMPARE(bed[i].start, bedpe[i].b.start);
        QVERIFY(std::abs(signal.mean[bin] - weight) < 1e-6f);
        QVERIFY(std::abs(rows[int(i) + 1][6].toDouble() - double(weight)) < 1e-6);
        QVERIFY(std::abs(rows[int(i) + 1][7].toDouble() - 8 * double(weight)) < 1e-3);
    }
    for (const char* name : { "all.tsv", "all.bed", "all.bedpe", "all.interact" })
        QVERIFY2(base::readFile(at(name)).starts_with("# Attention of tiny"), name);
}

void AttentionCommandTest::choices()
{
    const auto map = [&](const QString& choice) {
        const auto result = run("--region chr1:501-516 --out choice.safetensors" + choice);
        return result.code == 0 ? tensorOf(at("choice.safetensors"), 8) : std::vector<float>();
    };
    const auto first = map(" --layer 1 --head 1"), second = map(" --layer 1 --head 2"), mean = map(" --layer 1"),
               all = map(" --combine mean"), rollout = map(" --combine rollout");
    QCOMPARE(first.size(), size_t(64));
    QVERIFY(first != second);
    QCOMPARE(all, mean); // one layer
    QCOMPARE(map({}), all);
    for (size_t i = 0; i < 64; ++i) {
        QVERIFY(std::abs(mean[i] - (first[i] + second[i]) / 2) < 1e-6f);
        QVERIFY(std::abs(rollout[i] - (mean[i] + (i % 9 == 0 ? 1 : 0)) / 2) < 1e-6f);
    }
}

void AttentionCommandTest::elements()
{
    // "1" in the files, "chr1" in the genome; the peak that holds the TSS and the one outside the window are left out.
    const auto result = run("--annotation genes.bed --region BETA --elements peaks.bed --out peaks.tsv");
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QVERIFY2(result.err.contains("2 of 2 elements as seen from BETA"), qPrintable(result.err));
    const auto rows = m_program.table("peaks.tsv");
    QCOMPARE(rows.size(), 1 + 2);
    QCOMPARE(rows[1].mid(0, 3), (QStringList { "chr1", "480", "500" }));
    QCOMPARE(run("--annotation genes.bed --region BETA --out map.safetensors").code, 0);
    const auto map = tensorOf(at("map.safetensors"), 8);
    // 480 to 500: bins 2 and 3, half of bin 4.
    const double weight = map[6 * 8 + 2] + map[6 * 8 + 3] + map[6 * 8 + 4] / 2;
    QVERIFY(std::abs(rows[1][6].toDouble() - weight) < 1e-6);
    QVERIFY(std::abs(rows[1][7].toDouble() - weight / (2.5 / 8)) < 1e-3);
    QCOMPARE(run("--region chr1:471-516 --tss 1:516:- --elements peaks.bed --out tss.tsv").code, 0);
    const auto atTss = m_program.table("tss.tsv");
    QCOMPARE(atTss[1].mid(4), rows[1].mid(4));
    QCOMPARE(atTss[1][3], QStringLiteral("chr1:516"));
}

void AttentionCommandTest::strongestLinks()
{
    const auto result = run(QStringLiteral("--region chr1:501-516 --tss chr1:510 --top 2 --out top.tsv"));
    QVERIFY2(result.err.contains("2 of 7 bins"), qPrintable(result.err));
    const auto top = m_program.table("top.tsv");
    QCOMPARE(top.size(), 1 + 2);
    const double least = std::min(top[1][6].toDouble(), top[2][6].toDouble());
    const auto cut = run("--region chr1:501-516 --tss chr1:510 --out cut.tsv --threshold " + QString::number(0.999 * least));
    QVERIFY2(cut.code == 0, qPrintable(cut.err));
    QCOMPARE(m_program.table("cut.tsv"), top);
}

void AttentionCommandTest::longRegion()
{
    const auto result = run(QStringLiteral("--region chr1:401-600 --out long.safetensors"));
    QVERIFY2(result.err.contains("chr1:401-600 is longer than the window"), qPrintable(result.err));
    QCOMPARE(models::Safetensors(at("long.safetensors")).metadata().at("start"), std::string("472"));
}

void AttentionCommandTest::realModel()
{
    const QString data = QStringLiteral(SHARED_DIR "/data/"), model = data + "models/baskerville/";
    if (!QFile::exists(model + "model.h5"))
        QSKIP("The trained Baskerville model is not there: its attention was not looked at.");
    const auto imported = m_program.run(QStringList { "import", "--from", "baskerville", "--weights", model + "model.h5",
        "--params", model + "params.json", "--targets", model + "targets.txt", "--genome", "hg38", "--out", "real.safetensors" });
    QVERIFY2(imported.code == 0, qPrintable(imported.err));
    for (const char* file : { "fads.safetensors", "fads.bedpe" }) {
        const auto result = m_program.run(QStringList { "attention", "--model", "real.safetensors", "--genome",
            data + "hg38/genome.fa.gz", "--annotation", data + "hg38/gencode_v28_protein_coding.hg38.bed.gz", "--region",
            "chr11:61,866,000-61,930,000", "--gene", "FADS3", "--combine", "rollout", "--top", "20", "--out", file });
        QVERIFY2(result.code == 0, qPrintable(result.err));
    }
    const auto map = tensorOf(at("fads.safetensors"), 1024);
    QCOMPARE(map.size(), size_t(1024 * 1024));
    for (size_t row = 0; row < 1024; ++row) {
        const auto from = map.begin() + std::ptrdiff_t(1024 * row);
        QVERIFY(std::abs(std::accumulate(from, from + 1024, 0.0) - 1) < 1e-5);
    }
    const models::Safetensors file(at("fads.safetensors"));
    QCOMPARE(file.metadata().at("start"), std::string("61832448")); // a multiple of 128
    const auto arcs
        = std::get<tracks::Arcs>(tracks::open(at("fads.bedpe"))->read({ "chr11", 61832448, 61963520 }, 100, {})).items;
    QCOMPARE(arcs.size(), size_t(20));
    const size_t tss = (61892050 - 61832448) / 128;
    for (const tracks::Arc& arc : arcs) {
        QCOMPARE(arc.a, (Interval { "chr11", 61892050, 61892051 })); // FADS3 reads to the left
        QVERIFY(arc.name.starts_with("FADS3|chr11:"));
        const size_t bin = size_t(arc.b.start - 61832448) / 128;
        QVERIFY(bin != tss);
        QVERIFY(std::abs(arc.score - double(map[1024 * tss + bin])) < 1e-6);
    }
}

EPIARC_TEST(AttentionCommandTest)
#include "attentioncommand_test.moc"
