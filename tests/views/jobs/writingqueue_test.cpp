#include "views/jobs/writingqueue.h"

#include "tests/registry.h"

#include <QSignalSpy>
#include <QTest>

/// What is written in the background is written in order, and always.
class WritingQueueTest : public QObject
{
    Q_OBJECT

    /// Work that leaves its number.
    static auto number(QVector<int>& list, int value)
    {
        return [&list, value](const Monitor&) {
            list << value; // one thread
            return value;
        };
    }

private Q_SLOTS:
    void keepsTheOrder()
    {
        WritingQueue queue;
        QVector<int> worked, told;
        for (int i = 0; i < 20; ++i)
            queue.add({}, number(worked, i), [&](int value) { told << value; });
        QVERIFY(queue.busy());
        QVERIFY(queue.wait());
        QVERIFY(!queue.busy());
        QCOMPARE(worked.size(), 20);
        QVERIFY(std::is_sorted(worked.begin(), worked.end()));
        QCOMPARE(told, worked);
    }

    void itsEndWaits()
    {
        QVector<int> worked;
        int told = 0;
        {
            WritingQueue queue;
            for (int i = 0; i < 20; ++i)
                queue.add({}, number(worked, i), [&](int) { ++told; });
        }
        QCOMPARE(worked.size(), 20);
        QCOMPARE(told, 0);
    }

    void failuresAreToldAndTheRestGoesOn()
    {
        WritingQueue queue;
        QSignalSpy failed(&queue, &WritingQueue::failed);
        queue.add(
            QStringLiteral("/full/a.epiarc"), [](const Monitor&) -> int { throw Error("The disk is full."); },
            [](int) { QFAIL("no result expected"); });
        QVector<int> worked;
        queue.add({}, number(worked, 1), [](int) {});
        QVERIFY(!queue.wait());
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].toString(), QStringLiteral("The disk is full."));
        QCOMPARE(failed[0][1].toString(), QStringLiteral("/full/a.epiarc"));
        QCOMPARE(worked.size(), 1);
        queue.add({}, number(worked, 2), [](int) {});
        QVERIFY(queue.wait()); // what was lost before counts no more
    }

    void whatIsStoppedKeepsNobodyWaiting()
    {
        WritingQueue queue;
        QSignalSpy failed(&queue, &WritingQueue::failed);
        queue.add(
            {}, [](const Monitor&) -> int { throw Cancelled(); }, [](int) { QFAIL("no result expected"); });
        QTRY_VERIFY(!queue.busy());
        QVector<int> worked;
        queue.add(
            {}, [](const Monitor&) -> int { throw Cancelled(); }, [](int) { QFAIL("no result expected"); });
        queue.add({}, number(worked, 1), [](int) {});
        QVERIFY(!queue.wait());
        QCOMPARE(worked.size(), 1);
        QVERIFY(failed.isEmpty());
    }

    void saysWhenItTakesLong()
    {
        WritingQueue queue;
        QSignalSpy slow(&queue, &WritingQueue::slow);
        std::atomic<bool> go = false;
        queue.add(
            QStringLiteral("/far/away.epiarc"),
            [&](const Monitor&) {
                while (!go)
                    QThread::msleep(1);
                return 0;
            },
            [](int) {});
        QTRY_COMPARE(slow.size(), 1);
        QCOMPARE(slow[0][0].toString(), QStringLiteral("/far/away.epiarc"));
        go = true;
        queue.wait();
    }
};

EPIARC_TEST(WritingQueueTest)
#include "writingqueue_test.moc"
