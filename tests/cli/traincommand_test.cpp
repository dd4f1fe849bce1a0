#include "core/train/run/runfolder.h"
#include "core/train/run/runhistory.h"
#include "tests/program.h"
#include "tests/registry.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <csignal>
#include <sstream>

/// epiarc-cli train and estimate as processes: stopped, killed, out of disk, in the way of each other, together.
class TrainCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void trainsAndSaysWhere();
    void signalsSaveFirst_data();
    void signalsSaveFirst();
    void killedAtAnyMomentItResumes();
    void aFullDiskLeavesTheLastCheckpoint();
    void oneProcessAtATime();
    void twoRanksAreOneDoubledBatch();
    void estimates();
    void refusals_data();
    void refusals();

private:
    using Environment = QMap<QString, QString>;
    std::unique_ptr<QProcess> start(const QString& line, const Environment& = {}) const;
    /// Waits for so many steps in a run's metrics.
    bool waitForStep(const char* run, int64_t step) const;
    std::vector<std::string> numbers(const char* run) const;
    bool sameModel(const char* a, const char* b) const;
    Json config() const;
    void write(const char* file, const Json& json) const { base::writeJson(m_program.at(file).toStdString(), json); }
    Program m_program;
};

void TrainCommandTest::initTestCase()
{
    const auto made = m_program.run(QStringLiteral("simulate --out world --seed 5 --lengths 260000,210000,200000 --cells 2"));
    QCOMPARE(made.err, QString());
    write("whole.json", config());
    QCOMPARE(m_program.run(QStringLiteral("train whole.json --out a/run")).err, QString());
}

/// Twelve steps of a small EpiAttend, whose dropout and batch norm a resumed run must continue.
Json TrainCommandTest::config() const
{
    Json cells = Json::array();
    for (const std::string cell : { "A", "B" })
        cells.push_back({ { "name", cell },
            { "inputs", { { "ATAC", "world/" + cell + "_ATAC.bw" }, { "mCG", "world/" + cell + "_mCG.bw" } } },
            { "targets", { { "RNA+", "world/" + cell + "_RNA_plus.bw" }, { "RNA-", "world/" + cell + "_RNA_minus.bw" } } } });
    return { { "model",
                 { { "name", "small" }, { "preset", "epiattend" }, { "input_length", 16384 }, { "output_length", 8192 },
                     { "inputs", { "ATAC", "mCG" } },
                     { "settings",
                         { { "channels", 24 }, { "depth", 1 }, { "heads", 2 }, { "key_size", 8 }, { "position_features", 12 },
                             { "tower", { 8, 8, 12, 12, 16, 16, 24 } } } } } },
        { "organisms",
            { { { "name", "simulated" }, { "genome", "world/simulated.fa" }, { "genes", "world/genes.gtf" },
                { "split", { { "valid", { "chrS2" } }, { "test", { "chrS3" } } } },
                { "targets",
                    { { { "name", "RNA+" }, { "assay", "RNA" }, { "other_strand", "RNA-" } },
                        { { "name", "RNA-" }, { "assay", "RNA" }, { "other_strand", "RNA+" } } } },
                { "cells", cells } } } },
        { "recipe", { { "epochs", 3 }, { "steps_per_epoch", 4 }, { "batch", 2 }, { "valid_windows", 2 }, { "averaging", 0.9 } } },
        { "machine", { { "threads", 1 }, { "device", "cpu" }, { "checkpoint_minutes", 0.0001 } } } };
}

std::unique_ptr<QProcess> TrainCommandTest::start(const QString& line, const Environment& variables) const
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString& name : variables.keys())
        environment.insert(name, variables[name]);
    process->setProcessEnvironment(environment);
    process->setWorkingDirectory(m_program.folder());
    process->start(QStringLiteral(BIN_DIR "/epiarc-cli"), line.split(' '));
    return process;
}

bool TrainCommandTest::waitForStep(const char* run, int64_t step) const
{
    const train::RunFolder folder(m_program.at(run).toStdString());
    return QTest::qWaitFor(
        [&] {
            train::RunHistory history;
            return history.follow(folder.metrics()) && !history.blocks.empty() && history.blocks.back().step >= step;
        },
        60'000);
}

/// Lines of metrics.jsonl without what differs from process to process.
std::vector<std::string> TrainCommandTest::numbers(const char* run) const
{
    std::istringstream lines(base::readFile(train::RunFolder(m_program.at(run).toStdString()).metrics()));
    std::vector<std::string> all;
    for (std::string line; std::getline(lines, line);) {
        Json json = Json::parse(line);
        for (const char* key : { "seconds", "seconds_left", "windows_per_second", "waiting", "bytes" })
            json.erase(key);
        all.push_back(json.dump());
    }
    return all;
}

bool TrainCommandTest::sameModel(const char* a, const char* b) const
{
    const auto bytes = [&](const char* run) { return base::readFile(train::RunFolder(m_program.at(run).toStdString()).best()); };
    return bytes(a) == bytes(b);
}

void TrainCommandTest::trainsAndSaysWhere()
{
    Json text = config(); // run.json in a folder: that is the run's own, and paths begin there
    for (const char* key : { "genome", "genes" })
        text["organisms"][0][key] = "../" + text["organisms"][0][key].get<std::string>();
    for (Json& cell : text["organisms"][0]["cells"])
        for (const char* files : { "inputs", "targets" })
            for (Json& file : cell[files])
                file = "../" + file.get<std::string>();
    QVERIFY(QDir(m_program.folder()).mkdir(QStringLiteral("b")));
    write("b/run.json", text);
    const auto result = m_program.run(QStringLiteral("train b/run.json"));
    QCOMPARE(result.err, QString());
    QCOMPARE(result.code, 0);
    QVERIFY2(result.out.contains(QStringLiteral("finished after 12 steps")), qPrintable(result.out));
    QVERIFY(QFile::exists(m_program.at("b/best.safetensors")));
    QCOMPARE(numbers("b"), numbers("a/run"));
    const auto info = m_program.run(QStringLiteral("info b/best.safetensors"));
    QVERIFY2(info.out.contains(QStringLiteral("epiattend")) && info.out.contains(QStringLiteral("head simulated: 2 tracks")),
        qPrintable(info.out));
    const auto again = m_program.run(QStringLiteral("train b/run.json"));
    QCOMPARE(again.code, 1);
    QVERIFY2(again.err.contains(QStringLiteral("--resume")), qPrintable(again.err));
}

void TrainCommandTest::signalsSaveFirst_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TrainCommandTest::signalsSaveFirst()
{
    QFETCH(int, signal);
    const QByteArray run = QByteArray("signal") + QByteArray::number(signal) + "/run";
    const auto process = start(QStringLiteral("train whole.json --out ") + QString::fromUtf8(run));
    QVERIFY(waitForStep(run, 2));
    ::kill(pid_t(process->processId()), signal);
    QVERIFY(process->waitForFinished(60'000));
    QCOMPARE(process->exitCode(), 130);
    const QString text = QString::fromUtf8(process->readAllStandardError());
    QVERIFY2(text.contains(QStringLiteral("everything is saved")) && text.contains(QStringLiteral("--resume")), qPrintable(text));
    const auto resumed = m_program.run(QStringLiteral("train --resume ") + QString::fromUtf8(run));
    QCOMPARE(resumed.err, QString());
    QCOMPARE(numbers(run), numbers("a/run"));
    QVERIFY(sameModel(run, "a/run"));
}

/// Checkpoints are being written all the time here, so that many kills hit one.
void TrainCommandTest::killedAtAnyMomentItResumes()
{
    int kills = 0;
    for (int64_t wait = 150; wait < 3000; wait = wait * 5 / 4) {
        const auto process = start(
            kills == 0 ? QStringLiteral("train whole.json --out killed/run") : QStringLiteral("train --resume killed/run"));
        const bool ended = process->waitForFinished(int(wait));
        if (ended && process->exitCode() == 0)
            break;
        process->kill();
        QVERIFY(process->waitForFinished(60'000));
        ++kills;
        if (!QFile::exists(m_program.at("killed/run/run.json")))
            kills = 0;
    }
    QVERIFY(kills > 2);
    const auto resumed = m_program.run(QStringLiteral("train --resume killed/run"));
    QCOMPARE(resumed.err, QString());
    QCOMPARE(numbers("killed/run"), numbers("a/run"));
    QVERIFY(sameModel("killed/run", "a/run"));
}

/// A limit on the size of files stands for a full disk: log and metrics fit, a checkpoint does not.
void TrainCommandTest::aFullDiskLeavesTheLastCheckpoint()
{
    const auto first = start(QStringLiteral("train whole.json --out full/run"));
    QVERIFY(waitForStep("full/run", 2));
    ::kill(pid_t(first->processId()), SIGTERM);
    QVERIFY(first->waitForFinished(60'000));
    const std::string state = base::readFile(m_program.at("full/run/state.safetensors").toStdString());

    QProcess limited;
    limited.setWorkingDirectory(m_program.folder());
    limited.start(QStringLiteral("bash"),
        { QStringLiteral("-c"),
            QStringLiteral("trap '' XFSZ; ulimit -f 40; exec " BIN_DIR "/epiarc-cli train --resume full/run") });
    QVERIFY(limited.waitForFinished(60'000));
    QCOMPARE(limited.exitCode(), 1);
    const QString text = QString::fromUtf8(limited.readAllStandardError());
    QVERIFY2(text.contains(QStringLiteral("is the disk full?")), qPrintable(text));
    QCOMPARE(base::readFile(m_program.at("full/run/state.safetensors").toStdString()), state);
    const auto resumed = m_program.run(QStringLiteral("train --resume full/run"));
    QCOMPARE(resumed.err, QString());
    QCOMPARE(numbers("full/run"), numbers("a/run"));
}

void TrainCommandTest::oneProcessAtATime()
{
    QCOMPARE(m_program.run(QStringLiteral("train whole.json --out busy/run")).code, 0);
    const train::RunLock first(train::RunFolder(m_program.at("busy/run").toStdString()));
    const auto second = m_program.run(QStringLiteral("train --resume busy/run"));
    QCOMPARE(second.code, 1);
    QVERIFY2(second.err.contains(QStringLiteral("Another process trains in")), qPrintable(second.err));
    QCOMPARE(numbers("busy/run"), numbers("a/run")); // the refused one left no trace
}

/// Of a network without batch normalisation, whose statistics are those of one process's windows.
void TrainCommandTest::twoRanksAreOneDoubledBatch()
{
    Json one = config();
    one["model"]["preset"] = "mlp";
    one["model"]["settings"] = { { "layers", { 16 } } };
    one["recipe"]["batch"] = 4;
    Json two = one;
    two["recipe"]["batch"] = 2;
    write("one.json", one);
    write("two.json", two);
    QCOMPARE(m_program.run(QStringLiteral("train one.json --out one/run")).code, 0);
    std::vector<std::unique_ptr<QProcess>> ranks;
    for (const char* rank : { "0", "1" })
        ranks.push_back(start(QStringLiteral("train two.json --out two/run"),
            { { "RANK", rank }, { "WORLD_SIZE", "2" }, { "MASTER_ADDR", "127.0.0.1" }, { "MASTER_PORT", "29641" } }));
    for (const auto& process : ranks) {
        QVERIFY(process->waitForFinished(60'000));
        const QByteArray text = process->readAllStandardError();
        if (text.contains("without Gloo"))
            QSKIP("This LibTorch has no Gloo to speak with other processes.");
        QVERIFY2(process->exitCode() == 0, text.constData());
    }
    const std::vector<std::string> alone = numbers("one/run"), together = numbers("two/run");
    QCOMPARE(alone.size(), together.size());
    for (size_t i = 0; i < alone.size(); ++i) {
        const Json a = Json::parse(alone[i]), b = Json::parse(together[i]);
        QCOMPARE(a.contains("loss"), b.contains("loss"));
        if (a.contains("loss"))
            QVERIFY2(std::abs(a["loss"].get<double>() - b["loss"].get<double>()) < 1e-5 * a["loss"].get<double>(),
                (alone[i] + " against " + together[i]).c_str());
    }
}

void TrainCommandTest::estimates()
{
    const auto result = m_program.run(QStringLiteral("estimate whole.json --json"));
    QCOMPARE(result.err, QString());
    const QJsonObject json = QJsonDocument::fromJson(result.out.toUtf8()).object();
    QCOMPARE(json["steps"].toInt(), 12);
    QVERIFY(json["seconds_per_step"].toDouble() > 0 && json["bytes"].toDouble() > 5e7);
    const auto text = m_program.run(QStringLiteral("estimate whole.json"));
    QVERIFY2(text.out.contains(QStringLiteral("4 steps and")) && text.out.contains(QStringLiteral("GB of memory")),
        qPrintable(text.out));
}

void TrainCommandTest::refusals_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("part");
    QTest::newRow("nothing") << "train" << 2 << "RUN.json, or --resume";
    QTest::newRow("both") << "train whole.json --resume a/run" << 2 << "--resume";
    QTest::newRow("no file") << "train gone.json" << 1 << "gone.json does not exist";
    QTest::newRow("no run") << "train --resume world" << 1 << "run.json does not exist";
    QTest::newRow("no settings") << "train world/truth.json" << 1 << "truth.json";
    QTest::newRow("estimate of none") << "estimate gone.json" << 1 << "gone.json does not exist";
}

void TrainCommandTest::refusals()
{
    QFETCH(QString, line);
    QFETCH(int, code);
    QFETCH(QString, part);
    const auto result = m_program.run(line);
    QCOMPARE(result.code, code);
    QVERIFY2(result.err.contains(part), qPrintable(result.err));
}

EPIARC_TEST(TrainCommandTest)
#include "traincommand_test.moc"
