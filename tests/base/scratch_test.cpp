#include "core/base/scratch.h"

#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using base::Scratch;

class ScratchTest : public QObject
{
    Q_OBJECT

    static std::string someBytes(size_t count)
    {
        std::string bytes(count, '\0');
        for (size_t i = 0; i < count; ++i)
            bytes[i] = char(i * 7 + i / 251);
        return bytes;
    }

private Q_SLOTS:
    void fewStayManyGo()
    {
        const Scratch few(someBytes(100), 1000), many(someBytes(5000), 1000);
        QCOMPARE(few.inMemory(), size_t(100));
        QCOMPARE(many.inMemory(), size_t(0));
        QCOMPARE(many.size(), size_t(5000));
        QCOMPARE(Scratch().size(), size_t(0));
    }

    void whatWasWrittenIsRead()
    {
        const std::string bytes = someBytes(70'000);
        for (const size_t few : { size_t(10), size_t(1'000'000) }) {
            const Scratch scratch(bytes, few);
            QCOMPARE(scratch.read(0, bytes.size()), bytes);
            QCOMPARE(scratch.read(4095, 5000), bytes.substr(4095, 5000));
            QCOMPARE(scratch.read(69'999, 1), bytes.substr(69'999));
            QCOMPARE(scratch.read(70'000, 0), std::string());
        }
    }

    void movedItIsStillThere()
    {
        const std::string bytes = someBytes(3000);
        Scratch first(bytes, 10);
        Scratch second(std::move(first));
        Scratch third;
        third = std::move(second);
        QCOMPARE(third.read(1000, 50), bytes.substr(1000, 50));
    }

    /// No trace stays on the disk.
    void itLeavesNothingBehind()
    {
        QTemporaryDir folder;
        qputenv("TMPDIR", folder.path().toUtf8());
        const Scratch scratch(someBytes(5000), 10);
        QCOMPARE(scratch.inMemory(), size_t(0));
        QVERIFY(QDir(folder.path()).isEmpty());
        qunsetenv("TMPDIR");
    }

    void severalThreadsRead()
    {
        const std::string bytes = someBytes(300'000);
        const Scratch scratch(bytes, 10);
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (size_t thread = 0; thread < 4; ++thread)
            threads.emplace_back([&, thread] {
                for (size_t i = 0; i < 200; ++i)
                    wrong += scratch.read(thread * 997 + i * 1000, 333) != bytes.substr(thread * 997 + i * 1000, 333);
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }
};

EPIARC_TEST(ScratchTest)
#include "scratch_test.moc"
