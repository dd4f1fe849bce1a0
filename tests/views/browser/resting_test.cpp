#include "tests/registry.h"
#include "tests/views/openbrowser.h"

#include <QScrollBar>
#include <QTest>

/// Many lanes: only those near what is in sight hold data.
class RestingTest : public QObject, protected OpenBrowser
{
    Q_OBJECT

    static constexpr int count = 60;

    size_t bytesOf(int lane) const { return m_view->panels().lanes()[size_t(lane)]->bytes(); }
    bool shows(int lane) const
    {
        const LayerView layer = m_view->panels().lanes()[size_t(lane)]->view().layers.first();
        return layer.signal() && layer.problem.isEmpty();
    }

public:
    static void initMain() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

private Q_SLOTS:
    void init()
    {
        QStringList files { write(QStringLiteral("toy.chrom.sizes"), "chr1\t100000\n") };
        for (int i = 0; i < count; ++i)
            files << write(QStringLiteral("signal%1.bedgraph").arg(i), "chr1\t0\t100000\t2\n");
        open(files);
        m_session->change(QStringLiteral("low"), [](SessionState& state) {
            for (LaneSpec& lane : state.lanes)
                lane.height = 60;
        });
        QCOMPARE(m_session->state().lanes.size(), count);
        m_session->go({ "chr1", 10'000, 50'000 });
        QTRY_VERIFY(m_view->panels().complete() && shows(0));
    }
    void cleanup() { close(); }

    void lanesFarBelowHoldNothing()
    {
        QVERIFY(bytesOf(0) > 0);
        QTRY_COMPARE(bytesOf(count - 1), size_t(0));
        QVERIFY(m_view->panels().complete());
    }

    void scrollingWakesThem()
    {
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
        QTRY_VERIFY(m_view->panels().complete() && shows(count - 1));
        QCOMPARE(bytesOf(0), size_t(0));
        m_view->verticalScrollBar()->setValue(0);
        QTRY_VERIFY(m_view->panels().complete() && shows(0));
    }

    void pinnedLanesAndThoseOfAGroupInSightStayAwake()
    {
        m_session->change(QStringLiteral("group"), [](SessionState& state) {
            state.lanes[0].scale.group = state.lanes[count - 1].scale.group = QStringLiteral("A");
            state.lanes[count - 2].pinned = true;
        });
        QTRY_VERIFY(m_view->panels().complete() && shows(count - 1) && shows(count - 2));
        QCOMPARE(bytesOf(count - 3), size_t(0));
    }

    void aChangeOfALaneThatRestsDoesNotWakeIt()
    {
        m_session->change(
            QStringLiteral("name"), [](SessionState& state) { state.lanes[count - 1].name = QStringLiteral("last"); });
        QTRY_VERIFY(m_view->panels().complete());
        QCOMPARE(bytesOf(count - 1), size_t(0));
        m_session->go({ "chr1", 20'000, 30'000 });
        QTRY_VERIFY(m_view->panels().complete() && shows(0));
        QCOMPARE(bytesOf(count - 1), size_t(0));
    }
};

EPIARC_TEST(RestingTest)
#include "resting_test.moc"
