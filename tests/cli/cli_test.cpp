#include "core/models/tensors/safetensors.h"

#include "core/tracks/track.h"
#include "tests/models/toys.h"
#include "tests/program.h"
#include "tests/registry.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>
#include <csignal>
#include <cstring>

/// Runs the program itself. The genome and the model (64 bp → 8 bins of 4 bp) are made here.
class CliTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void usage_data();
    void usage();
    void failures_data();
    void failures();
    void versionsAndDevices();
    void infoOfFiles();
    void tableOfOneGene();
    void bigWigsAndTensorAgreeWithTheTable();
    void bothStrands();
    void evaluateAgainstItself();
    void interrupted();
    void realModel();

private:
    using Result = Program::Result;
    QString at(const char* name) const { return m_program.at(name); }
    Result run(const QStringList& arguments) const { return m_program.run(arguments); }
    Result run(const QString& line) const { return m_program.run(line); }
    QList<QStringList> table(const char* name) const { return m_program.table(name); }
    QString predict() const { return QStringLiteral("predict --model tiny.safetensors --genome genome.fa --device cpu "); }
    Program m_program;
};

void CliTest::initTestCase()
{
    std::string letters;
    for (int i = 0; i < 1000; ++i)
        letters += "ACGT"[(i * i * 7 + i / 5) % 4];
    base::writeAtomically(at("genome.fa").toStdString(), ">chr1\n" + letters + "\n>chr2\n" + letters.substr(0, 100) + "\n");
    base::writeAtomically(at("genes.bed").toStdString(), "chr1\t500\t532\tALPHA\t0\t+\nchr1\t700\t705\tBETA\t0\t-\n");
    base::writeAtomically(at("windows.bed").toStdString(), "chr1\t300\t332\ttest\nchr1\t332\t364\ttest\nchr1\t600\t632\tvalid\n");
    base::writeAtomically(at("bad.bed").toStdString(), "chr1\t300\n");
    base::writeAtomically(at("notes.txt").toStdString(), "just some words\n");
    TinyModel().write(at("tiny.safetensors").toStdString());
}

void CliTest::usage_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("out");
    QTest::newRow("help") << "--help" << 0 << "Exit codes";
    QTest::newRow("version") << "--version" << 0 << "epiarc-cli ";
    QTest::newRow("help of a command") << "predict --help" << 0 << "padded with N";
    QTest::newRow("help of evaluate tracks") << "evaluate tracks --help" << 0 << "over all bins of all windows";
    QTest::newRow("no command") << "--progress" << 2 << "";
    QTest::newRow("unknown command") << "dance" << 2 << "";
    QTest::newRow("unknown option") << "info --colour" << 2 << "";
    QTest::newRow("option missing") << "predict --model m --genome g" << 2 << "";
    QTest::newRow("evaluate what") << "evaluate" << 2 << "";
    QTest::newRow("unknown number format") << "predict --model m --genome g --region r --out o.tsv --dtype f8" << 2 << "";
    QTest::newRow("unknown checkpoint") << "import --from tea --weights w --params p --targets t --out o" << 2 << "";
}

void CliTest::usage()
{
    QFETCH(QString, line);
    QFETCH(int, code);
    QFETCH(QString, out);
    const Result result = run(line);
    QCOMPARE(result.code, code);
    QVERIFY2(result.out.contains(out), qPrintable(result.out));
    QCOMPARE(result.err.isEmpty(), code == 0);
}

void CliTest::failures_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("part");
    const QString predict = QStringLiteral("predict --model tiny.safetensors --genome genome.fa --out out.tsv --region ");
    QTest::newRow("unknown chromosome") << predict + "chr7:1-100"
                                        << "chr7";
    QTest::newRow("reversed region") << predict + "chr1:200-100"
                                     << "200";
    QTest::newRow("unknown gene") << predict + "ALFA --genes genes.bed"
                                  << "ALFA";
    QTest::newRow("unknown track") << predict + "chr1:1-100 --tracks a+,zebra"
                                   << "\"zebra\"";
    QTest::newRow("unknown head") << predict + "chr1:1-100 --head mouse"
                                  << "it has: toy";
    QTest::newRow("absent device") << predict + "chr1:1-100 --device cuda:77"
                                   << "cuda:77";
    QTest::newRow("no model") << "predict --model gone.safetensors --genome genome.fa --out o.tsv --region chr1"
                              << "gone.safetensors does not exist";
    QTest::newRow("a checkpoint") << "predict --model " TEST_DATA "/models/old.pth --genome genome.fa --out o.tsv --region chr1"
                                  << "old.pth is a PyTorch checkpoint: turn it into an Epiarc model with \"epiarc-cli import";
    QTest::newRow("no genome") << "predict --model tiny.safetensors --genome gone.fa --out o.tsv --region chr1"
                               << "gone.fa does not exist";
    QTest::newRow("a model that is none") << "predict --model notes.txt --genome genome.fa --out o.tsv --region chr1:1-9"
                                          << "notes.txt is no valid safetensors";
    QTest::newRow("four tracks into one bigWig")
        << "predict --model tiny.safetensors --genome genome.fa --out o.bw --region chr1:1-100"
        << "--tracks";
    QTest::newRow("unknown output") << "predict --model tiny.safetensors --genome genome.fa --out o.png --region chr1:1-100"
                                    << ".bw, .tsv or .safetensors";
    QTest::newRow("unwritable output")
        << "predict --model tiny.safetensors --genome genome.fa --out /proc/o.tsv --region chr1:1-100"
        << "/proc/o.tsv";
    QTest::newRow("regions cut short")
        << "evaluate tracks --model tiny.safetensors --genome genome.fa --observed . --regions bad.bed"
        << "bad.bed, line 1";
    QTest::newRow("unknown split")
        << "evaluate tracks --model tiny.safetensors --genome genome.fa --observed . --regions windows.bed --split tset"
        << "\"tset\"";
    QTest::newRow("import of nothing") << "import --from baskerville --weights w.h5 --params gone.json --targets t --out o"
                                       << "gone.json does not exist";
}

void CliTest::failures()
{
    QFETCH(QString, line);
    QFETCH(QString, part);
    const Result result = run(line);
    QVERIFY2(result.code == 1, qPrintable(result.err));
    QVERIFY2(result.err.contains(part), qPrintable(result.err));
    QCOMPARE(result.err.trimmed().count('\n'), 0); // one sentence
    QVERIFY(result.err.trimmed().endsWith('.') || result.err.trimmed().endsWith('?'));
    QVERIFY(!QFile::exists(at("out.tsv")));
}

void CliTest::versionsAndDevices()
{
    const Result result = run(QStringLiteral("info --json"));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    const Json info = Json::parse(result.out.toStdString());
    for (const char* key : { "epiarc", "HTSlib", "LibTorch", "BLAS", "devices", "threads" })
        QVERIFY2(info.contains(key), key);
}

void CliTest::infoOfFiles()
{
    const Result good = run(QStringLiteral("info genome.fa genes.bed tiny.safetensors --json"));
    QVERIFY2(good.code == 0, qPrintable(good.err));
    const Json info = Json::parse(good.out.toStdString());
    QCOMPARE(info.at(0).at("sequences").at("chr1").get<int>(), 1000);
    QCOMPARE(info.at(1).at("features").get<int>(), 2);
    QCOMPARE(info.at(1).at("shows").get<std::string>(), std::string("features"));
    QCOMPARE(info.at(2).at("architecture").get<std::string>(), std::string("baskerville"));
    QCOMPARE(info.at(2).at("heads").at("toy").at("assays").at("CAGE").get<int>(), 2);
    QCOMPARE(info.at(2).at("attention_layers").get<int>(), 1);
    QCOMPARE(info.at(2).at("attention_positions").get<int>(), 8);

    const Result checkpoint = run(QStringLiteral("info " TEST_DATA "/models/mixed.pt --json"));
    QVERIFY2(checkpoint.code == 0, qPrintable(checkpoint.err));
    const Json tensors = Json::parse(checkpoint.out.toStdString()).at(0);
    QCOMPARE(tensors.at("format").get<std::string>(), std::string("a PyTorch checkpoint"));
    QCOMPARE(tensors.at("tensors").at("transposed").at("shape").get<std::vector<int>>(), (std::vector<int> { 4, 3 }));
    QCOMPARE(tensors.at("not_read").at("note").get<std::string>(), std::string("a text"));
    const Result told = run(QStringLiteral("info " TEST_DATA "/models/nested.ckpt"));
    QVERIFY2(told.out.contains("    0.weight F32 [3, 2]\n") && told.out.contains("epiarc-cli import --from enformer-pytorch"),
        qPrintable(told.out));

    // People are shown the beginning of what is long, programs all of it.
    const float one = 1;
    const std::string notes = std::string(119, 'x') + "ä" + std::string(5000, 'y');
    models::writeSafetensors(at("long.safetensors").toStdString(), { { "sequence", { 1 }, &one } }, { { "notes", notes } });
    const Result shown = run(QStringLiteral("info long.safetensors"));
    QVERIFY2(shown.out.contains(QString(119, u'x') + QStringLiteral("… (5,121 bytes, all of them with --json)")),
        qPrintable(shown.out));
    const Json whole = Json::parse(run(QStringLiteral("info long.safetensors --json")).out.toStdString());
    QCOMPARE(whole.at(0).at("metadata").at("notes").get<std::string>(), notes);

    const Result mixed = run(QStringLiteral("info gone.bw notes.txt genome.fa"));
    QCOMPARE(mixed.code, 1);
    QVERIFY2(mixed.err.contains("gone.bw") && mixed.err.contains("notes.txt"), qPrintable(mixed.err));
    QVERIFY(mixed.out.contains("genome.fa") && mixed.out.contains("chr1 (1,000)")); // the others are still told
}

void CliTest::tableOfOneGene()
{
    const Result result = run(predict() + "--region beta --genes genes.bed --out beta.tsv");
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QVERIFY2(result.err.contains("cut out of one window of 32 bp") && result.err.contains("0.0 % of the input"),
        qPrintable(result.err));
    QCOMPARE(result.out.trimmed(), QStringLiteral("beta.tsv"));
    const auto rows = table("beta.tsv");
    QCOMPARE(rows[0], (QStringList { "chrom", "start", "end", "a+", "a-", "b", "c" }));
    QCOMPARE(rows.size(), 3); // 700 to 705 overlaps two bins of the window that begins at 687
    QCOMPARE(rows[1].mid(0, 3), (QStringList { "chr1", "699", "703" }));
}

void CliTest::bigWigsAndTensorAgreeWithTheTable()
{
    const QString region = QStringLiteral("--region chr1:951-1,000 "); // tiled by two windows, padded at the end
    const Result text = run(predict() + region + "--out all.tsv");
    QVERIFY2(text.code == 0, qPrintable(text.err));
    QVERIFY2(text.err.contains("tiled by 2 windows") && text.err.contains("30 bases beyond the end of chr1 were read as N"),
        qPrintable(text.err));
    QCOMPARE(run(predict() + region + "--out all.safetensors").code, 0);
    const Result folder = run(predict() + region + "--out bigwigs/ --tracks CAGE,c");
    QVERIFY2(folder.code == 0, qPrintable(folder.err));
    QCOMPARE(QDir(at("bigwigs")).entryList(QDir::Files), (QStringList { "00_a+.bw", "01_a-.bw", "02_c.bw" }));
    QCOMPARE(run(predict() + region + "--out one.bw --tracks 3").code, 0);

    const auto rows = table("all.tsv");
    QCOMPARE(rows.size(), 1 + 13); // 50 bp, the last bin cut at the end of chr1
    QCOMPARE(rows.last().mid(1, 2), (QStringList { "998", "1000" }));
    const models::Safetensors file(at("all.safetensors").toStdString());
    const models::TensorView* tensor = file.find("toy");
    QVERIFY(tensor);
    QCOMPARE(tensor->shape, (std::vector<int64_t> { 13, 4 }));
    QCOMPARE(file.metadata().at("bin_size"), std::string("4"));
    QCOMPARE(file.metadata().at("tracks.toy"), std::string(R"(["a+","a-","b","c"])"));
    const auto bigWig = tracks::open(at("one.bw").toStdString());
    const auto slice = bigWig->read({ "chr1", 950, 1002 }, 13, {});
    for (int bin = 0; bin < 13; ++bin) {
        const double expected = rows[bin + 1][6].toDouble();
        float value = 0;
        std::memcpy(&value, tensor->data + 4 * (4 * bin + 3), 4);
        QVERIFY(std::abs(value - expected) < 1e-6);
        QVERIFY(std::abs(std::get<tracks::Signal>(slice).mean[size_t(bin)] - expected) < 1e-6);
    }
}

void CliTest::bothStrands()
{
    QCOMPARE(run(predict() + "--region chr1:301-332 --out plain.tsv").code, 0);
    QCOMPARE(run(predict() + "--region chr1:301-332 --rc --out both.tsv").code, 0);
    QVERIFY(table("plain.tsv") != table("both.tsv"));
    QCOMPARE(table("plain.tsv").size(), table("both.tsv").size());
}

void CliTest::evaluateAgainstItself()
{
    QCOMPARE(run(predict() + "--region chr1:201-700 --out self/").code, 0);
    const Result result = run(QStringLiteral(
        "evaluate tracks --model tiny.safetensors --genome genome.fa --observed self --regions windows.bed --split test --json"));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    const Json report = Json::parse(result.out.toStdString());
    QCOMPARE(report.at("windows").get<int>(), 2);
    QCOMPARE(report.at("tracks").size(), size_t(4));
    QCOMPARE(report.at("tracks").at(2).at("name").get<std::string>(), std::string("b"));
    QCOMPARE(report.at("tracks").at(2).at("bins").get<int>(), 16);
    QVERIFY(report.at("mean_pearson").get<double>() > 0.3); // other windows than those that made the files, so not 1
    const Result table = run(QStringLiteral(
        "evaluate tracks --model tiny.safetensors --genome genome.fa --observed self/02_b.bw --regions windows.bed"));
    QVERIFY2(table.out.contains("# 3 windows of windows.bed") && table.out.contains("02_b.bw\tby number"), qPrintable(table.out));
}

void CliTest::interrupted()
{
    QProcess program;
    program.setWorkingDirectory(m_program.folder());
    std::string big = ">chr1\n";
    big.append(3'000'000, 'C');
    base::writeAtomically(at("big.fa").toStdString(), big + "\n");
    program.setReadChannel(QProcess::StandardError);
    program.start(QStringLiteral(BIN_DIR "/epiarc-cli"),
        QStringLiteral("--progress predict --model tiny.safetensors --genome big.fa --region chr1 --out late.tsv").split(' '));
    while (program.state() != QProcess::NotRunning && !program.readAllStandardError().contains("predicting"))
        QVERIFY(program.waitForReadyRead(60'000));
    ::kill(pid_t(program.processId()), SIGINT);
    QVERIFY(program.waitForFinished(60'000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 130);
    QVERIFY(!QFile::exists(at("late.tsv")) && !QFile::exists(at("late.tsv.part")));
}

void CliTest::realModel()
{
    const QString data = QStringLiteral(SHARED_DIR "/data/");
    if (!QFile::exists(data + "models/baskerville/model.h5"))
        QSKIP("The trained Baskerville model is not there: import and evaluation were not run.");
    const QString model = data + "models/baskerville/";
    const Result imported = run(QStringList { "import", "--from", "baskerville", "--weights", model + "model.h5", "--params",
        model + "params.json", "--targets", model + "targets.txt", "--genome", "hg38", "--out", "real.safetensors" });
    QVERIFY2(imported.code == 0, qPrintable(imported.err));
    QVERIFY(imported.out.contains("640882 parameters") && imported.out.contains("2048 bins of 32 bp")
        && imported.out.contains("74 tracks"));
    const struct {
        const char* split;
        double expected;
    } table[] { { "test", 0.409 }, { "valid", 0.581 } };
    for (const auto& [split, expected] : table) {
        const Result result = run(QStringList { "evaluate", "tracks", "--model", "real.safetensors", "--genome",
            data + "hg38/genome.fa.gz", "--observed", data + "hg38/observed", "--regions", data + "hg38/observed/sequences.bed",
            "--split", split, "--json" });
        QVERIFY2(result.code == 0, qPrintable(result.err));
        const Json report = Json::parse(result.out.toStdString());
        QCOMPARE(report.at("windows").get<int>(), 10);
        QCOMPARE(report.at("tracks").size(), size_t(74));
        QVERIFY2(std::abs(report.at("mean_pearson").get<double>() - expected) <= 0.002, qPrintable(result.out.right(200)));
    }
}

EPIARC_TEST(CliTest)
#include "cli_test.moc"
