#include "views/tracks/lanelist.h"
#include "views/tracks/trackspanel.h"

#include "tests/registry.h"
#include "tests/views/checkedmodel.h"

#include <QApplication>
#include <QListView>
#include <QMimeData>
#include <QTest>

#include <memory>

/// The list of lanes.
class TracksPanelTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<TracksPanel> m_panel;

    QListView* view() const { return m_panel->findChild<QListView*>(); }
    QStringList names() const
    {
        QStringList names;
        for (int i = 0; i < view()->model()->rowCount(); ++i)
            names << view()->model()->index(i, 0).data().toString();
        return names;
    }

private Q_SLOTS:
    void init()
    {
        m_jobs = std::make_unique<Jobs>();
        m_session = std::make_unique<Session>(*m_jobs);
        m_session->change(QStringLiteral("add"), [](SessionState& state) {
            for (const char* name : { "a", "b", "c", "d" }) {
                LaneSpec lane;
                lane.id = state.freeId();
                lane.name = QLatin1String(name);
                state.lanes.append(lane);
            }
        });
        m_panel = std::make_unique<TracksPanel>(*m_session);
        checkModel(view()->model());
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        QApplication::setActiveWindow(m_panel.get()); // there may be no window manager to do it
        view()->setFocus();
    }
    void cleanup()
    {
        m_panel.reset();
        m_session.reset();
        m_jobs.reset();
    }

    void listsTheLanes() { QCOMPARE(names().join(u' '), QStringLiteral("a b c d")); }

    void draggingReordersAndIsUndoable()
    {
        auto* model = view()->model();
        const std::unique_ptr<QMimeData> dragged(model->mimeData({ model->index(3, 0), model->index(1, 0) }));
        model->dropMimeData(dragged.get(), Qt::MoveAction, 0, 0, {});
        QTRY_COMPARE(names().join(u' '), QStringLiteral("b d a c"));
        m_session->undoStack().undo();
        QCOMPARE(names().join(u' '), QStringLiteral("a b c d"));
    }

    void selectionIsTheSessions()
    {
        m_session->selection().set({ m_session->state().lanes[2].id });
        QCOMPARE(view()->selectionModel()->selectedIndexes().value(0).row(), 2);
        view()->selectionModel()->select(view()->model()->index(0, 0), QItemSelectionModel::Select);
        QVERIFY(m_session->selection().contains(m_session->state().lanes[0].id));
        QVERIFY(m_session->selection().contains(m_session->state().lanes[2].id));
    }

    void deleteRemovesAndIsUndoable()
    {
        m_session->selection().set({ m_session->state().lanes[0].id, m_session->state().lanes[1].id });
        QTest::keyClick(view(), Qt::Key_Delete);
        QCOMPARE(names().join(u' '), QStringLiteral("c d"));
        m_session->undoStack().undo();
        QCOMPARE(names().join(u' '), QStringLiteral("a b c d"));
    }

    void aNameCanBeEdited()
    {
        view()->model()->setData(view()->model()->index(1, 0), QStringLiteral("liver"), Qt::EditRole);
        QTRY_COMPARE(m_session->state().lanes[1].name, QStringLiteral("liver"));
        QCOMPARE(names()[1], QStringLiteral("liver"));
    }
};

EPIARC_TEST(TracksPanelTest)
#include "trackspanel_test.moc"
