#include "core/train/run/runfolder.h"

#include "core/base/file.h"
#include "core/base/json.h"
#include "tests/message.h"
#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace fs = std::filesystem;
using train::RunFolder;
using train::RunLock;

/// Another process that trains in a folder until it is told to end.
class Trainer
{
public:
    explicit Trainer(const RunFolder& run)
    {
        int ready[2], orders[2];
        if (::pipe(ready) != 0 || ::pipe(orders) != 0)
            qFatal("no pipe");
        m_process = ::fork();
        if (m_process == 0) {
            ::close(orders[1]);
            work(run, ready[1], orders[0]);
            ::_exit(0);
        }
        ::close(ready[1]);
        ::close(orders[0]);
        m_orders = orders[1];
        char began = 0;
        if (::read(ready[0], &began, 1) != 1)
            qFatal("the other process did not begin");
        m_began = began == 'y';
        ::close(ready[0]);
    }
    ~Trainer() { end(); }
    bool began() const { return m_began; }
    int process() const { return m_process; }
    /// As when it is done.
    void end()
    {
        ::close(std::exchange(m_orders, -1));
        wait();
    }
    void kill()
    {
        ::kill(m_process, SIGKILL);
        wait();
    }

private:
    static void work(const RunFolder& run, int ready, int orders)
    {
        std::optional<RunLock> lock;
        try {
            lock.emplace(run);
        } catch (const Error&) {
        }
        char order = 0;
        if (::write(ready, lock ? "y" : "n", 1) == 1) [[maybe_unused]]
            const auto closed = ::read(orders, &order, 1);
    }
    void wait()
    {
        if (m_process > 0)
            ::waitpid(std::exchange(m_process, 0), nullptr, 0);
    }
    pid_t m_process = 0;
    int m_orders = -1;
    bool m_began = false;
};

class RunFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void names();
    void nobody();
    void keepsOthersOut();
    void endsWithItsOwner_data();
    void endsWithItsOwner();
    void askingKeepsNobodyOut();
    void notWritable();
    void anotherMachine_data();
    void anotherMachine();
    void runsWithinIt();
    void stopRequest();

private:
    RunFolder run() const { return RunFolder(m_folder->path().toStdString()); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void RunFolderTest::names()
{
    const RunFolder run("/runs/first try");
    QCOMPARE(run.name(), "first try");
    QCOMPARE(run.config().string(), "/runs/first try/run.json");
    QCOMPARE(run.best().string(), "/runs/first try/best.safetensors");
}

void RunFolderTest::nobody()
{
    QVERIFY(!run().owner());
    {
        const RunLock lock(run());
        const auto owner = run().owner();
        QVERIFY(owner && owner->here);
        QCOMPARE(owner->process, int(::getpid()));
    }
    QVERIFY(!run().owner());
    base::writeAtomically(run().path() / "lock", "{ \"host\": 3 }");
    QVERIFY(!run().owner());
}

void RunFolderTest::keepsOthersOut()
{
    const RunLock lock(run());
    const QString said = message([&] { RunLock another(run()); });
    QVERIFY2(said.contains(m_folder->path()) && said.contains(QStringLiteral("Another process trains")), qPrintable(said));
    QVERIFY(!Trainer(run()).began());
    QCOMPARE(run().owner()->process, int(::getpid())); // the one that was refused left no trace
}

void RunFolderTest::endsWithItsOwner_data()
{
    QTest::addColumn<bool>("killed");
    QTest::newRow("ended") << false;
    QTest::newRow("killed") << true;
}

void RunFolderTest::endsWithItsOwner()
{
    QFETCH(bool, killed);
    Trainer other(run());
    QVERIFY(other.began());
    QVERIFY(run().owner());
    QCOMPARE(run().owner()->process, other.process());
    QVERIFY(message([&] { RunLock lock(run()); }) != QStringLiteral("no error"));
    killed ? other.kill() : other.end();
    QVERIFY(!run().owner());
    const RunLock lock(run());
    QCOMPARE(run().owner()->process, int(::getpid()));
}

void RunFolderTest::askingKeepsNobodyOut()
{
    {
        const RunLock left(run()); // so that there is a lock file to look at
    }
    base::writeAtomically(
        run().path() / "lock", Json { { "host", std::string(QSysInfo::machineHostName().toUtf8()) }, { "process", 1 } }.dump());
    std::atomic<bool> done = false;
    std::jthread watcher([&] {
        while (!done)
            run().owner();
    });
    for (int i = 0; i < 300; ++i)
        QCOMPARE(message([&] { RunLock lock(run()); }), QStringLiteral("no error"));
    done = true;
}

void RunFolderTest::notWritable()
{
    const QString said = message([&] { RunLock lock(RunFolder("/nowhere/at all")); });
    QVERIFY2(said.contains(QStringLiteral("/nowhere/at all")), qPrintable(said));
}

/// While a repeat is trained, only that writes.
void RunFolderTest::runsWithinIt()
{
    const auto ago = [](int minutes) { return fs::file_time_type::clock::now() - std::chrono::minutes(minutes); };
    base::writeJson(run().path() / "lock", { { "host", "another.cluster" }, { "process", 7 } });
    base::writeAtomically(run().metrics(), "");
    fs::last_write_time(run().metrics(), ago(300));
    QVERIFY(!run().owner() && !run().begun());
    const RunFolder repeat = run().repeat(2);
    fs::create_directories(repeat.path());
    base::writeAtomically(repeat.metrics(), "");
    fs::last_write_time(repeat.metrics(), ago(2));
    QVERIFY(run().owner());
    fs::last_write_time(repeat.metrics(), ago(20));
    QVERIFY(!run().owner());
    base::writeAtomically(repeat.state(), "");
    QVERIFY(run().begun());
}

void RunFolderTest::anotherMachine_data()
{
    QTest::addColumn<int>("minutes"); // since it wrote metrics; < 0: none yet
    QTest::addColumn<bool>("trains");
    QTest::newRow("just begun") << -1 << true;
    QTest::newRow("at work") << 1 << true;
    QTest::newRow("slow") << 14 << true;
    QTest::newRow("silent") << 16 << false;
}

void RunFolderTest::anotherMachine()
{
    QFETCH(int, minutes);
    QFETCH(bool, trains);
    base::writeJson(run().path() / "lock", { { "host", "another.cluster" }, { "process", 7 } });
    if (minutes >= 0) {
        base::writeAtomically(run().metrics(), "");
        fs::last_write_time(run().metrics(), fs::file_time_type::clock::now() - std::chrono::minutes(minutes));
        fs::last_write_time(run().path() / "lock", fs::file_time_type::clock::now() - std::chrono::hours(5));
    }
    const auto owner = run().owner();
    QCOMPARE(owner.has_value(), trains);
    if (owner)
        QVERIFY(owner->host == "another.cluster" && owner->process == 7 && !owner->here);
}

void RunFolderTest::stopRequest()
{
    QVERIFY(!run().stopAsked());
    run().askToStop();
    run().askToStop();
    QVERIFY(run().stopAsked());
    run().forgetStop();
    QVERIFY(!run().stopAsked());
    run().forgetStop();
    QVERIFY(message([] { RunFolder("/nowhere/at all").askToStop(); }).contains(QStringLiteral("/nowhere/at all")));
}

EPIARC_TEST(RunFolderTest)
#include "runfolder_test.moc"
