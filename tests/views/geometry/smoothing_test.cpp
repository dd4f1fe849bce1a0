#include "core/base/file.h"
#include "core/tracks/writing/bigwigwriter.h"
#include "tests/registry.h"
#include "tests/views/openbrowser.h"
#include "views/browser/hover.h"
#include "views/figures/snapshot.h"
#include "views/geometry/grain.h"
#include "views/lanemenus/lanemenu.h"
#include "views/sessionfiles/igvsession.h"
#include "views/sessionfiles/sessionfile.h"

#include <QInputDialog>
#include <QMenu>
#include <QTimer>

#include <cmath>

namespace
{

const float gap = std::numeric_limits<float>::quiet_NaN();

/// One value for each bp of chr1:1-400, some of them missing.
tracks::Signal ragged()
{
    tracks::Signal signal;
    signal.where = { "chr1", 0, 400 };
    for (int i = 0; i < 400; ++i)
        signal.mean.push_back(i % 23 == 5 || (i >= 200 && i < 240) ? gap : float(i * 37 % 101));
    signal.min = signal.max = signal.mean;
    return signal;
}

LaneView laneOf(const tracks::Signal& signal, double smoothing)
{
    LaneView lane;
    lane.smoothing = smoothing;
    lane.layers << LayerView { QStringLiteral("layer"), Qt::blue, std::make_shared<const tracks::Slice>(signal), {}, false };
    return lane;
}

/// Straight from the definition: whole bases within the width.
double meanAround(const tracks::Signal& signal, int centre, int half)
{
    double sum = 0, bases = 0;
    for (int i = std::max(0, centre - half); i < std::min(400, centre + half); ++i)
        if (!std::isnan(signal.mean[size_t(i)])) {
            sum += double(signal.mean[size_t(i)]);
            ++bases;
        }
    return sum / bases;
}

} // namespace

/// The moving average of a lane, from its definition to the menu.
class SmoothingTest : public QObject, protected OpenBrowser
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { close(); }

    void itIsTheMeanAround_data()
    {
        QTest::addColumn<bool>("reversed");
        QTest::newRow("plus strand first") << false;
        QTest::newRow("minus strand first") << true;
    }
    void itIsTheMeanAround()
    {
        QFETCH(bool, reversed);
        const tracks::Signal signal = ragged();
        const LaneView lane = laneOf(signal, 20);
        const Scale scale({ "chr1", 50, 350 }, 0, 150, reversed); // 2 bp a column
        const LaneColumns columns = columnsOf(lane, scale);
        QCOMPARE(columns.front().size(), size_t(150));
        for (int i = 0; i < 150; ++i) {
            const Column& column = columns.front()[size_t(reversed ? 149 - i : i)];
            const int centre = 50 + 2 * i + 1;
            if (std::isnan(signal.mean[size_t(centre)]) && std::isnan(signal.mean[size_t(centre) - 1]))
                QVERIFY(column.missing());
            else
                QVERIFY(std::abs(column.value - meanAround(signal, centre, 10)) < 1e-9);
            // The range behind it is that of the pixel, and includes the mean.
            QVERIFY(column.missing() || (column.low <= column.value && column.value <= column.high));
        }
    }

    void missingStaysMissing()
    {
        const LaneView plain = laneOf(ragged(), 0), smooth = laneOf(ragged(), 100);
        const Scale scale({ "chr1", 0, 400 }, 0, 400);
        const Columns one = columnsOf(plain, scale).front(), other = columnsOf(smooth, scale).front();
        int missing = 0, changed = 0;
        for (size_t i = 0; i < one.size(); ++i) {
            QCOMPARE(other[i].missing(), one[i].missing());
            missing += one[i].missing();
            changed += !one[i].missing() && one[i].value != other[i].value;
        }
        QVERIFY(missing >= 40 && changed > 300);
    }

    void whereItDoesNothing()
    {
        const Scale scale({ "chr1", 0, 400 }, 0, 50); // 8 bp a column
        const auto values = [&](LaneView lane) {
            const LaneColumns columns = columnsOf(lane, scale);
            std::vector<double> all;
            for (const Column& column : columns.front())
                all.push_back(column.missing() ? -1 : column.value);
            return all;
        };
        QVERIFY(values(laneOf(ragged(), 8)) == values(laneOf(ragged(), 0))); // no wider than a column
        QVERIFY(values(laneOf(ragged(), 9)) != values(laneOf(ragged(), 0)));
        for (const WindowFunction function : { WindowFunction::Max, WindowFunction::Min }) {
            LaneView plain = laneOf(ragged(), 0), smooth = laneOf(ragged(), 50);
            plain.function = smooth.function = function;
            QVERIFY(values(plain) == values(smooth));
            QCOMPARE(grainTexts(smooth, scale), grainTexts(plain, scale));
            QCOMPARE(smooth.margin(), int64_t(0));
        }
    }

    void headerAndHoverSayIt()
    {
        LaneView lane = laneOf(ragged(), 20);
        lane.function = WindowFunction::Mean;
        const Scale scale({ "chr1", 0, 400 }, 0, 400);
        const double value = columnsOf(lane, scale).front()[101].value;
        QVERIFY(value != double(ragged().mean[101]));
        QCOMPARE(
            readout(lane, scale, 101.5), QString::number(double(float(value)), 'g', 7) + QStringLiteral(", smoothed over 20 bp"));
        QVERIFY2(grainTexts(lane, scale).first().endsWith(QStringLiteral(", smoothed over 20 bp")),
            qPrintable(grainTexts(lane, scale).first()));
        lane.smoothing = 0;
        QVERIFY(!readout(lane, scale, 101.5).contains(QStringLiteral("smoothed")));
        QVERIFY(!grainTexts(lane, scale).first().contains(QStringLiteral("smoothed")));
    }

    /// Data is read as far as the average reaches, in the window and for figures.
    void edgesAreAveragedOverWhatLiesBeyond()
    {
        base::writeAtomically(path("g.chrom.sizes").toStdString(), "chr1\t10000\n");
        std::vector<float> values(10'000);
        for (size_t i = 0; i < values.size(); ++i)
            values[i] = i < 5000 ? 10 : 2;
        tracks::writeBigWig(path("s.bw").toStdString(), { { "chr1", 10'000, { { 0, 1, values } } } });
        open({ path("g.chrom.sizes"), path("s.bw") });
        m_session->change(QStringLiteral("smooth"), [](SessionState& state) { state.lanes.first().smoothing = 1000; });
        m_session->go({ "chr1", 5000, 6000 });
        QTRY_VERIFY(m_view->panels().complete());
        const auto first = [](const Scene& scene) {
            const PanelView& panel = scene.panels.first();
            return columnsOf(panel.lanes.first(), panel.scale).front().front().value;
        };
        QVERIFY(std::abs(first(m_view->panels().scene(0)) - 6) < 0.1);
        const Scene figure = Snapshot(*m_session).read({ Scale({ "chr1", 5000, 6000 }, 0, 500) });
        QVERIFY(std::abs(first(figure) - 6) < 0.1);
    }

    void theMenuSetsItUndoablyAndTheSessionKeepsIt()
    {
        base::writeAtomically(path("g.chrom.sizes").toStdString(), "chr1\t10000\n");
        base::writeAtomically(path("s.bedgraph").toStdString(), "chr1\t0\t5000\t2\nchr1\t5000\t9000\t-2\n");
        open({ path("g.chrom.sizes"), path("s.bedgraph") });
        m_session->go({ "chr1", 0, 10'000 });
        QTRY_VERIFY(m_view->panels().complete());
        const SessionState before = m_session->state();
        m_session->selection().set({ before.lanes.first().id });
        const auto choose = [&](const QString& text) {
            QMenu menu;
            fillLaneMenu(menu, *m_session, m_view->panels(), m_view->theme(), m_view.get());
            for (QAction* entry : menu.actions())
                if (entry->menu() && QString(entry->text()).remove(u'&') == QStringLiteral("Smoothing of the mean"))
                    for (QAction* action : entry->menu()->actions())
                        if (QString(action->text()).remove(u'&') == text)
                            return action->trigger();
            QFAIL(qPrintable(text));
        };
        choose(QStringLiteral("1 kb"));
        QCOMPARE(m_session->state().lanes.first().smoothing, 1000.0);
        QVERIFY2(m_session->undoStack().undoText().endsWith(QStringLiteral("Smoothing of the mean 1 kb")),
            qPrintable(m_session->undoStack().undoText()));
        QTimer answer;
        connect(&answer, &QTimer::timeout, this, [] {
            if (auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget())) {
                dialog->setIntValue(2500);
                dialog->accept();
            }
        });
        answer.start(20);
        choose(QStringLiteral("Other…"));
        answer.stop();
        QCOMPARE(m_session->state().lanes.first().smoothing, 2500.0);
        writeSession(path("s.epiarc").toStdString(), { m_session->state(), m_session->loci() });
        QCOMPARE(readSession(path("s.epiarc").toStdString()).state, m_session->state());
        const QString lost = writeIgvSession(path("s.xml").toStdString(), { m_session->state(), m_session->loci() });
        QVERIFY2(lost.contains(QStringLiteral("smoothed over 2.5 kb")), qPrintable(lost)); // IGV has no such option
        m_session->undoStack().undo();
        m_session->undoStack().undo();
        QCOMPARE(m_session->state(), before);
    }
};

EPIARC_TEST(SmoothingTest)
#include "smoothing_test.moc"
