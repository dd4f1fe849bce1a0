#include "tests/registry.h"
#include "tests/views/openwindow.h"

#include "views/activity/messagebar.h"
#include "views/browser/browserview.h"
#include "views/saving/document.h"
#include "views/welcome/welcome.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

/// The first page and the demo it offers.
class WelcomeTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<OpenWindow> m_open;

    QPushButton* button(const QString& text) const
    {
        for (QPushButton* button : m_open->part<Welcome>()->findChildren<QPushButton*>())
            if (button->text().remove(u'&') == text)
                return button;
        return nullptr;
    }
    void writeFile(const QString& name) const
    {
        QFile file(m_open->path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(">chr1\nACGTACGTACGTACGTACGTACGTACGTACGTACGTACGT\n");
    }

private Q_SLOTS:
    void init() { m_open = std::make_unique<OpenWindow>(); }
    void cleanup() { m_open.reset(); }

    void isShownUntilThereIsAGenome()
    {
        QVERIFY(m_open->part<Welcome>()->isVisible());
        QVERIFY(!m_open->part<BrowserView>()->isVisible());
        writeFile(QStringLiteral("g.fa"));
        m_open->window().open({ m_open->path(QStringLiteral("g.fa")) });
        QTRY_VERIFY(m_open->part<BrowserView>()->isVisible());
        QVERIFY(!m_open->part<Welcome>()->isVisible());
        QTRY_VERIFY(m_open->part<BrowserView>()->hasFocus());
        m_open->session().undoStack().undo();
        QTRY_VERIFY(m_open->part<Welcome>()->isVisible());
    }

    void tellsThatTracksWaitForAGenome()
    {
        const auto note = [&] { return m_open->part<QLabel>(QStringLiteral("note")); };
        QVERIFY(!note()->isVisible());
        m_open->session().change(QStringLiteral("add"), [](SessionState& state) { state.lanes.append(LaneSpec { 1 }); });
        QVERIFY(note()->isVisible());
        QVERIFY(note()->text().contains(u'1'));
    }

    void listsWhatWasOpenedAndStillExists()
    {
        writeFile(QStringLiteral("known.fa"));
        RecentFiles& recent = m_open->window().document().recent();
        recent.addGenome(m_open->path(QStringLiteral("known.fa")));
        recent.addGenome(m_open->path(QStringLiteral("gone.fa")));
        QVERIFY(button(QStringLiteral("known.fa")));
        QTRY_VERIFY(!button(QStringLiteral("gone.fa")));
        QVERIFY(button(QStringLiteral("known.fa")));
        button(QStringLiteral("known.fa"))->click();
        QTRY_COMPARE(m_open->session().state().genome, m_open->path(QStringLiteral("known.fa")));
    }

    void everyWayToBeginIsReachedByTab()
    {
        QSet<QWidget*> reached;
        m_open->part<Welcome>()->setFocus();
        for (int i = 0; i < 20; ++i) {
            reached.insert(QApplication::focusWidget());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QVERIFY(reached.contains(button(QStringLiteral("Open files…"))));
        QVERIFY(reached.contains(button(QStringLiteral("Open the demo"))));
    }

    void theDemoOpensWholeAndSaysWhatItIs()
    {
        const QString mine = m_open->path(QStringLiteral("mine.epiarc"));
        m_open->window().document().saveUnder(mine);
        QTRY_COMPARE(m_open->window().document().path(), mine);
        button(QStringLiteral("Open the demo"))->click();
        auto* browser = m_open->part<BrowserView>();
        QTRY_VERIFY_WITH_TIMEOUT(m_open->session().state().lanes.size() >= 6, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(browser->isVisible() && browser->panels().complete(), 60'000);
        const QVector<LaneView> lanes = browser->panels().scene(0).panels.first().lanes; // the scene is a temporary
        const bool engine = QFile::exists(QStringLiteral(BIN_DIR "/../lib/libepiarc-learn.so"));
        int predicted = 0, attention = 0;
        for (const LaneView& lane : lanes) {
            QVERIFY2(lane.name.contains(QStringLiteral("simulated")), qPrintable(lane.name));
            predicted += lane.name.contains(QStringLiteral("predicted"));
            attention += lane.name.contains(QStringLiteral("Attention"));
            if (!engine && (predicted || attention))
                continue; // built without LibTorch: there is nothing to predict with
            for (const LayerView& layer : lane.layers) {
                QVERIFY2(layer.problem.isEmpty(), qPrintable(layer.problem));
                QVERIFY(layer.slice);
            }
        }
        QCOMPARE(predicted, 2); // CAGE of both cell types
        QCOMPARE(attention, 2); // arcs and map
        QVERIFY(m_open->part<MessageBar>()->findChild<QFrame*>(QStringLiteral("notice")));
        QVERIFY(m_open->window().document().path().isEmpty()); // saving asks where, and leaves alone what was open before
        QVERIFY(m_open->session().undoStack().isClean());
    }
};

EPIARC_TEST(WelcomeTest)
#include "welcome_test.moc"
