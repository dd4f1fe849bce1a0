#include "core/models/predictions/predictiontrack.h"

#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QTest>
#include <thread>

class PredictionStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreKept();
    void gridDoesNotDependOnWhereOneCameFrom();
    void unknownSequenceIsNoData();
    void largeHeadsComputeWhatIsAsked();
    void oldestWindowsAreDropped();
    void twoThreadsComputeOnce();
    void cancelledWindowIsComputedByTheNext();
    void tooWide();
    void track();
    void bandOfAnEnsemble();
    void inputsAndAblations();

private:
    static std::shared_ptr<ToyGenome> makeGenome()
    {
        std::string letters;
        for (int i = 0; i < 1010; ++i)
            letters += "ACGT"[(i * i + i / 3) % 4];
        letters.replace(200, 60, 60, 'N');
        return std::make_shared<ToyGenome>(
            std::map<std::string, std::string> { { "chr1", letters }, { "chr2", std::string(100, 'A') } });
    }
};

void PredictionStoreTest::valuesAreKept()
{
    const auto toy = std::make_shared<ToyPredictor>();
    const auto genome = makeGenome();
    const models::PredictionStore store(toy, { toy->spec(), genome });
    QVERIFY(!store.has({ 0, 1 }, { "chr1", 50, 90 }));
    const auto values = store.values({ 0, 1 }, { "chr1", 50, 90 }, {});
    QCOMPARE(toy->calls.load(), 3);
    QCOMPARE(values.first, int64_t(40));
    QCOMPARE(values.values.size(), size_t(12));
    for (size_t i = 0; i < 12; ++i) {
        const std::string bases = genome->sequence({ "chr1", 40 + 5 * int64_t(i), 45 + 5 * int64_t(i) });
        QCOMPARE(values.values[i], float(std::count(bases.begin(), bases.end(), 'C')));
    }
    QVERIFY(store.has({ 0, 2 }, { "chr1", 40, 100 })); // a small head is computed whole
    store.values({ 0, 3 }, { "chr1", 40, 100 }, {});
    QCOMPARE(toy->calls.load(), 3);
    store.values({ 0, 3 }, { "chr1", 40, 101 }, {});
    QCOMPARE(toy->calls.load(), 4);
    QVERIFY(store.bytes() > 4 * 4 * 4 * sizeof(float));
    QVERIFY(store.values({ 0, 0 }, { "chr7", 0, 50 }, {}).values.empty());
}

void PredictionStoreTest::gridDoesNotDependOnWhereOneCameFrom()
{
    const models::PredictionStore store(std::make_shared<ToyPredictor>(), { ToyPredictor().spec(), makeGenome() });
    const auto left = store.values({ 0, 0 }, { "chr1", 33, 61 }, {});
    const auto right = store.values({ 0, 0 }, { "chr1", -500, 47 }, {});
    QCOMPARE(left.first, int64_t(20));
    QCOMPARE(right.first, int64_t(0));
    for (size_t i = 0; i < 8; ++i)
        QCOMPARE(left.values[i], right.values[i + 4]);
}

void PredictionStoreTest::unknownSequenceIsNoData()
{
    const auto toy = std::make_shared<ToyPredictor>();
    const models::PredictionStore store(toy, { toy->spec(), makeGenome() });
    const auto values = store.values({ 0, 0 }, { "chr1", 200, 260 }, {});
    QCOMPARE(toy->calls.load(), 0);
    QCOMPARE(std::ranges::count_if(values.values, [](float value) { return std::isnan(value); }), 12);
    QVERIFY(store.has({ 0, 0 }, { "chr1", 200, 260 }));
    // The last window of chr1 (1,000 to 1,020) passes its end at 1,010: no data from there on.
    const auto end = store.values({ 0, 0 }, { "chr1", 1000, 1010 }, {});
    QVERIFY(!std::isnan(end.values[1]) && std::isnan(end.values[2]) && std::isnan(end.values[3]));
}

void PredictionStoreTest::largeHeadsComputeWhatIsAsked()
{
    const auto toy = std::make_shared<ToyPredictor>(300);
    const models::PredictionStore store(toy, { toy->spec(), makeGenome() });
    store.values({ 0, 299 }, { "chr1", 0, 20 }, {});
    QCOMPARE(toy->columns.load(), 1);
    store.values({ 0, 17 }, { "chr1", 0, 20 }, {});
    QCOMPARE(toy->columns.load(), 3); // both, so that neither is computed again
    QVERIFY(store.has({ 0, 299 }, { "chr1", 0, 20 }) && store.has({ 0, 17 }, { "chr1", 0, 20 })
        && !store.has({ 0, 18 }, { "chr1", 0, 20 }));
    const auto both
        = std::pair(store.values({ 0, 17 }, { "chr2", 0, 20 }, {}), store.values({ 0, 300 - 300 }, { "chr2", 0, 20 }, {}));
    QCOMPARE(both.first.values, std::vector<float>(4, 0)); // track 17 counts C
    QCOMPARE(both.second.values, std::vector<float>(4, 5)); // track 0 counts A
}

void PredictionStoreTest::oldestWindowsAreDropped()
{
    const auto toy = std::make_shared<ToyPredictor>();
    const models::PredictionStore probe(toy, { toy->spec(), makeGenome() });
    probe.values({ 0, 0 }, { "chr1", 0, 20 }, {});
    const size_t one = probe.bytes();
    const models::PredictionStore store(toy, { toy->spec(), makeGenome() }, 3 * one);
    store.values({ 0, 0 }, { "chr1", 0, 60 }, {});
    QVERIFY(store.has({ 0, 0 }, { "chr1", 0, 60 }));
    store.values({ 0, 0 }, { "chr1", 0, 20 }, {}); // used again: the second one is now the oldest
    store.values({ 0, 0 }, { "chr1", 60, 80 }, {});
    QVERIFY(store.bytes() <= 3 * one);
    QVERIFY(store.has({ 0, 0 }, { "chr1", 0, 20 }));
    QVERIFY(!store.has({ 0, 0 }, { "chr1", 20, 40 }));
    QVERIFY(store.has({ 0, 0 }, { "chr1", 40, 80 }));
}

void PredictionStoreTest::twoThreadsComputeOnce()
{
    const auto toy = std::make_shared<ToyPredictor>();
    toy->onPredict = [] { std::this_thread::sleep_for(std::chrono::milliseconds(30)); };
    const models::PredictionStore store(toy, { toy->spec(), makeGenome() });
    std::vector<models::PredictionStore::Values> results(4);
    {
        std::vector<std::jthread> threads;
        for (auto& result : results)
            threads.emplace_back([&] { result = store.values({ 0, 2 }, { "chr1", 0, 100 }, {}); });
    }
    QCOMPARE(toy->calls.load(), 5);
    for (const auto& result : results)
        QCOMPARE(result.values, results[0].values);
}

void PredictionStoreTest::cancelledWindowIsComputedByTheNext()
{
    const auto toy = std::make_shared<ToyPredictor>();
    const models::PredictionStore store(toy, { toy->spec(), makeGenome() });
    std::stop_source stop;
    toy->onPredict = [&] {
        if (toy->calls == 2)
            stop.request_stop();
    };
    bool wasStopped = false;
    try {
        store.values({ 0, 0 }, { "chr1", 0, 100 }, { stop.get_token(), {} });
    } catch (const Cancelled&) {
        wasStopped = true;
    }
    QVERIFY(wasStopped);
    QVERIFY(store.has({ 0, 0 }, { "chr1", 0, 20 }) && !store.has({ 0, 0 }, { "chr1", 20, 40 }));
    store.values({ 0, 0 }, { "chr1", 0, 100 }, {});
    QCOMPARE(toy->calls.load(), 2 + 4);
}

void PredictionStoreTest::tooWide()
{
    const models::PredictionStore store(std::make_shared<ToyPredictor>(), { ToyPredictor().spec(), makeGenome() });
    QCOMPARE(store.widest(), int64_t(640));
    store.values({ 0, 0 }, { "chr1", 0, 640 }, {});
    try {
        store.values({ 0, 0 }, { "chr1", 0, 641 }, {});
        QFAIL("641 bp were accepted");
    } catch (const Error& problem) {
        QVERIFY2(QByteArray(problem.what()).contains("640 bp: zoom in"), problem.what());
    }
    // However much is there, what is refused is not there to be read.
    store.values({ 0, 0 }, { "chr1", 640, 660 }, {});
    QVERIFY(store.has({ 0, 0 }, { "chr1", 0, 640 }) && store.has({ 0, 0 }, { "chr1", 20, 660 }));
    QVERIFY(!store.has({ 0, 0 }, { "chr1", 0, 660 }));
}

void PredictionStoreTest::track()
{
    const auto genome = makeGenome();
    const auto store = std::make_shared<models::PredictionStore>(
        std::make_shared<ToyPredictor>(), models::InputReader(ToyPredictor().spec(), genome));
    const auto described = models::predictionTrack(store, { 0, 0 }), plain = models::predictionTrack(store, { 0, 1 });
    QCOMPARE(described->name(), std::string("count:letter 0"));
    QCOMPARE(plain->name(), std::string("C1"));
    QCOMPARE(described->format(), std::string("prediction"));
    QCOMPARE(described->chromosomes(), (std::vector<std::string> { "chr1", "chr2" }));
    QCOMPARE(described->useNames(*genome), size_t(2));

    const auto fine = store->values({ 0, 0 }, { "chr1", 0, 40 }, {}).values;
    const auto slice = described->read({ "chr1", 5, 35 }, 3, {}); // two of the model's bins each
    const auto& signal = std::get<tracks::Signal>(slice);
    for (size_t i = 0; i < 3; ++i) {
        QCOMPARE(signal.mean[i], (fine[1 + 2 * i] + fine[2 + 2 * i]) / 2);
        QCOMPARE(signal.min[i], std::min(fine[1 + 2 * i], fine[2 + 2 * i]));
        QCOMPARE(signal.max[i], std::max(fine[1 + 2 * i], fine[2 + 2 * i]));
    }
    const auto closeSlice
        = described->read({ "chr1", 3, 8 }, 5, {}); // finer than the bins: 3, 4 in the first, 5, 6, 7 in the second
    const auto& close = std::get<tracks::Signal>(closeSlice);
    QCOMPARE(close.mean, (std::vector<float> { fine[0], fine[0], fine[1], fine[1], fine[1] }));
    const auto edgeSlice = described->read({ "chr1", -10, 10 }, 4, {});
    const auto& edge = std::get<tracks::Signal>(edgeSlice);
    QVERIFY(std::isnan(edge.mean[0]) && std::isnan(edge.max[1]));
    QCOMPARE(edge.mean[2], fine[0]);
    const auto nowhere = described->read({ "chrZ", 0, 10 }, 4, {});
    QVERIFY(std::isnan(std::get<tracks::Signal>(nowhere).mean[3]));
}

/// Members of an ensemble differ: each bin says how far, beside the least and most of their means.
void PredictionStoreTest::bandOfAnEnsemble()
{
    struct Ensemble : ToyPredictor {
        models::ModelSpec several = ToyPredictor::spec();
        Ensemble() { several.members = 3; }
        const models::ModelSpec& spec() const override { return several; }
        models::Prediction predict(
            const models::Inputs& inputs, const models::Request& request, const Monitor& monitor) const override
        {
            models::Prediction result = ToyPredictor::predict(inputs, request, monitor);
            for (size_t i = 0; i < result.values.size(); ++i)
                result.spread.push_back(0.5f + float(i % size_t(result.tracks)));
            return result;
        }
    };
    const auto toy = std::make_shared<Ensemble>();
    const auto genome = makeGenome();
    const auto store = std::make_shared<models::PredictionStore>(toy, models::InputReader(toy->spec(), genome));
    const models::PredictionStore::Values fine = store->values({ 0, 1 }, { "chr1", 0, 60 }, {});
    QCOMPARE(fine.spread, std::vector<float>(12, 1.5f));
    const auto slice = models::predictionTrack(store, { 0, 1 })->read({ "chr1", 0, 60 }, 6, {}); // two of the model's bins each
    const auto& signal = std::get<tracks::Signal>(slice);
    QCOMPARE(signal.members, 3);
    for (size_t i = 0; i < 6; ++i) {
        const float one = fine.values[2 * i], other = fine.values[2 * i + 1];
        QCOMPARE(signal.mean[i], (one + other) / 2);
        QCOMPARE(signal.max[i], std::max(one, other));
        QCOMPARE(signal.min[i], std::min(one, other));
        QCOMPARE(signal.spread[i], 1.5f);
    }
    const models::PredictionStore plain(std::make_shared<ToyPredictor>(), { ToyPredictor().spec(), genome });
    QVERIFY(plain.values({ 0, 1 }, { "chr1", 0, 60 }, {}).spread.empty());
}

void PredictionStoreTest::inputsAndAblations()
{
    const auto genome = makeGenome();
    const auto toy = std::make_shared<ToyPredictor>(4, 1);
    const auto signal = std::make_shared<ToyTrack>(
        "atac", std::map<std::string, std::vector<float>> { { "chr1", std::vector<float>(1010, 100) } });
    const models::InputReader reader(toy->spec(), genome, { { signal } });
    const auto store = std::make_shared<models::PredictionStore>(toy, reader);
    using Use = models::Use;
    const Interval where { "chr1", 20, 40 };
    const auto letters = store->values({ 0, 1, Use::Sequence }, where, {}).values;
    QVERIFY(!store->has({ 0, 1 }, where) && !store->has({ 0, 1, Use::Epigenome }, where));
    const auto both = store->values({ 0, 1 }, where, {}).values;
    QCOMPARE(store->values({ 0, 1, Use::Epigenome }, where, {}).values, std::vector<float>(4, 100));
    QCOMPARE(toy->calls.load(), 3);
    for (size_t i = 0; i < 4; ++i)
        QCOMPARE(both[i], letters[i] + 100);
    QCOMPARE(models::predictionTrack(store, { 0, 0, Use::Sequence })->name(), std::string("count:letter 0 without epigenome"));
    QCOMPARE(models::predictionTrack(store, { 0, 0, Use::Epigenome })->name(), std::string("count:letter 0 without sequence"));
    // An input without a track is masked, which the toy takes for nothing.
    const models::PredictionStore masked(toy, { toy->spec(), genome });
    QCOMPARE(masked.values({ 0, 1 }, where, {}).values, letters);
}

EPIARC_TEST(PredictionStoreTest)
#include "predictionstore_test.moc"
