#include "tests/models/toys.h"
#include "tests/registry.h"
#include "tests/views/writtenfolder.h"
#include "views/document/arrange.h"
#include "views/figures/snapshot.h"
#include "views/lanes/lanes.h"

#include <QCoreApplication>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>

namespace
{

constexpr int pixels = 256;

std::vector<double> valuesOf(const LaneView& lane, const Interval& visible)
{
    std::vector<double> values;
    const auto layers = columnsOf(lane, Scale(visible, 0, pixels));
    for (const Column& column : layers.front())
        values.push_back(column.value);
    return values;
}

} // namespace

/// Lanes of predictions in views as wide as a model answers.
class PredictedLaneTest : public QObject, protected WrittenFolder
{
    Q_OBJECT

    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Lanes> m_lanes;

    /// All of it is read, and what is read ahead too.
    void visit(const Interval& where)
    {
        m_session->go(where);
        m_lanes->setPixels(pixels);
        QTRY_VERIFY_WITH_TIMEOUT(m_lanes->complete(), 20'000);
        for (int round = 0; round < 3; ++round) {
            for (const Jobs::Pool pool : { Jobs::Pool::Files, Jobs::Pool::Compute })
                m_jobs->threads(pool).waitForDone();
            QCoreApplication::processEvents();
        }
    }
    LaneView shown() const { return m_lanes->views().last(); }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(QStringLiteral(BIN_DIR "/../lib/libepiarc-learn.so")))
            QSKIP("built without LibTorch");
        qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
        QByteArray letters;
        for (int i = 0; i < 2000; ++i)
            letters += "ACGT"[(i * i + i / 3) % 4];
        write(QStringLiteral("g.fa"), ">chr1\n" + letters + "\n");
        TinyModel().write(path(QStringLiteral("m.safetensors")).toStdString());
    }
    void init()
    {
        m_jobs = std::make_unique<Jobs>();
        m_session = std::make_unique<Session>(*m_jobs);
        m_session->change(QStringLiteral("open"), [&](SessionState& state) {
            setGenome(state, path(QStringLiteral("g.fa")));
            state.models = { path(QStringLiteral("m.safetensors")) };
            addPrediction(state, state.models.first(), TinyModel().spec.heads[0], 2);
        });
        QTRY_VERIFY_WITH_TIMEOUT(
            m_session->sources().opened(m_session->state().lanes.last().layers.first().source).track, 20'000);
        m_lanes = std::make_unique<Lanes>(*m_session, 0);
        m_lanes->setPixels(pixels);
    }
    void cleanup()
    {
        m_lanes.reset();
        m_session.reset();
        m_jobs.reset();
    }

    /// Neither an average nor what is read ahead asks for more than a model answers, and what lies beside the view does not enter
    /// it only because somebody has been there.
    void theWidestViewIsTheSameWhereverOneCameFrom_data()
    {
        QTest::addColumn<double>("smoothing");
        QTest::newRow("as predicted") << 0.0;
        QTest::newRow("smoothed") << 100.0;
        QTest::newRow("smoothed over more than the model answers") << 3000.0;
    }
    void theWidestViewIsTheSameWhereverOneCameFrom()
    {
        QFETCH(double, smoothing);
        m_session->change(QStringLiteral("smooth"), [&](SessionState& state) { state.lanes.last().smoothing = smoothing; });
        const Interval widest { "chr1", 480, 480 + 32 * TinyModel().spec.outputLength };
        visit(widest);
        QCOMPARE(shown().layers.first().problem, QString());
        const std::vector<double> alone = valuesOf(shown(), widest);
        QVERIFY(std::none_of(alone.begin(), alone.end(), [](double value) { return std::isnan(value); }));
        // A figure is as quick to draw as it says: it asks for no window beside the view either.
        const Snapshot snapshot(*m_session);
        QVERIFY(snapshot.immediate({ widest }));
        snapshot.read({ Scale(widest, 0, pixels) });
        const auto track = m_session->sources().opened(m_session->state().lanes.last().layers.first().source).track;
        QVERIFY(!track->immediate({ "chr1", widest.end, widest.end + 20 }));
        visit({ "chr1", 0, 500 });
        visit({ "chr1", 1400, 2000 });
        visit({ "chr1", 484, 484 + widest.length() - 4 });
        visit(widest);
        QCOMPARE(shown().layers.first().problem, QString());
        QVERIFY(valuesOf(shown(), widest) == alone);
        const Scene figure = Snapshot(*m_session).read({ Scale(widest, 0, pixels) });
        QVERIFY(valuesOf(figure.panels.first().lanes.last(), widest) == alone);
    }
};

EPIARC_TEST(PredictedLaneTest)
#include "predictedlane_test.moc"
