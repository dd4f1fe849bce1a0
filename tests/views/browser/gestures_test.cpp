#include "views/browser/details.h"
#include "views/document/arrange.h"
#include "views/document/laneorder.h"
#include "views/lanemenus/lanemenu.h"
#include "views/painting/painters.h"
#include "views/session/regions.h"

#include "tests/registry.h"
#include "tests/views/openbrowser.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

/// The lanes under the pointer and the keys.
class GesturesTest : public QObject, protected OpenBrowser
{
    Q_OBJECT

    QStringList order() const
    {
        QStringList names;
        for (const LaneSpec& lane : m_session->state().lanes)
            names << QFileInfo(lane.layers.first().source.path()).baseName();
        return names;
    }
    int id(int lane) const { return m_session->state().lanes[lane].id; }
    /// Middle of a lane's name.
    QPoint name(int lane) const
    {
        double y = rulerHeight;
        for (int i = 0; i < lane; ++i)
            y += m_session->state().lanes[i].height;
        return { 60, int(y + m_session->state().lanes[lane].height / 2) };
    }
    void drag(const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* view = m_view->viewport();
        QTest::mousePress(view, Qt::LeftButton, modifiers, from);
        for (const QPoint& at : { (from + to) / 2, to }) {
            QMouseEvent move(QEvent::MouseMove, at, view->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, modifiers);
            QCoreApplication::sendEvent(view, &move);
        }
        QTest::mouseRelease(view, Qt::LeftButton, modifiers, to);
    }
    void hover(const QPoint& at)
    {
        QMouseEvent move(QEvent::MouseMove, at, m_view->viewport()->mapToGlobal(at), Qt::NoButton, {}, {});
        QCoreApplication::sendEvent(m_view->viewport(), &move);
    }
    QAction* entry(QMenu& menu, const QString& text) const
    {
        for (QAction* action : menu.actions()) {
            if (QString(action->text()).remove(u'&').startsWith(text))
                return action;
            if (action->menu())
                if (QAction* found = entry(*action->menu(), text))
                    return found;
        }
        return nullptr;
    }
    void choose(const QString& text)
    {
        QMenu menu;
        fillLaneMenu(menu, *m_session, m_view->panels(), m_view->theme(), m_view.get());
        QAction* action = entry(menu, text);
        QVERIFY2(action, qPrintable(text));
        QVERIFY2(action->isEnabled(), qPrintable(text));
        action->trigger();
    }

private Q_SLOTS:
    void init()
    {
        open({ write(QStringLiteral("toy.chrom.sizes"), "chr1\t100000\nchr2\t50000\n"),
            write(QStringLiteral("one.bedgraph"), "chr1\t0\t50000\t2\nchr1\t50000\t100000\t8\nchr2\t0\t50000\t1\n"),
            write(QStringLiteral("two.bedgraph"), "chr1\t0\t100000\t40\n"),
            write(QStringLiteral("peaks.bed"),
                "chr1\t1000\t1100\ta\nchr1\t30000\t30200\tb\nchr1\t30100\t30400\tb\nchr1\t60000\t60100\tc\nchr2\t100\t300\td"
                "\n") });
        m_session->go({ "chr1", 10'000, 50'000 });
        QTRY_VERIFY(m_view->panels().complete());
        QCOMPARE(order(), (QStringList { QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("peaks") }));
        m_session->undoStack().clear();
    }
    void cleanup() { close(); }

    void aCopyOfTheStateIsItsOwn()
    {
        const SessionState before = m_session->state();
        SessionState copy = before;
        copy.lane(id(0))->height = 333;
        QVERIFY(before.lanes[0].height != 333);
        m_session->change(QStringLiteral("one lane"), [this](SessionState& state) { state.lane(id(0))->height = 333; });
        QCOMPARE(m_session->undoStack().count(), 1);
        m_session->undoStack().undo();
        QCOMPARE(m_session->state(), before);
    }

    void namesSelect()
    {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, name(1));
        QCOMPARE(m_session->selection().lanes(), QVector<int> { id(1) });
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier, name(0));
        QCOMPARE(m_session->selection().lanes(), (QVector<int> { id(1), id(0) }));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier, name(1));
        QCOMPARE(m_session->selection().lanes(), QVector<int> { id(0) });
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, name(2));
        QCOMPARE(m_session->selection().lanes(), (QVector<int> { id(0), id(1), id(2) }));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(m_session->selection().isEmpty());
        QVERIFY(!m_session->undoStack().canUndo());
    }

    void aNameIsDraggedToItsPlace()
    {
        drag(name(2), { 60, int(rulerHeight) + 2 });
        QCOMPARE(order(), (QStringList { QStringLiteral("peaks"), QStringLiteral("one"), QStringLiteral("two") }));
        m_session->undoStack().undo();
        QCOMPARE(order(), (QStringList { QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("peaks") }));
    }

    void severalAreDraggedTogether()
    {
        m_session->selection().set({ id(0), id(1) });
        drag(name(0), { 60, 580 });
        QCOMPARE(order(), (QStringList { QStringLiteral("peaks"), QStringLiteral("one"), QStringLiteral("two") }));
    }

    void deleteRemovesWhatIsSelectedAndUndoBringsItBack()
    {
        const SessionState before = m_session->state();
        m_session->selection().set({ id(0), id(2) });
        QTest::keyClick(m_view.get(), Qt::Key_Delete);
        QCOMPARE(order(), QStringList { QStringLiteral("two") });
        QVERIFY(m_session->selection().isEmpty());
        m_session->undoStack().undo();
        QCOMPARE(m_session->state(), before);
    }

    void anEdgeSetsTheHeightOfAllSelected()
    {
        m_session->selection().set({ id(0), id(1) });
        const double before = m_session->state().lanes[0].height;
        const int edge = int(rulerHeight + before);
        drag({ 60, edge }, { 60, edge + 30 });
        QCOMPARE(m_session->state().lanes[0].height, before + 30);
        QCOMPARE(m_session->state().lanes[1].height, before + 30);
        QVERIFY(m_session->state().lanes[2].height != before + 30);
        QCOMPARE(m_session->undoStack().count(), 1);
    }

    void arrowsSelectAndMove()
    {
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_session->selection().lanes(), QVector<int> { id(1) });
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(order(), (QStringList { QStringLiteral("one"), QStringLiteral("peaks"), QStringLiteral("two") }));
        QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::AltModifier);
        QCOMPARE(order().first(), QStringLiteral("two"));
    }

    void pinnedLanesStayWhileOthersScroll()
    {
        m_session->change(QStringLiteral("tall"), [this](SessionState& state) {
            for (LaneSpec& lane : state.lanes)
                lane.height = 400;
            pinLanes(state, { state.lanes[2].id }, true);
            state.lanes[0].height = 50;
        });
        QCOMPARE(order().first(), QStringLiteral("peaks"));
        QVERIFY(m_view->verticalScrollBar()->maximum() > 100);
        m_view->verticalScrollBar()->setValue(100);
        const LaneLayout layout(m_view->panels().scene(0).panels.first().lanes, rulerHeight, 100);
        QCOMPARE(layout.top(0), rulerHeight);
        QCOMPARE(layout.top(1), rulerHeight + 50 - 100);
        QCOMPARE(layout.laneAt(rulerHeight + 10), 0);
        QCOMPARE(layout.laneAt(rulerHeight + 60), 1);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, { 60, int(rulerHeight) + 10 });
        QCOMPARE(m_session->selection().current(), id(0));
    }

    void menuActsOnAllSelectedInOneStep_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("style") << QStringLiteral("Heat map");
        QTest::newRow("function") << QStringLiteral("Maximum");
        QTest::newRow("transform") << QStringLiteral("Logarithmic, linear");
        QTest::newRow("percentile") << QStringLiteral("Visible data up to the 99th");
        QTest::newRow("group") << QStringLiteral("One range");
        QTest::newRow("pin") << QStringLiteral("Pin");
    }
    void menuActsOnAllSelectedInOneStep()
    {
        QFETCH(QString, text);
        const SessionState before = m_session->state();
        m_session->selection().set({ id(0), id(1) });
        choose(text);
        for (const LaneSpec& lane : before.lanes) {
            const bool same = *m_session->state().lane(lane.id) == lane;
            QCOMPARE(same, lane.id == before.lanes[2].id);
        }
        m_session->undoStack().undo();
        QCOMPARE(m_session->state(), before);
    }

    void lanesAreCombinedAndParted()
    {
        m_session->selection().set({ id(1), id(0) });
        choose(QStringLiteral("Difference"));
        QTRY_VERIFY(m_view->panels().complete());
        QCOMPARE(m_session->state().lanes.size(), 4);
        const auto lanes = m_view->panels().scene(0).panels.first().lanes;
        const auto formula = std::find_if(lanes.begin(), lanes.end(),
            [this](const LaneView& lane) { return m_session->state().lane(lane.id)->layers.first().source.is<FormulaSource>(); });
        QVERIFY(formula != lanes.end() && formula->layers.first().signal());
        QCOMPARE(valueAt(*formula->layers.first().signal(), 20'000, 20'100), 40.0 - 2.0);
        m_session->undoStack().undo();

        m_session->selection().set({ id(0), id(1) });
        choose(QStringLiteral("Overlay"));
        QCOMPARE(m_session->state().lanes.size(), 2);
        QCOMPARE(m_session->state().lanes[0].layers.size(), 2);
        m_session->selection().set({ id(0) });
        choose(QStringLiteral("Separate"));
        QCOMPARE(order(), (QStringList { QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("peaks") }));
    }

    void aGroupSharesItsRange()
    {
        m_session->selection().set({ id(0), id(1) });
        choose(QStringLiteral("One range"));
        const Scale visible(m_session->locus(), 0, 1000);
        const auto lanes = m_view->panels().scene(0).panels.first().lanes;
        QCOMPARE(valueRange(lanes[0], visible).high, 40.0);
        QCOMPARE(valueRange(lanes[1], visible).high, 40.0);
        choose(QStringLiteral("Leave"));
        QCOMPARE(valueRange(m_view->panels().scene(0).panels.first().lanes[0], visible).high, 2.0);
    }

    void keysStepFromFeatureToFeature()
    {
        const auto centred = [this](const std::string& chrom, int64_t centre) {
            return m_session->locus().chrom == chrom && std::abs(m_session->locus().centre() - centre) <= 1;
        };
        m_session->go({ "chr1", 5'000, 7'000 });
        QTest::keyClick(m_view.get(), Qt::Key_F);
        QTRY_VERIFY(centred("chr1", 30'100));
        QTest::keyClick(m_view.get(), Qt::Key_F, Qt::ControlModifier); // the second of one name is passed over
        QTRY_VERIFY(centred("chr1", 60'050));
        QTest::keyClick(m_view.get(), Qt::Key_F);
        QTRY_COMPARE(m_session->locus().chrom, std::string("chr2"));
        QSignalSpy said(m_view.get(), &BrowserView::said);
        QTest::keyClick(m_view.get(), Qt::Key_F);
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(said.first().first().toString().contains(QStringLiteral("peaks")));
        QTest::keyClick(m_view.get(), Qt::Key_B);
        QTRY_VERIFY(centred("chr1", 60'050));
    }

    void regionsByKey()
    {
        const Interval locus = m_session->locus();
        QTest::keyClick(m_view.get(), Qt::Key_R, Qt::ControlModifier);
        QTest::keyClick(m_view.get(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_session->state().regions.size(), 2);
        QCOMPARE(m_session->state().regions[0].where, locus);
        QCOMPARE(m_session->state().regions[1].where.length(), int64_t(1));
        QVERIFY(m_session->state().regions[0].colour != m_session->state().regions[1].colour);
        m_session->undoStack().undo();
        QCOMPARE(m_session->state().regions.size(), 1);
    }

    void regionsAreDrawnAcrossTheLanes()
    {
        const auto colourAt = [this](const QPoint& at) { return m_view->viewport()->grab().toImage().pixelColor(at); };
        const QPoint at(laneHeaderWidth + 400, int(rulerHeight) + 8);
        const QColor before = colourAt(at);
        addRegion(*m_session, m_session->locus().resized(4000));
        QVERIFY(colourAt(at) != before);
        m_session->change(QStringLiteral("hide"), [](SessionState& state) { state.regions[0].drawn = false; });
        QCOMPARE(colourAt(at), before);
    }

    void regionsGoThroughBed()
    {
        const std::filesystem::path file = m_folder->filePath(QStringLiteral("regions.bed")).toStdString();
        const QVector<Region> regions { { { "chr1", 100, 200 }, QStringLiteral("a"), QColor(1, 2, 3), true },
            { { "chr2", 5, 6 }, QStringLiteral("b"), QColor(255, 0, 0), true } };
        writeRegions(file, regions);
        QCOMPARE(readRegions(file, *m_session->sources().genome()), regions);
        write(QStringLiteral("elsewhere.bed"), "chrQ\t1\t2\tx\n");
        QVERIFY_EXCEPTION_THROWN(
            readRegions(m_folder->filePath(QStringLiteral("elsewhere.bed")).toStdString(), *m_session->sources().genome()),
            Error);
    }

    void severalPlacesStandSideBySide()
    {
        m_session->goTo(QStringLiteral("chr1:1,001-2,000 chr2"));
        QCOMPARE(m_session->loci(), (Loci { { "chr1", 1000, 2000 }, { "chr2", 0, 50'000 } }));
        QTRY_VERIFY(m_view->panels().complete());
        QCOMPARE(m_view->panels().scene(0).panels.size(), 2);
        QCOMPARE(m_session->active(), 0);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, { 900, 200 });
        QCOMPARE(m_session->active(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QCOMPARE(m_session->loci(), (Loci { { "chr1", 1000, 2000 }, { "chr2", 12'500, 37'500 } }));
        const int right = int(m_view->panels().scene(laneHeaderWidth).panels[0].scale.right());
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, { right - 8, 10 });
        QCOMPARE(m_session->loci(), (Loci { { "chr2", 12'500, 37'500 } }));
        m_session->back();
        QCOMPARE(m_session->loci().size(), 2);
    }

    void allIsEveryChromosomeInProportion()
    {
        QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(m_session->loci(), (Loci { { "chr1", 0, 100'000 }, { "chr2", 0, 50'000 } }));
        const Scene scene = m_view->panels().scene(0);
        QVERIFY(std::abs(scene.panels[0].scale.width() - 2 * scene.panels[1].scale.width()) <= 2);
    }

    void theOtherStrandRunsBackwards()
    {
        QSignalSpy hovered(m_view.get(), &BrowserView::hovered);
        const QPoint left(int(laneHeaderWidth) + 1, 200);
        hover(left);
        QVERIFY(hovered.last().first().toString().startsWith(QStringLiteral("chr1:10,")));
        QTest::keyClick(m_view.get(), Qt::Key_R);
        QVERIFY(m_session->reversed());
        hover(left);
        QVERIFY(hovered.last().first().toString().startsWith(QStringLiteral("chr1:49,")));
        const Interval before = m_session->locus();
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_session->locus().start, before.start - before.length() / 10);
        drag({ 500, 200 }, { 400, 200 });
        QVERIFY(m_session->locus().start < before.start - before.length() / 10);
    }

    void allValuesUnderThePointerAreCopied()
    {
        hover({ int(laneHeaderWidth) + 700, 200 });
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QVERIFY(lines.value(0).startsWith(QStringLiteral("chr1:4")));
        QVERIFY(lines.contains(QStringLiteral("one\t2")));
        QVERIFY(lines.contains(QStringLiteral("two\t40")));
    }

    void aBandInTheDataOffersAMenu()
    {
        QStringList entries;
        QTimer::singleShot(100, this, [&] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            if (!menu)
                return;
            for (const QAction* action : menu->actions())
                entries << QString(action->text()).remove(u'&');
            for (QAction* action : menu->actions())
                if (action->text().contains(QStringLiteral("ighlight")))
                    action->trigger();
            menu->close();
        });
        drag({ 300, 200 }, { 500, 200 }, Qt::ShiftModifier);
        QVERIFY(entries.contains(QStringLiteral("Zoom here")));
        QVERIFY(entries.contains(QStringLiteral("Copy its sequence")));
        QCOMPARE(m_session->state().regions.size(), 1);
        QCOMPARE(m_session->locus(), (Interval { "chr1", 10'000, 50'000 }));
    }

    void aFailedLaneOffersAWayOut()
    {
        const QString path = m_folder->filePath(QStringLiteral("late.bedgraph"));
        QFile::remove(path);
        m_session->change(QStringLiteral("add"), [&](SessionState& state) { addFile(state, path, tracks::Format::BedGraph); });
        QTRY_VERIFY(m_view->panels().complete());
        const auto button = [this](const QString& name) {
            for (QPushButton* found : m_view->viewport()->findChildren<QPushButton*>())
                if (found->accessibleName().startsWith(name) && found->isVisible())
                    return found;
            return static_cast<QPushButton*>(nullptr);
        };
        QVERIFY(button(QStringLiteral("Read late again")));
        QSignalSpy locate(m_view.get(), &BrowserView::locateWanted);
        QVERIFY(button(QStringLiteral("Say where")));
        button(QStringLiteral("Say where"))->click();
        QCOMPARE(locate.value(0).value(0).toString(), path);
        write(QStringLiteral("late.bedgraph"), "chr1\t0\t100000\t3\n");
        button(QStringLiteral("Read late again"))->click();
        QTRY_VERIFY(!button(QStringLiteral("Read late again")));
        QTRY_VERIFY(m_view->panels().scene(0).panels.first().lanes.last().layers.first().signal());

        QFile::remove(path);
        m_view->panels().lanes().back()->retry();
        QTRY_VERIFY(button(QStringLiteral("Remove late")));
        const auto lanes = m_session->state().lanes.size();
        button(QStringLiteral("Remove late"))->click();
        QCOMPARE(m_session->state().lanes.size(), lanes - 1);
        m_session->undoStack().undo();
        QCOMPARE(m_session->state().lanes.size(), lanes);
    }

    void detailsTellWhatLiesThere()
    {
        const Scale scale(m_session->locus(), 0, 800);
        const auto lanes = m_view->panels().scene(0).panels.first().lanes;
        const QStringList gene = detailsAt(lanes[2], scale, 30'150);
        QVERIFY(gene.contains(QStringLiteral("Name\tb")));
        QVERIFY(gene.contains(QStringLiteral("Locus\tchr1:30,001-30,200")));
        QVERIFY(gene.contains(QString())); // two of them
        QVERIFY(detailsAt(lanes[2], scale, 40'000).isEmpty());
        QVERIFY(detailsAt(lanes[0], scale, 30'150).contains(QStringLiteral("Highest\t2")));
    }

    void altClickZoomsOut()
    {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::AltModifier, { 500, 200 });
        QCOMPARE(m_session->locus().length(), int64_t(80'000));
    }

    void theBareWheelZoomsWhenAsked()
    {
        const auto turn = [this](Qt::KeyboardModifiers modifiers) {
            QWheelEvent wheel({ 500, 200 }, m_view->viewport()->mapToGlobal(QPointF(500, 200)), {}, { 0, 120 }, {}, modifiers,
                Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(m_view->viewport(), &wheel);
        };
        turn({});
        QCOMPARE(m_session->locus().length(), int64_t(40'000));
        m_view->setWheelZooms(true);
        turn({});
        QVERIFY(m_session->locus().length() < 40'000);
    }
};

EPIARC_TEST(GesturesTest)
#include "gestures_test.moc"
