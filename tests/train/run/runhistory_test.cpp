#include "core/train/run/runhistory.h"

#include "core/base/file.h"
#include "tests/message.h"
#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <fstream>

using namespace train;

class RunHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void writtenAndRead();
    void numbersThatAreNone();
    void logBeginsAnew_data();
    void logBeginsAnew();
    void evaluationsOfACheckpoint_data();
    void evaluationsOfACheckpoint();
    void logGoesOn();
    void fullDisk();
    void grows();
    void halfALine();
    void begunAnew_data();
    void begunAnew();
    void resumedRun();
    void foreignLines_data();
    void foreignLines();
    void theEnd();
    void latestAndBest();
    void notThere();

private:
    std::filesystem::path file() const { return m_folder->filePath(QStringLiteral("metrics.jsonl")).toStdString(); }
    void append(const std::string& text) const { std::ofstream(file(), std::ios::app) << text; }
    static std::string block(int64_t step, double loss = 1) { return toJson(StepBlock { step, 1, 100, loss }).dump() + "\n"; }
    static std::string evaluation(int64_t step, const char* part = "valid", bool best = false, const char* what = "model")
    {
        Evaluation made;
        made.step = step;
        made.part = part;
        made.what = what;
        made.best = best;
        return toJson(made).dump() + "\n";
    }
    static std::string end(int64_t step)
    {
        return toJson(RunEnd { RunEnd::Reason::Stopped, step, "It was stopped." }).dump() + "\n";
    }
    /// Steps of blocks | steps of evaluations | reason of the end
    static QString told(const RunHistory& history)
    {
        QStringList words;
        for (const StepBlock& block : history.blocks)
            words.append(QString::number(block.step));
        words.append(QStringLiteral("|"));
        for (const Evaluation& evaluation : history.evaluations)
            words.append(QString::number(evaluation.step));
        words.append(QStringLiteral("|"));
        if (history.end)
            words.append(QString::number(int(history.end->reason)));
        return words.join(' ').simplified();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void RunHistoryTest::writtenAndRead()
{
    const StepBlock block { 20, 2, 400, 1.0 / 3, 5e-4, 0.7, 61.5, 3.25, 0.01, 1100, 123456789012 };
    Evaluation evaluation { 20, 2, "test", "mlp", 45, 0.5, 0.25, -0.125, std::nullopt, true, {} };
    evaluation.tracks = { { "human", "A", "RNA+", "RNA", 0.5, std::nullopt, 0.75 }, { "human", "B", "RNA+", "RNA", {}, {}, {} } };
    MetricsLog log(file(), 0);
    log.add(toJson(block));
    log.add(toJson(evaluation));
    log.add(toJson(RunEnd { RunEnd::Reason::EarlyStop, 20, "Nothing got better." }));
    RunHistory history;
    QVERIFY(history.follow(file()));
    QCOMPARE(told(history), QStringLiteral("20 | 20 | 1"));
    QVERIFY(toJson(history.blocks[0]) == toJson(block));
    QVERIFY(history.blocks[0].loss == block.loss && history.blocks[0].bytes == block.bytes);
    QVERIFY(toJson(history.evaluations[0]) == toJson(evaluation));
    QVERIFY(
        !history.evaluations[0].genes && !history.evaluations[0].tracks[0].r2 && history.evaluations[0].tracks[0].genes == 0.75);
    QCOMPARE(history.end->sentence, "Nothing got better.");
}

void RunHistoryTest::numbersThatAreNone()
{
    StepBlock block { 20, 1, 100 };
    block.loss = block.gradientNorm = std::nan("");
    block.windowsPerSecond = block.secondsLeft = INFINITY;
    Evaluation evaluation;
    evaluation.loss = std::nan("");
    MetricsLog log(file(), 0);
    log.add(toJson(block));
    log.add(toJson(evaluation));
    RunHistory history;
    history.follow(file());
    QCOMPARE(told(history), QStringLiteral("20 | 0 |"));
    QVERIFY(std::isnan(history.blocks[0].loss) && std::isnan(history.blocks[0].secondsLeft));
    QVERIFY(!history.evaluations[0].loss);
}

void RunHistoryTest::logBeginsAnew_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("step"); // of the checkpoint
    QTest::addColumn<QString>("after");
    const auto row = [](const char* name, const std::string& before, int step, const std::string& after) {
        QTest::newRow(name) << QString::fromStdString(before) << step << QString::fromStdString(after);
    };
    row("nothing", "", 10, "");
    row("all is known", block(5) + block(10), 10, block(5) + block(10));
    row("later steps", block(5) + evaluation(5) + block(10) + evaluation(10), 5, block(5) + evaluation(5));
    row("from the beginning", block(5) + block(10), 0, "");
    row("evaluated before the first step", evaluation(0) + block(5), 0, evaluation(0));
    row("ends", block(5) + end(5) + block(10) + end(10), 10, block(5) + block(10));
    row("half a line", block(5) + block(10).substr(0, 30), 10, block(5));
    row("a line without its end", block(5) + block(10).substr(0, block(10).size() - 1), 10, block(5) + block(10));
    row("other things", "hello\n[1]\n5\n{}\n{ \"event\": 5 }\n" + block(5), 10, block(5));
    row("a step that is no number", "{\"event\":\"x\",\"step\":\"y\"}\n" + block(15), 10, "{\"event\":\"x\",\"step\":\"y\"}\n");
}

void RunHistoryTest::logBeginsAnew()
{
    QFETCH(QString, before);
    QFETCH(int, step);
    QFETCH(QString, after);
    append(before.toStdString());
    const MetricsLog log(file(), step);
    std::ifstream in(file());
    const std::string left(std::istreambuf_iterator<char>(in), {});
    QCOMPARE(QString::fromStdString(left), after);
}

void RunHistoryTest::evaluationsOfACheckpoint_data()
{
    QTest::addColumn<int>("epochs"); // that the checkpoint after step 8 knows; < 0: it is not told
    QTest::addColumn<QString>("kept"); // steps and parts of evaluations
    QTest::newRow("saved before the evaluation") << 1 << "4 valid";
    QTest::newRow("saved after it") << 2 << "4 valid 8 valid";
    QTest::newRow("all stays") << -1 << "4 valid 8 valid 8 test";
}

void RunHistoryTest::evaluationsOfACheckpoint()
{
    QFETCH(int, epochs);
    QFETCH(QString, kept);
    Evaluation made;
    for (const auto& [step, epoch, part] : { std::tuple(4, 1, "valid"), { 8, 2, "valid" }, { 8, 2, "test" } }) {
        made.step = step;
        made.epoch = epoch;
        made.part = part;
        append(block(step) + toJson(made).dump() + "\n");
    }
    const MetricsLog log(file(), 8, epochs < 0 ? std::nullopt : std::optional<int64_t>(epochs));
    RunHistory history;
    history.follow(file());
    QStringList found;
    for (const Evaluation& evaluation : history.evaluations)
        found.append(QStringLiteral("%1 %2").arg(evaluation.step).arg(QString::fromStdString(evaluation.part)));
    QCOMPARE(found.join(' '), kept);
    QCOMPARE(history.blocks.size(), 3);
}

void RunHistoryTest::logGoesOn()
{
    append(block(5) + block(10).substr(0, 30));
    MetricsLog log(file(), 5);
    log.add(toJson(StepBlock { 7, 1, 100 }));
    RunHistory history;
    history.follow(file());
    QCOMPARE(told(history), QStringLiteral("5 7 | |"));
}

void RunHistoryTest::fullDisk()
{
    MetricsLog log(file(), 0);
    std::filesystem::remove(file());
    std::filesystem::create_symlink("/dev/full", file());
    const QString said = message([&] { log.add(toJson(StepBlock { 7, 1, 100 })); });
    QVERIFY2(said.contains(QStringLiteral("metrics.jsonl")) && said.contains(QStringLiteral("disk full")), qPrintable(said));
}

void RunHistoryTest::grows()
{
    RunHistory history;
    QVERIFY(!history.follow(file()));
    append("");
    QVERIFY(!history.follow(file()));
    append(block(5));
    QVERIFY(history.follow(file()));
    QVERIFY(!history.follow(file()));
    append(block(10) + evaluation(10));
    QVERIFY(history.follow(file()));
    QCOMPARE(told(history), QStringLiteral("5 10 | 10 |"));
}

void RunHistoryTest::halfALine()
{
    RunHistory history;
    const std::string line = block(10);
    append(line.substr(0, 12));
    QVERIFY(!history.follow(file()));
    append(line.substr(12, line.size() - 13));
    QVERIFY(!history.follow(file())); // whole but for its end
    append("\n" + block(15).substr(0, 9));
    QVERIFY(history.follow(file()));
    QCOMPARE(told(history), QStringLiteral("10 | |"));
    append(block(15).substr(9));
    QVERIFY(history.follow(file()));
    QCOMPARE(told(history), QStringLiteral("10 15 | |"));
}

void RunHistoryTest::begunAnew_data()
{
    QTest::addColumn<QString>("now"); // after steps 5 and 10
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const std::string& now, const char* expected) {
        QTest::newRow(name) << QString::fromStdString(now) << QString::fromUtf8(expected);
    };
    row("emptied", "", "| |");
    row("shorter", block(7), "7 | |");
    row("cut", block(5), "5 | |");
    row("as long", block(7) + block(12), "7 12 | |");
    row("longer", block(6) + block(7) + block(8), "6 7 8 | |");
    row("cut and longer again", block(5) + block(10, 2) + block(15), "5 10 15 | |");
}

void RunHistoryTest::begunAnew()
{
    QFETCH(QString, now);
    QFETCH(QString, expected);
    append(block(5) + block(10));
    RunHistory history;
    history.follow(file());
    base::writeAtomically(file(), now.toStdString());
    QVERIFY(history.follow(file()));
    QCOMPARE(told(history), expected);
    QVERIFY(!history.follow(file()));
    if (expected.startsWith(QStringLiteral("5 10")))
        QCOMPARE(history.blocks[1].loss, 2.0);
}

void RunHistoryTest::resumedRun()
{
    append(block(5) + block(10) + end(10));
    RunHistory history;
    history.follow(file());
    QVERIFY(history.end);
    MetricsLog log(file(), 5);
    log.add(toJson(StepBlock { 8, 1, 100 }));
    QVERIFY(history.follow(file()));
    QCOMPARE(told(history), QStringLiteral("5 8 | |"));
}

void RunHistoryTest::foreignLines_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("text") << "hello";
    QTest::newRow("empty") << "";
    QTest::newRow("list") << "[1, 2]";
    QTest::newRow("no event") << "{ \"step\": 3 }";
    QTest::newRow("event that is no text") << "{ \"event\": 3 }";
    QTest::newRow("block without its fields") << "{ \"event\": \"steps\", \"step\": 3 }";
    QTest::newRow("block with other fields") << "{ \"event\": \"steps\", \"step\": \"three\" }";
    QTest::newRow("evaluation") << "{ \"event\": \"evaluation\", \"step\": 3 }";
    QTest::newRow("end") << "{ \"event\": \"end\" }";
    QTest::newRow("half") << "{ \"event\": \"steps\", ";
}

void RunHistoryTest::foreignLines()
{
    QFETCH(QString, line);
    append(block(5) + end(5) + line.toStdString() + "\n");
    RunHistory history;
    history.follow(file());
    QCOMPARE(told(history), QStringLiteral("5 | | 2"));
    append(block(10));
    history.follow(file());
    QCOMPARE(told(history), QStringLiteral("5 10 | |"));
}

void RunHistoryTest::theEnd()
{
    append(block(5) + end(5));
    RunHistory history;
    history.follow(file());
    QVERIFY(history.end && history.end->step == 5);
    append("{ \"event\": \"end\", \"reason\": \"struck by lightning\", \"step\": 6 }\n");
    history.follow(file());
    QVERIFY(history.end->reason == RunEnd::Reason::Failed);
    append(block(10)); // another process goes on
    history.follow(file());
    QVERIFY(!history.end);
}

void RunHistoryTest::latestAndBest()
{
    append(evaluation(5, "valid", true) + evaluation(10, "valid", true) + evaluation(15) + evaluation(15, "valid", false, "mlp")
        + evaluation(20, "test"));
    RunHistory history;
    history.follow(file());
    QCOMPARE(history.latest("valid")->step, 15);
    QCOMPARE(history.latest("valid")->what, "model");
    QCOMPARE(history.latest("test")->step, 20);
    QCOMPARE(history.best()->step, 10);
    QVERIFY(!RunHistory().latest("valid") && !RunHistory().best());
}

void RunHistoryTest::notThere()
{
    append(block(5));
    RunHistory history;
    history.follow(file());
    std::filesystem::remove(file());
    QVERIFY(!history.follow(file()));
    QCOMPARE(told(history), QStringLiteral("5 | |")); // what was read stays
}

EPIARC_TEST(RunHistoryTest)
#include "runhistory_test.moc"
