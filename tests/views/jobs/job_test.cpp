#include "views/jobs/latest.h"

#include "tests/registry.h"

#include <QSignalSpy>
#include <QTest>

/// A job delivers its result, its progress, its failure or its cancellation, and nothing once it is gone.
class JobTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void delivers()
    {
        Jobs jobs;
        int got = 0;
        Job* job = jobs.start(
            Jobs::Pool::Files, this, QStringLiteral("count"),
            [](const Monitor& monitor) {
                monitor.report(0.5, "half");
                return 42;
            },
            [&](int value) { got = value; });
        QSignalSpy done(job, &Job::succeeded);
        QCOMPARE(jobs.running().size(), 1);
        QVERIFY(done.wait(5000));
        QCOMPARE(got, 42);
        QTRY_VERIFY(jobs.running().isEmpty());
    }

    void tellsProgress()
    {
        Jobs jobs;
        std::atomic<bool> go = false;
        Job* job = jobs.start(
            Jobs::Pool::Files, this, QStringLiteral("slow"),
            [&](const Monitor& monitor) {
                monitor.report(0.25, "reading");
                while (!go)
                    QThread::msleep(1);
                return 0;
            },
            [](int) {});
        QTRY_COMPARE(job->progress(), 0.25);
        QCOMPARE(job->stage(), QStringLiteral("reading"));
        QSignalSpy done(job, &Job::succeeded);
        go = true;
        QVERIFY(done.wait(5000));
    }

    void failsWithItsSentence()
    {
        Jobs jobs;
        Job* job = jobs.start(
            Jobs::Pool::Files, this, QStringLiteral("bad"), [](const Monitor&) -> int { throw Error("a.bw is truncated."); },
            [](int) { QFAIL("no result expected"); });
        QSignalSpy failed(job, &Job::failed);
        QVERIFY(failed.wait(5000));
        QCOMPARE(failed.at(0).at(0).toString(), QStringLiteral("a.bw is truncated."));
    }

    void stopsWhenAsked()
    {
        Jobs jobs;
        Job* job = jobs.start(
            Jobs::Pool::Compute, this, QStringLiteral("endless"),
            [](const Monitor& monitor) {
                for (;;)
                    monitor.report(0.1);
                return 0;
            },
            [](int) { QFAIL("no result expected"); });
        QSignalSpy cancelled(job, &Job::cancelled);
        job->cancel();
        QVERIFY(cancelled.wait(5000));
    }

    void staysSilentOnceItsOwnerIsGone()
    {
        Jobs jobs;
        int heard = 0;
        std::atomic<bool> started = false;
        {
            QObject owner;
            Job::start(
                jobs.threads(Jobs::Pool::Files), &owner, {},
                [&](const Monitor& monitor) {
                    started = true;
                    for (int i = 0; i < 1000; ++i) {
                        monitor.report(i / 1000.0);
                        QThread::msleep(1);
                    }
                    return 1;
                },
                [&](int) { ++heard; });
            QTRY_VERIFY(started);
        }
        QVERIFY(jobs.threads(Jobs::Pool::Files).waitForDone(3000)); // it stopped: a thousand steps would take longer than one
        QTest::qWait(20);
        QCOMPARE(heard, 0);
    }

    /// What the worker said before, and what is on its way through the event loop, is dropped with the request.
    void staysSilentOnceAbandoned_data()
    {
        QTest::addColumn<int>("end");
        QTest::newRow("a result") << 0;
        QTest::newRow("a failure") << 1;
        QTest::newRow("still at work") << 2;
    }
    void staysSilentOnceAbandoned()
    {
        QFETCH(int, end);
        Jobs jobs;
        std::atomic<bool> said = false;
        int heard = 0;
        Job* job = jobs.start(
            Jobs::Pool::Files, this, QStringLiteral("superseded"),
            [&](const Monitor& monitor) {
                monitor.report(0.5, "half");
                said = true;
                if (end == 1)
                    throw Error("a.bw is truncated.");
                while (end == 2) {
                    monitor.report(0.75, "more");
                    QThread::msleep(1);
                }
                return 1;
            },
            [&](int) { ++heard; });
        for (auto signal : { &Job::succeeded, &Job::cancelled })
            connect(job, signal, this, [&] { ++heard; });
        connect(job, &Job::failed, this, [&] { ++heard; });
        connect(job, &Job::progressed, this, [&] { ++heard; });
        while (!said)
            QThread::msleep(1); // without an event loop, so that everything waits to be delivered
        job->abandon();
        QTRY_VERIFY(jobs.running().isEmpty());
        QVERIFY(jobs.threads(Jobs::Pool::Files).waitForDone(5000));
        QTest::qWait(20);
        QCOMPARE(heard, 0);
    }

    void anOwnerMayEndWithItsResult()
    {
        Jobs jobs;
        auto owner = std::make_unique<QObject>();
        Job::start(
            jobs.threads(Jobs::Pool::Files), owner.get(), {}, [](const Monitor&) { return 1; }, [&](int) { owner.reset(); });
        QTRY_VERIFY(!owner);
    }

    void newestWins()
    {
        Jobs jobs;
        Latest latest;
        QVector<int> shown;
        for (int i = 0; i < 50; ++i)
            latest.ask(
                jobs, Jobs::Pool::Files, {},
                [i](const Monitor& monitor) {
                    for (int k = 0; k < 20; ++k) {
                        monitor.report(k / 20.0);
                        QThread::usleep(200);
                    }
                    return i;
                },
                [&](int value) { shown << value; }, [](const QString&) {}, [] {});
        QTRY_COMPARE(shown.size(), 1);
        QCOMPARE(shown.first(), 49);
        QVERIFY(!latest.busy());
        QTest::qWait(50);
        QCOMPARE(shown.size(), 1);
    }

    void closingStopsWhatRuns()
    {
        QElapsedTimer clock;
        clock.start();
        {
            Jobs jobs;
            QObject owner;
            jobs.start(
                Jobs::Pool::Compute, &owner, QStringLiteral("endless"),
                [](const Monitor& monitor) {
                    for (;;) {
                        monitor.report(0.1);
                        QThread::msleep(1);
                    }
                    return 0;
                },
                [](int) {});
            QTest::qWait(20);
        }
        QVERIFY(clock.elapsed() < 60'000); // reaching this line at all is the point
    }
};

EPIARC_TEST(JobTest)
#include "job_test.moc"
