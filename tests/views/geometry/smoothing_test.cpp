#include "core/base/file.h"
#include "core/tracks/writing/bigwigwriter.h"
#include "tests/registry.h"
#include "tests/views/openbrowser.h"
#include "tests/views/textrecorder.h"
#include "views/browser/hover.h"
#include "views/figures/snapshot.h"
#include "views/geometry/grain.h"
#include "views/lanemenus/lanemenu.h"
#include "views/painting/legend.h"
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

/// What a legend writes over `width` px of a lane with three layers, as (pieces about the smoothing, other pieces).
std::pair<int, int> legendOf(SignalStyle style, double smoothing, int width)
{
    LaneView lane = laneOf(ragged(), smoothing);
    lane.style = style;
    lane.layers << lane.layers.first() << lane.layers.first();
    const Scale scale({ "chr1", 0, 400 }, 0, width);
    const QRectF data(0, 0, width, 90);
    TextRecorder recorder(data.size().toSize());
    QPainter painter(&recorder);
    paintLegend(painter, data, SignalPlot(lane, scale, data), Theme::light());
    std::pair<int, int> pieces;
    for (const TextRecorder::Written& piece : recorder.written)
        ++(piece.text.contains(QStringLiteral("smoothed over")) ? pieces.first : pieces.second);
    return pieces;
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
            QCOMPARE(smooth.needed(scale.interval(), FileSource()), scale.interval());
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

    /// Each pixel has one colour, and it is the mean that was asked to be smoothed.
    void aHeatMapShowsTheSmoothedMean()
    {
        const Scale scale({ "chr1", 0, 400 }, 0, 50); // 8 bp a column
        for (const double smoothing : { 8.0, 60.0 }) { // at the first a column sums up as much
            LaneView heat = laneOf(ragged(), smoothing), line = heat;
            heat.style = SignalStyle::HeatMap;
            line.function = WindowFunction::Mean;
            const Columns coloured = columnsOf(heat, scale).front(), drawn = columnsOf(line, scale).front();
            for (size_t i = 0; i < drawn.size(); ++i)
                QVERIFY(coloured[i].missing() ? drawn[i].missing() : coloured[i].extreme() == drawn[i].value);
            QCOMPARE(grainTexts(heat, scale), grainTexts(line, scale));
            heat.smoothing = 0;
            QVERIFY(grainTexts(heat, scale).first().contains(QStringLiteral("extreme")));
        }
    }

    void anInfiniteValueCountsAsNothing_data()
    {
        QTest::addColumn<float>("value");
        QTest::newRow("above all") << std::numeric_limits<float>::infinity();
        QTest::newRow("below all") << -std::numeric_limits<float>::infinity();
    }
    void anInfiniteValueCountsAsNothing()
    {
        QFETCH(float, value);
        tracks::Signal signal = ragged(), without = ragged();
        signal.mean[100] = value;
        without.mean[100] = gap;
        const Scale scale({ "chr1", 50, 350 }, 0, 150); // 2 bp a column
        const Columns columns = columnsOf(laneOf(signal, 20), scale).front(),
                      plain = columnsOf(laneOf(ragged(), 0), scale).front();
        for (int i = 0; i < 150; ++i)
            if (plain[size_t(i)].missing())
                QVERIFY(columns[size_t(i)].missing());
            else
                QVERIFY(std::abs(columns[size_t(i)].value - meanAround(without, 50 + 2 * i + 1, 10)) < 1e-9);
    }

    /// The band around the mean of an ensemble is as smooth as the mean.
    void theSpreadOfAnEnsembleIsAveragedToo()
    {
        tracks::Signal spreads;
        spreads.where = { "chr1", 0, 400 };
        for (int i = 0; i < 400; ++i)
            spreads.mean.push_back(float(i * 37 % 101));
        tracks::Signal signal = spreads;
        signal.mean.assign(400, 1000);
        signal.min = signal.max = signal.mean;
        signal.members = 3;
        signal.spread = spreads.mean;
        const Columns columns = columnsOf(laneOf(signal, 20), Scale({ "chr1", 50, 350 }, 0, 150)).front();
        for (int i = 0; i < 150; ++i) {
            const Column& column = columns[size_t(i)];
            const double expected = meanAround(spreads, 50 + 2 * i + 1, 10);
            QVERIFY(std::abs(column.high - column.value - expected) < 1e-9);
            QVERIFY(std::abs(column.value - column.low - expected) < 1e-9);
        }
    }

    /// However much was read before, the same view looks the same: it is averaged over what it needs, and says so.
    void aWidthOfManyViewsIsCutToFour()
    {
        tracks::Signal all;
        all.where = { "chr1", 0, 5000 };
        for (int i = 0; i < 5000; ++i)
            all.mean.push_back(float(i * i % 997));
        all.min = all.max = all.mean;
        LaneView wide = laneOf(all, 3000);
        const Scale scale({ "chr1", 2000, 2100 }, 0, 100);
        const Interval needed = wide.needed(scale.interval(), FileSource());
        QCOMPARE(needed, (Interval { "chr1", 1800, 2300 }));
        tracks::Signal cut;
        cut.where = needed;
        cut.mean.assign(all.mean.begin() + needed.start, all.mean.begin() + needed.end);
        cut.min = cut.max = cut.mean;
        const Columns one = columnsOf(wide, scale).front(), other = columnsOf(laneOf(cut, 3000), scale).front();
        QCOMPARE(one.size(), other.size());
        for (size_t i = 0; i < one.size(); ++i)
            QVERIFY(std::abs(one[i].value - other[i].value) < 1e-6);
        QCOMPARE(notesOf(wide, scale), QStringList { QStringLiteral("smoothed over 400 bp") });
        QCOMPARE(notesOf(wide, Scale({ "chr1", 0, 5000 }, 0, 100)), QStringList { QStringLiteral("smoothed over 3 kb") });
    }

    void whatIsNeeded_data()
    {
        QTest::addColumn<Source>("source");
        QTest::addColumn<qint64>("margin");
        const Source file = FileSource { QStringLiteral("/a.bw") }, model = PredictionSource { QStringLiteral("/m.safetensors") };
        QTest::newRow("a file") << file << qint64(51);
        QTest::newRow("a prediction") << model << qint64(0);
        QTest::newRow("of two files") << Source(FormulaSource { FormulaSource::Operation::Difference, { file, file } })
                                      << qint64(51);
        QTest::newRow("of a file and a prediction")
            << Source(FormulaSource { FormulaSource::Operation::Difference, { file, model } }) << qint64(0);
        QTest::newRow("attention") << Source(AttentionSource { AttentionSource::Form::Row, QStringLiteral("/m.safetensors") })
                                   << qint64(0);
    }
    void whatIsNeeded()
    {
        QFETCH(Source, source);
        QFETCH(qint64, margin);
        LaneOptions lane;
        lane.smoothing = 101;
        const Interval view { "chr1", 1000, 2000 };
        QCOMPARE(lane.needed(view, source), (Interval { "chr1", 1000 - margin, 2000 + margin }));
        lane.smoothing = 0;
        QCOMPARE(lane.needed(view, source), view);
    }

    void whatIsNotDoneIsNotSaid()
    {
        const LaneView lane = laneOf(ragged(), 8);
        const Scale coarse({ "chr1", 0, 400 }, 0, 50), fine({ "chr1", 0, 400 }, 0, 100); // columns of 8 and of 4 bp
        QVERIFY(notesOf(lane, coarse).isEmpty());
        QVERIFY(!grainTexts(lane, coarse).join(u'|').contains(QStringLiteral("smoothed")));
        QVERIFY(!readout(lane, coarse, 101.5).contains(QStringLiteral("smoothed")));
        QCOMPARE(notesOf(lane, fine), QStringList { QStringLiteral("smoothed over 8 bp") });
        QVERIFY(readout(lane, fine, 101.5).contains(QStringLiteral("smoothed over 8 bp")));
    }

    /// The range is that of the pixel and may lie beside the mean.
    void hoverTellsTheMeanFromTheRange()
    {
        const Scale scale({ "chr1", 0, 400 }, 0, 50);
        const QString smooth = readout(laneOf(ragged(), 60), scale, 101.5), plain = readout(laneOf(ragged(), 0), scale, 101.5);
        const QString range = plain.section(u'(', 1);
        QVERIFY2(range.contains(QStringLiteral(" to ")), qPrintable(plain));
        QVERIFY2(smooth.endsWith(QStringLiteral(", smoothed over 60 bp (values here: ") + range), qPrintable(smooth));
    }

    void theLegendSaysItOnce_data()
    {
        QTest::addColumn<SignalStyle>("style");
        QTest::newRow("bars") << SignalStyle::Bars;
        QTest::newRow("lines") << SignalStyle::Line;
        QTest::newRow("heat map") << SignalStyle::HeatMap;
    }
    void theLegendSaysItOnce()
    {
        QFETCH(SignalStyle, style);
        QCOMPARE(legendOf(style, 20, 900).first, 1);
        QCOMPARE(legendOf(style, 0, 900).first, 0);
        // Where there is no room for it, the names stand all the same.
        for (int width = 60; width < 900; width += 20)
            QCOMPARE(legendOf(style, 20, width).second, legendOf(style, 0, width).second);
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
