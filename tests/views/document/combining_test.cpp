#include "views/document/arrange.h"
#include "views/lanes/lanes.h"
#include "views/look/palette.h"
#include "views/session/session.h"

#include "tests/registry.h"
#include "tests/views/writtenfolder.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <cmath>

namespace
{

LaneSpec laneOf(int id, const QString& path, const QColor& colour = okabeIto(0), const QString& name = {})
{
    LaneSpec lane;
    lane.id = id;
    lane.name = name;
    lane.layers = { { FileSource { path }, {}, colour } };
    return lane;
}

SessionState threeLanes()
{
    SessionState state;
    state.lanes = { laneOf(1, QStringLiteral("/data/HepG2.bw")),
        laneOf(2, QStringLiteral("/data/K562.bigWig"), okabeIto(0), QStringLiteral("DNase K562")),
        laneOf(3, QStringLiteral("/data/GM.bw"), QColor(10, 200, 20)) };
    return state;
}

QVector<int> idsOf(const SessionState& state)
{
    QVector<int> ids;
    for (const LaneSpec& lane : state.lanes)
        ids << lane.id;
    return ids;
}

} // namespace

/// Lanes made of several: formulas, overlays, and what becomes of them in a session.
class CombiningTest : public QObject, protected WrittenFolder
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

private:
private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
        write("g.sizes", "chr1\t1000\n");
        write("a.bedGraph", "chr1\t0\t500\t7\nchr1\t500\t800\t3\n");
        write("b.bedGraph", "chr1\t0\t600\t1\n");
        write("genes.bed", "chr1\t100\t600\tGENEA\t0\t+\t100\t600\t0\t2\t50,50\t0,450\n");
    }

    void aFormulaStandsBelowItsLanes()
    {
        SessionState state = threeLanes();
        const int id = addFormula(state, state.lanes[1], state.lanes[0], FormulaSource::Operation::Difference);
        QCOMPARE(idsOf(state), QVector<int>({ 1, 2, id, 3 }));
        const LaneSpec& lane = *state.lane(id);
        QCOMPARE(lane.name, QStringLiteral("DNase K562 − HepG2"));
        QCOMPARE(lane.layers.size(), 1);
        const auto& source = std::get<FormulaSource>(lane.layers.first().source);
        QCOMPARE(source.operation, FormulaSource::Operation::Difference);
        QCOMPARE(source.operands.size(), size_t(2));
        QCOMPARE(source.operands[0].file(), QStringLiteral("/data/K562.bigWig"));
        QCOMPARE(source.operands[1].file(), QStringLiteral("/data/HepG2.bw"));

        const int ratio = addFormula(state, state.lanes[0], *state.lane(3), FormulaSource::Operation::Log2Ratio);
        QCOMPARE(idsOf(state).last(), ratio);
        QCOMPARE(state.lane(ratio)->name, QStringLiteral("log2 HepG2 / GM"));
    }

    void aFormulaOfOneLaneComparesItsLayers()
    {
        SessionState state = threeLanes();
        state.lanes[0].layers.append({ PredictionSource { QStringLiteral("/m.safetensors"), QStringLiteral("human"), 5 },
            QStringLiteral("DNASE predicted"), okabeIto(1) });
        const int id = addFormula(state, state.lanes[0], state.lanes[0], FormulaSource::Operation::Difference);
        QCOMPARE(idsOf(state), QVector<int>({ 1, id, 2, 3 }));
        QCOMPARE(state.lane(id)->name, QStringLiteral("HepG2 − DNASE predicted"));
        QVERIFY(state.lane(id)->layers.first().source.operands()[1].is<PredictionSource>());
        removeModel(state, QStringLiteral("/m.safetensors"));
        QCOMPARE(idsOf(state), QVector<int>({ 1, 2, 3 })); // a formula does not outlive its model
        QCOMPARE(state.lanes[0].layers.size(), 1);
    }

    void pinnedLanesStayFirst()
    {
        SessionState state = threeLanes();
        state.lanes[0].pinned = state.lanes[1].pinned = true;
        const int id = addFormula(state, state.lanes[0], state.lanes[0], FormulaSource::Operation::Difference);
        QCOMPARE(idsOf(state), QVector<int>({ 1, 2, id, 3 }));
        QVERIFY(!state.lane(id)->pinned);
    }

    void overlaidLanesCanBeToldApart()
    {
        SessionState state = threeLanes();
        overlayLanes(state, { 3, 2, 1 });
        QCOMPARE(idsOf(state), QVector<int>({ 1 }));
        const LaneSpec& lane = state.lanes.first();
        QCOMPARE(lane.name, QStringLiteral("HepG2 + DNase K562 + GM"));
        QCOMPARE(lane.layers.size(), 3);
        QCOMPARE(lane.layers[1].name, QStringLiteral("DNase K562"));
        QSet<QRgb> colours;
        for (const LayerSpec& layer : lane.layers) {
            QVERIFY(layer.colour.alpha() < 255);
            colours << layer.colour.rgb();
        }
        QCOMPARE(colours.size(), 3);
        QCOMPARE(QColor(lane.layers[0].colour.rgb()), okabeIto(0));
        QCOMPARE(QColor(lane.layers[2].colour.rgb()), QColor(10, 200, 20)); // a colour of its own is kept
    }

    void oneLaneIsNoOverlay()
    {
        SessionState state = threeLanes();
        overlayLanes(state, { 2, 99 });
        QCOMPARE(state, threeLanes());
    }

    void separatingUndoesAnOverlay()
    {
        SessionState state = threeLanes();
        state.lanes[0].style = SignalStyle::Line;
        overlayLanes(state, { 1, 3 });
        QCOMPARE(idsOf(state), QVector<int>({ 1, 2 }));
        separateLayers(state, 1);
        QCOMPARE(state.lanes.size(), 3);
        QCOMPARE(state.lanes[0].id, 1);
        QCOMPARE(state.lanes[0].name, QStringLiteral("HepG2"));
        QCOMPARE(state.lanes[1].name, QStringLiteral("GM"));
        QCOMPARE(state.lanes[2].id, 2);
        QCOMPARE(QSet<int>({ state.lanes[0].id, state.lanes[1].id, state.lanes[2].id }).size(), 3);
        for (const int i : { 0, 1 }) {
            QCOMPARE(state.lanes[i].layers.size(), 1);
            QCOMPARE(state.lanes[i].layers.first().colour.alpha(), 255);
            QVERIFY(state.lanes[i].style == SignalStyle::Line);
        }
        const SessionState before = state;
        separateLayers(state, 2);
        separateLayers(state, 99);
        QCOMPARE(state.lanes.size(), before.lanes.size());
    }

    void aFormulaIsReadFromItsOperands()
    {
        Jobs jobs;
        Session session(jobs);
        Lanes lanes(session, 0);
        lanes.setPixels(100);
        session.change(QStringLiteral("open"), [&](SessionState& state) {
            state.genome = path("g.sizes");
            state.lanes = { laneOf(1, path("a.bedGraph")) };
            addFormula(state, state.lanes[0], laneOf(9, path("b.bedGraph")), FormulaSource::Operation::Difference);
        });
        const auto formula = [&] { return lanes.all().back()->view().layers.first(); };
        QVERIFY(!lanes.all().back()->complete());
        QTRY_VERIFY(!session.locus().empty());
        session.go({ "chr1", 0, 1000 });
        lanes.setPixels(100);
        QTRY_VERIFY(lanes.complete() && formula().slice);
        const tracks::Signal& signal = *formula().signal();
        QCOMPARE(valueAt(signal, 0, 100), 6.0);
        QCOMPARE(valueAt(signal, 520, 580), 2.0);
        QVERIFY(std::isnan(valueAt(signal, 620, 780)));

        // The operand that no lane shows is forgotten with the formula; the other one stays.
        const Source a = session.state().lanes[0].layers[0].source, b = FileSource { path("b.bedGraph") };
        QVERIFY(session.sources().opened(a).track && session.sources().opened(b).track);
        session.change(QStringLiteral("remove"), [](SessionState& state) { state.lanes.removeLast(); });
        QVERIFY(session.sources().opened(a).track && !session.sources().opened(b).track);
        session.undoStack().undo();
        QTRY_VERIFY(lanes.complete() && formula().slice);
    }

    void aChangedOperandIsReadAgain()
    {
        write("c.bedGraph", "chr1\t0\t1000\t2\n");
        Jobs jobs;
        Session session(jobs);
        Lanes lanes(session, 0);
        lanes.setPixels(100);
        session.change(QStringLiteral("open"), [&](SessionState& state) {
            state.genome = path("g.sizes");
            addFormula(state, laneOf(8, path("a.bedGraph")), laneOf(9, path("c.bedGraph")), FormulaSource::Operation::Difference);
        });
        QTRY_VERIFY(!session.locus().empty());
        session.go({ "chr1", 0, 1000 });
        lanes.setPixels(100);
        const auto value = [&] {
            const LayerView layer = lanes.all().front()->view().layers.first();
            return lanes.complete() && layer.signal() ? valueAt(*layer.signal(), 0, 100) : std::nan("");
        };
        QTRY_COMPARE(value(), 5.0);
        write("c.bedGraph", "chr1\t0\t1000\t4\n");
        lanes.all().front()->retry();
        QTRY_COMPARE(value(), 3.0);
    }

    void aFailedOperandGivesItsSentence_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("absent") << QStringLiteral("absent.bw") << QStringLiteral("absent.bw");
        QTest::newRow("genes") << QStringLiteral("genes.bed") << QStringLiteral("has no values to combine");
    }

    void aFailedOperandGivesItsSentence()
    {
        QFETCH(QString, file);
        QFETCH(QString, sentence);
        Jobs jobs;
        Session session(jobs);
        Lanes lanes(session, 0);
        session.change(QStringLiteral("open"), [&](SessionState& state) {
            state.genome = path("g.sizes");
            addFormula(
                state, laneOf(8, path("a.bedGraph")), laneOf(9, m_folder->filePath(file)), FormulaSource::Operation::Log2Ratio);
        });
        QTRY_VERIFY(lanes.complete());
        QTRY_VERIFY(!lanes.all().front()->view().layers.first().problem.isEmpty());
        const LayerView layer = lanes.all().front()->view().layers.first();
        QVERIFY2(layer.problem.contains(sentence), qPrintable(layer.problem));
        QVERIFY(!layer.busy && !layer.slice);
    }
};

EPIARC_TEST(CombiningTest)
#include "combining_test.moc"
