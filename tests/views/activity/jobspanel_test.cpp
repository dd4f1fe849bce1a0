#include "tests/registry.h"
#include "tests/views/openwindow.h"

#include "views/activity/jobspanel.h"
#include "views/memoryuse.h"
#include "views/statusbar.h"

#include <QDockWidget>
#include <QLabel>
#include <QToolButton>

#include <atomic>

/// What runs, and what the status bar tells of it.
class JobsPanelTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<OpenWindow> m_open;
    std::atomic<bool> m_go = false;

    QDockWidget* dock() const { return m_open->part<QDockWidget>(QStringLiteral("jobs")); }
    QToolButton* count() const { return m_open->part<StatusBar>()->findChild<QToolButton*>(); }
    void startJob(bool fails = false)
    {
        m_go = false;
        const auto work = [this, fails](const Monitor& monitor) {
            while (!m_go) {
                monitor.report(0.5, "halfway");
                QThread::msleep(1);
            }
            if (fails)
                throw Error("The disk is full: make room and try again.");
            return 0;
        };
        m_open->jobs().start(Jobs::Pool::Files, &m_open->window(), QStringLiteral("Reading"), work, [](int) {});
    }

private Q_SLOTS:
    void init() { m_open = std::make_unique<OpenWindow>(); }
    void cleanup()
    {
        m_go = true;
        m_open.reset();
    }

    void opensForALongJobAndClosesAgain()
    {
        startJob();
        QVERIFY(!dock()->isVisible());
        QTRY_VERIFY(dock()->isVisible());
        QVERIFY(count()->isVisible() && count()->text().contains(u'1'));
        m_go = true;
        QTRY_VERIFY(!dock()->isVisible());
        QVERIFY(!count()->isVisible());
    }

    void staysWhenTheUserOpenedIt()
    {
        startJob();
        QTRY_VERIFY(count()->isVisible());
        count()->click();
        QVERIFY(dock()->isVisible());
        m_go = true;
        QTRY_VERIFY(!count()->isVisible());
        QVERIFY(dock()->isVisible());
    }

    void aFailureStaysUntilDismissed()
    {
        startJob(true);
        m_go = true;
        QTRY_VERIFY(dock()->isVisible());
        auto* problem = dock()->findChild<QFrame*>(QStringLiteral("failure"));
        QVERIFY(problem && problem->findChild<QLabel*>()->text().contains(QStringLiteral("The disk is full")));
        problem->findChild<QToolButton*>()->click();
        QTRY_VERIFY(!dock()->isVisible());
    }

    void memoryIsTold()
    {
        const MemoryUse use = MemoryUse::of(m_open->session());
        QVERIFY(use.process > 10'000'000 && use.process < 10'000'000'000);
        bool told = false;
        for (const QLabel* label : m_open->part<StatusBar>()->findChildren<QLabel*>())
            told |= label->text().contains(QStringLiteral("MB in all"));
        QVERIFY(told);
    }
};

EPIARC_TEST(JobsPanelTest)
#include "jobspanel_test.moc"
