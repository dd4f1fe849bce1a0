#include "core/train/readahead.h"

#include "core/base/error.h"

#include "tests/registry.h"

#include <QTest>
#include <atomic>
#include <latch>

using train::ReadAhead;

class ReadAheadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inOrder_data();
    void inOrder();
    void besideEachOther();
    void neverFurtherThanAsked();
    void failsAtItsTurn();
    void nothingLeft();
    void endsWhileMaking();
    void endsWhileFull();
};

void ReadAheadTest::inOrder_data()
{
    QTest::addColumn<int>("threads");
    QTest::addColumn<int>("ahead");
    QTest::newRow("one, one") << 1 << 1;
    QTest::newRow("one, several") << 1 << 5;
    QTest::newRow("several, one") << 4 << 1;
    QTest::newRow("several") << 4 << 8;
}

void ReadAheadTest::inOrder()
{
    QFETCH(int, threads);
    QFETCH(int, ahead);
    std::atomic<int> made = 0;
    ReadAhead<std::string> items(
        [&](int64_t number, const std::stop_token&) {
            if (number % 3 == 0) // later ones overtake it
                std::this_thread::sleep_for(std::chrono::microseconds(200));
            ++made;
            return std::to_string(number);
        },
        5, 105, threads, ahead);
    for (int64_t number = 5; number < 105; ++number)
        QCOMPARE(items.next(), std::to_string(number));
    QCOMPARE(made.load(), 100); // each once
    QVERIFY(items.waitedSeconds() >= 0);
}

void ReadAheadTest::besideEachOther()
{
    std::latch together(3); // opens only when three are made at once
    ReadAhead<int64_t> items(
        [&](int64_t number, const std::stop_token&) {
            together.arrive_and_wait();
            return number;
        },
        0, 3, 3, 3);
    for (int64_t number = 0; number < 3; ++number)
        QCOMPARE(items.next(), number);
}

void ReadAheadTest::neverFurtherThanAsked()
{
    std::atomic<int64_t> made = 0, taken = 0;
    std::atomic<bool> tooFar = false;
    {
        ReadAhead<int64_t> items(
            [&](int64_t number, const std::stop_token&) {
                tooFar = tooFar || number >= taken + 4;
                ++made;
                return number;
            },
            0, 1000, 3, 4);
        QTRY_COMPARE(made.load(), 4);
        QTest::qWait(20);
        QCOMPARE(made.load(), 4);
        for (int i = 0; i < 100; ++i) {
            ++taken; // before: what next() frees may be begun while it returns
            items.next();
        }
        QTRY_COMPARE(made.load(), 104);
    }
    QVERIFY(!tooFar);
    QCOMPARE(made.load(), 104);
}

void ReadAheadTest::failsAtItsTurn()
{
    ReadAhead<int64_t> items(
        [](int64_t number, const std::stop_token&) {
            if (number == 2)
                throw Error("window 2 is damaged");
            if (number == 4)
                throw Cancelled();
            return number;
        },
        0, 10, 3, 10);
    QCOMPARE(items.next(), 0);
    QCOMPARE(items.next(), 1);
    QVERIFY_EXCEPTION_THROWN(items.next(), Error);
    QCOMPARE(items.next(), 3);
    QVERIFY_EXCEPTION_THROWN(items.next(), Cancelled);
    QCOMPARE(items.next(), 5);
}

void ReadAheadTest::nothingLeft()
{
    ReadAhead<int> items([](int64_t, const std::stop_token&) { return 1; }, 0, 1, 2, 2);
    QCOMPARE(items.next(), 1);
    QVERIFY_EXCEPTION_THROWN(items.next(), std::out_of_range);
}

void ReadAheadTest::endsWhileMaking()
{
    std::atomic<int> begun = 0, stopped = 0;
    {
        ReadAhead<int> items(
            [&](int64_t, const std::stop_token& stop) {
                ++begun;
                while (!stop.stop_requested()) // would go on for ever
                    std::this_thread::yield();
                ++stopped;
                return 0;
            },
            0, 1000, 2, 1000);
        QTRY_COMPARE(begun.load(), 2);
    }
    QCOMPARE(stopped.load(), 2);
    QCOMPARE(begun.load(), 2); // no other is begun after that
}

void ReadAheadTest::endsWhileFull()
{
    std::atomic<int> made = 0;
    {
        ReadAhead<int> items([&](int64_t, const std::stop_token&) { return ++made; }, 0, 1000, 4, 3);
        QTRY_COMPARE(made.load(), 3); // its threads wait for someone to take one
    }
    QCOMPARE(made.load(), 3);
}

EPIARC_TEST(ReadAheadTest)
#include "readahead_test.moc"
