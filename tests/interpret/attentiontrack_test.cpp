#include "core/interpret/attentiontrack.h"

#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QTest>
#include <latch>
#include <thread>

using namespace interpret;
using Combine = models::AttentionChoice::Combine;

class AttentionTrackTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<ToyPredictor> m_predictor;
    std::shared_ptr<genome::Genome> m_genome;
    std::shared_ptr<AttentionStore> m_store;
    const Promoter m_promoter { "GENE", { "chr1", 87, 88 }, genome::Strand::Plus };
    static AttentionRequest at(int64_t centre, const models::AttentionChoice& choice = {}) { return { "chr1", centre, choice }; }

private Q_SLOTS:
    void init()
    {
        std::string letters(200, 'G');
        letters.replace(70, 3, "AAA");
        m_predictor = std::make_shared<ToyPredictor>();
        m_genome = std::make_shared<ToyGenome>(std::map<std::string, std::string> { { "chr1", letters }, { "chr2", letters } });
        m_store = std::make_shared<AttentionStore>(m_predictor, models::InputReader(m_predictor->spec(), m_genome));
    }

    void computedOnce()
    {
        QVERIFY(!m_store->has(at(80)));
        const auto map = m_store->map(at(80), {});
        QVERIFY(m_store->has(at(80)));
        QVERIFY(m_store->has(at(81))); // the same bins
        QVERIFY(!m_store->has(at(85)));
        QVERIFY(!m_store->has({ "chr2", 80, {} }));
        QCOMPARE(m_store->map(at(79), {}), map);
        QCOMPARE(m_predictor->attentions.load(), 1);
        // A mean knows no layer, a mean of heads no head.
        QVERIFY(m_store->has(at(80, { Combine::Mean, 1, 1 })));
        m_store->map(at(80, { Combine::MeanHeads, 1, 0 }), {});
        QVERIFY(m_store->has(at(80, { Combine::MeanHeads, 1, 1 })));
        QVERIFY(!m_store->has(at(80, { Combine::MeanHeads, 0, 0 })));
        m_store->map(at(80, { Combine::Head, 1, 0 }), {});
        QVERIFY(!m_store->has(at(80, { Combine::Head, 1, 1 })));
        QCOMPARE(m_predictor->attentions.load(), 3);
    }

    void computedOnceByManyThreads()
    {
        m_predictor->onPredict = [] { std::this_thread::sleep_for(std::chrono::milliseconds(30)); };
        std::latch start(4);
        std::vector<std::jthread> threads;
        std::atomic<int> same = 0;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                start.arrive_and_wait();
                same += m_store->map(at(80), {})->where.start == 60;
            });
        threads.clear();
        QCOMPARE(same.load(), 4);
        QCOMPARE(m_predictor->attentions.load(), 1);
    }

    void theLastOnesAreKept()
    {
        m_store->map(at(80), {});
        const size_t one = m_store->bytes();
        QVERIFY(one > 64 * sizeof(float));
        m_store = std::make_shared<AttentionStore>(m_predictor, models::InputReader(m_predictor->spec(), m_genome), 2 * one);
        m_store->map(at(80), {});
        m_store->map(at(90), {});
        m_store->map(at(80), {}); // used again
        m_store->map(at(100), {});
        QVERIFY(m_store->has(at(80)) && !m_store->has(at(90)) && m_store->has(at(100)));
        QCOMPARE(m_store->bytes(), 2 * one);
        m_store = std::make_shared<AttentionStore>(m_predictor, models::InputReader(m_predictor->spec(), m_genome), 1);
        m_store->map(at(80), {});
        QVERIFY(m_store->has(at(80))); // a store too small keeps one
    }

    void failureIsNotKept()
    {
        m_predictor->onPredict = [] { throw Error("The toy is broken."); };
        QVERIFY_EXCEPTION_THROWN(m_store->map(at(80), {}), Error);
        m_predictor->onPredict = nullptr;
        QCOMPARE(m_store->map(at(80), {})->bins(), int64_t(8));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(m_store->map(at(90), Monitor(stop.get_token(), {})), Cancelled);
    }

    void matrixLane()
    {
        const auto track = attentionTrack(m_store, at(80, { Combine::Head, 0, 0 }));
        QVERIFY(track->kind() == tracks::Kind::Matrix);
        QCOMPARE(track->name(), std::string("attention of letters, layer 1, head 1"));
        QVERIFY(!track->immediate({ "chr1", 0, 200 }));
        // Beside the window: nothing, at once.
        for (const Interval& beside :
            { Interval { "chr1", 0, 60 }, Interval { "chr1", 100, 200 }, Interval { "chr2", 60, 100 } }) {
            QVERIFY(track->immediate(beside));
            QCOMPARE(std::get<tracks::Matrix>(track->read(beside, 100, {})).values.size(), size_t(0));
        }
        QCOMPARE(m_predictor->attentions.load(), 0);
        const auto matrix = std::get<tracks::Matrix>(track->read({ "chr1", 99, 120 }, 10, {}));
        QCOMPARE(matrix.where, (Interval { "chr1", 60, 100 })); // the whole window, whatever was asked for
        QCOMPARE(matrix.bins, int64_t(8));
        QCOMPARE(matrix.binSize(), 5.);
        QCOMPARE(matrix.at(4, 2), 0.75f);
        QCOMPARE(matrix.at(2, 4), 0.f); // rows ask
        QVERIFY(track->immediate({ "chr1", 0, 200 }));
    }

    void rowLane()
    {
        const auto track = attentionRowTrack(m_store, at(80, { Combine::Head, 0, 0 }), m_promoter);
        QVERIFY(track->kind() == tracks::Kind::Signal);
        QCOMPARE(track->name(), std::string("GENE attention of letters, layer 1, head 1"));
        const auto signal = std::get<tracks::Signal>(track->read({ "chr1", 50, 100 }, 10, {}));
        QVERIFY(qIsNaN(signal.mean[0]) && qIsNaN(signal.mean[1])); // beside the window: no data
        QCOMPARE(signal.mean[4], 0.75f);
        QCOMPARE(signal.mean[7], 0.25f);
        QCOMPARE(signal.resolution, int64_t(5));
        QVERIFY(qIsNaN(std::get<tracks::Signal>(track->read({ "chr2", 50, 100 }, 1, {})).mean.at(0)));
    }

    void arcLane()
    {
        const auto track = attentionArcTrack(m_store, at(80, { Combine::Head, 0, 0 }), m_promoter);
        QVERIFY(track->kind() == tracks::Kind::Arcs);
        const auto arcs = [&](const Interval& where) { return std::get<tracks::Arcs>(track->read(where, 100, {})).items; };
        QCOMPARE(arcs({ "chr1", 0, 200 }).size(), size_t(7));
        QCOMPARE(arcs({ "chr1", 80, 81 }).size(), size_t(5)); // what spans it; bins 6 and 7 lie behind the TSS
        QVERIFY(arcs({ "chr2", 0, 200 }).empty());
        QCOMPARE(m_predictor->attentions.load(), 1);
        const auto few = attentionArcTrack(m_store, at(80), m_promoter, std::vector<Interval> { { "chr1", 70, 75 } });
        QCOMPARE(std::get<tracks::Arcs>(few->read({ "chr1", 0, 200 }, 100, {})).items.size(), size_t(1));
        const auto elsewhere = attentionArcTrack(m_store, at(80), { "FAR", { "chr1", 187, 188 } });
        QVERIFY_EXCEPTION_THROWN(elsewhere->read({ "chr1", 0, 200 }, 100, {}), Error);
    }
};

EPIARC_TEST(AttentionTrackTest)
#include "attentiontrack_test.moc"
