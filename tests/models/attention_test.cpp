#include "core/models/engine.h"
#include "core/models/families/outline.h"

#include "tests/message.h"
#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <numeric>

using models::AttentionChoice;
using models::AttentionMatrix;
using models::AttentionShape;
using Combine = AttentionChoice::Combine;

/// A network that is nothing but attention: one-hot bases [32, 4] → two layers of two heads (value size 2) → the same, told by
/// four tracks. What a layer adds is its weights times the values, mixed.
struct BareAttention : TinyModel {
    explicit BareAttention(int layers)
    {
        shapes.clear();
        spec.inputLength = spec.outputLength = 32;
        spec.binSize = 1;
        spec.settings = Json::parse(R"({ "activation": "linear", "norm_type": null, "trunk": [
            { "name": "conv_dna", "filters": 4, "kernel_size": 1 },
            { "name": "transformer_tower", "key_size": 3, "heads": 2, "num_position_features": 4, "dense_expansion": 0 } ],
            "head_toy": { "name": "final", "units": 4 } })");
        spec.settings["trunk"][1]["repeat"] = layers;
        shapes["trunk.0.conv.weight"] = { 4, 4, 1 };
        shapes["trunk.0.conv.bias"] = { 4 };
        shapes["heads.toy.dense.weight"] = { 4, 4 };
        shapes["heads.toy.dense.bias"] = { 4 };
        for (const char* identity : { "trunk.0.conv.weight", "heads.toy.dense.weight" })
            values[identity] = { 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1 };
        values["trunk.0.conv.bias"] = values["heads.toy.dense.bias"] = { 0, 0, 0, 0 };
        for (int layer = 0; layer < layers; ++layer) {
            const std::string prefix = "trunk.1." + std::to_string(layer);
            for (const char* field : { "weight", "bias" })
                shapes[prefix + ".before_attention.layer_norm." + field] = { 4 };
            const std::string attention = prefix + ".attention.";
            for (const char* field : { "query", "key", "position" })
                shapes[attention + field] = { 6, 4 };
            shapes[attention + "value"] = shapes[attention + "out_weight"] = { 4, 4 };
            shapes[attention + "content_bias"] = shapes[attention + "position_bias"] = { 2, 3 };
            shapes[attention + "out_bias"] = { 4 };
        }
    }
    const std::vector<float>& made(const std::string& name) const { return values.at(name); }
};

/// Runs through Engine, so that this program sees no LibTorch.
class AttentionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void shapes_data();
    void shapes();
    void descriptions();
    void weightsTimesValuesAreTheOutput();
    void permutedBasesPermuteTheMap();
    void distanceAlone();
    void combinations();
    void stopsAfterTheLastLayerNeeded();
    void refusals();
    void cancelled();
    void realModel();

private:
    std::unique_ptr<models::Predictor> open(TinyModel& model) const
    {
        const std::string path = m_folder.filePath(QStringLiteral("model.safetensors")).toStdString();
        model.write(path);
        return m_engine->open(path, {}, {});
    }
    static std::string someBases(int length)
    {
        std::string bases;
        for (int i = 0; i < length; ++i)
            bases += "ACGT"[(i * i * 7 + i / 5) % 4];
        return bases;
    }
    static float difference(const std::vector<float>& a, const std::vector<float>& b)
    {
        float worst = a.size() == b.size() ? 0 : INFINITY;
        for (size_t i = 0; i < std::min(a.size(), b.size()); ++i)
            worst = std::max(worst, std::abs(a[i] - b[i]));
        return worst;
    }
    static double worstRowSum(const AttentionMatrix& map)
    {
        double worst = 0;
        for (int64_t query = 0; query < map.positions; ++query) {
            const auto row = map.weights.begin() + query * map.positions;
            worst = std::max(worst, std::abs(std::accumulate(row, row + map.positions, 0.0) - 1));
        }
        return worst;
    }
    static AttentionMatrix halfIdentity(AttentionMatrix map)
    {
        for (int64_t i = 0; i < map.positions; ++i)
            for (int64_t j = 0; j < map.positions; ++j)
                map.weights[size_t(i * map.positions + j)] = (map.at(i, j) + (i == j)) / 2;
        return map;
    }
    static AttentionMatrix product(const AttentionMatrix& a, const AttentionMatrix& b)
    {
        const int64_t n = a.positions;
        AttentionMatrix result { n, std::vector<float>(a.weights.size(), 0) };
        for (int64_t i = 0; i < n; ++i)
            for (int64_t k = 0; k < n; ++k)
                for (int64_t j = 0; j < n; ++j)
                    result.weights[size_t(i * n + j)] += a.at(i, k) * b.at(k, j);
        return result;
    }
    QTemporaryDir m_folder;
    std::shared_ptr<const models::Engine> m_engine;
};

void AttentionTest::initTestCase()
{
    if (!QFile::exists(QStringLiteral(BIN_DIR "/../lib/libepiarc-learn.so")))
        QSKIP("Built without LibTorch: there is no engine to test.");
    m_engine = models::loadEngine();
}

void AttentionTest::shapes_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("layers");
    QTest::addColumn<int>("positions");
    QTest::newRow("as it is") << "/trunk/2/name"
                              << "\"transformer_tower\"" << 1 << 8;
    QTest::newRow("coarser") << "/trunk/0/pool_size"
                             << "4" << 1 << 4;
    QTest::newRow("no pool in the tower") << "/trunk/1/pool_size"
                                          << "1" << 1 << 32;
    QTest::newRow("three layers") << "/trunk/2/repeat"
                                  << "3" << 3 << 8;
    QTest::newRow("default repeat") << "/trunk/2/repeat"
                                    << "" << 2 << 8;
    QTest::newRow("one block") << "/trunk/2/name"
                               << "\"transformer\"" << 1 << 8;
    QTest::newRow("another tower of the same size")
        << "/trunk/3"
        << R"({ "name": "transformer_tower", "key_size": 4, "heads": 2, "repeat": 2 })" << 3 << 8;
    QTest::newRow("another tower with other heads")
        << "/trunk/3"
        << R"({ "name": "transformer_tower", "key_size": 4, "heads": 4, "repeat": 2 })" << 1 << 8;
    QTest::newRow("another tower at a finer step")
        << "/trunk/4"
        << R"({ "name": "transformer_tower", "key_size": 4, "heads": 2, "repeat": 2 })" << 1 << 8;
    QTest::newRow("after the crop alone") << "/trunk/2"
                                          << R"({ "name": "Cropping1D", "cropping": 2 })" << 0 << 0;
    QTest::newRow("none") << "/trunk/2"
                          << R"({ "name": "conv_nac", "filters": 16 })" << 0 << 0;
}

/// Only sizes matter here: bins and weights need not fit.
void AttentionTest::shapes()
{
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(int, layers);
    QFETCH(int, positions);
    TinyModel model;
    const Json::json_pointer pointed(pointer.toStdString());
    if (value.isEmpty())
        model.spec.settings[pointed.parent_pointer()].erase(pointed.back());
    else
        model.spec.settings[pointed] = Json::parse(value.toStdString());
    if (QTest::currentDataTag() == QByteArray("after the crop alone"))
        model.spec.settings["trunk"].push_back(Json::parse(R"({ "name": "transformer", "key_size": 4, "heads": 2 })"));
    const AttentionShape expected { layers, layers ? 2 : 0, positions, positions ? 64 / positions : 0 };
    QVERIFY(models::attentionShape(model.spec) == expected);
}

void AttentionTest::descriptions()
{
    const AttentionShape shape { 2, 4, 8, 5 };
    QCOMPARE(models::describe({ Combine::Head, 1, 0 }, shape), std::string("layer 2, head 1"));
    QCOMPARE(models::describe({ Combine::MeanHeads, 0, 3 }, shape), std::string("mean of the heads of layer 1"));
    QCOMPARE(models::describe({}, shape), std::string("mean of 2 layers and 4 heads"));
    QCOMPARE(models::describe({ Combine::Rollout, 0, 0 }, shape), std::string("rollout over 2 layers"));
}

void AttentionTest::weightsTimesValuesAreTheOutput()
{
    BareAttention model(1);
    const auto predictor = open(model);
    QVERIFY(predictor->attentionShape() == (AttentionShape { 1, 2, 32, 1 }));
    QVERIFY(models::attentionShape(model.spec) == predictor->attentionShape());
    const std::string bases = someBases(32), letters = "ACGT", norm = "trunk.1.0.before_attention.layer_norm.",
                      attention = "trunk.1.0.attention.";
    const auto scale = model.made(norm + "weight"), shift = model.made(norm + "bias"), value = model.made(attention + "value"),
               outWeight = model.made(attention + "out_weight"), outBias = model.made(attention + "out_bias");
    // One letter of four: mean ¼, variance 3/16.
    const auto normed = [&](int64_t position, size_t channel) {
        const double x = letters.find(bases[size_t(position)]) == channel ? 1 : 0;
        return (x - 0.25) / std::sqrt(3.0 / 16 + 1e-3) * scale[channel] + shift[channel];
    };
    std::vector<double> mixed(32 * 4, 0); // [position, head · value size]
    for (int head = 0; head < 2; ++head) {
        const AttentionMatrix map = predictor->attention({ bases }, { Combine::Head, 0, head }, {});
        QCOMPARE(map.positions, int64_t(32));
        QVERIFY(worstRowSum(map) < 1e-6);
        for (int64_t query = 0; query < 32; ++query)
            for (int64_t key = 0; key < 32; ++key)
                for (size_t v = size_t(2 * head); v < size_t(2 * head + 2); ++v)
                    for (size_t channel = 0; channel < 4; ++channel)
                        mixed[size_t(4 * query) + v] += map.at(query, key) * value[4 * v + channel] * normed(key, channel);
    }
    const models::Prediction predicted = predictor->predict({ bases }, {}, {});
    for (int64_t position = 0; position < 32; ++position)
        for (size_t out = 0; out < 4; ++out) {
            double expected = (letters.find(bases[size_t(position)]) == out) + outBias[out];
            for (size_t v = 0; v < 4; ++v)
                expected += outWeight[4 * out + v] * mixed[size_t(4 * position) + v];
            QVERIFY2(std::abs(predicted.at(position, int64_t(out)) - expected) < 1e-5, qPrintable(QString::number(position)));
        }
}

void AttentionTest::permutedBasesPermuteTheMap()
{
    BareAttention model(1);
    model.values["trunk.1.0.attention.position"] = std::vector<float>(24, 0); // the distance says nothing
    const auto predictor = open(model);
    const std::string bases = someBases(32);
    std::string other = bases;
    const auto from = [](int64_t i) { return (5 * i + 3) % 32; };
    for (int64_t i = 0; i < 32; ++i)
        other[size_t(i)] = bases[size_t(from(i))];
    const AttentionMatrix map = predictor->attention({ bases }, {}, {}), permuted = predictor->attention({ other }, {}, {});
    float unequal = 0;
    for (int64_t query = 0; query < 32; ++query)
        for (int64_t key = 0; key < 32; ++key) {
            QVERIFY(std::abs(permuted.at(query, key) - map.at(from(query), from(key))) < 1e-6f);
            unequal = std::max(unequal, std::abs(map.at(query, key) - 1.0f / 32));
        }
    QVERIFY(unequal > 1e-3f); // else the comparison would say nothing
}

void AttentionTest::distanceAlone()
{
    BareAttention model(1);
    model.values["trunk.1.0.attention.query"] = std::vector<float>(24, 0);
    model.values["trunk.1.0.attention.content_bias"] = std::vector<float>(6, 0);
    const AttentionMatrix map = open(model)->attention({ someBases(32) }, { Combine::Head, 0, 1 }, {});
    // Ratios of weights depend on key − query only.
    for (int64_t i = 1; i < 32; ++i)
        for (int64_t j = 1; j < 32; ++j)
            QVERIFY(std::abs(map.at(i, j) / map.at(i, i) - map.at(i - 1, j - 1) / map.at(i - 1, i - 1)) < 1e-4f);
    QVERIFY(std::abs(map.at(16, 10) / map.at(16, 16) - 1) > 1e-3f);
}

void AttentionTest::combinations()
{
    BareAttention two(2);
    const auto predictor = open(two);
    const std::string bases = someBases(32);
    std::vector<AttentionMatrix> layers;
    std::vector<float> mean(32 * 32, 0);
    for (int layer = 0; layer < 2; ++layer) {
        std::vector<float> ofHeads(32 * 32, 0);
        for (int head = 0; head < 2; ++head) {
            const AttentionMatrix map = predictor->attention({ bases }, { Combine::Head, layer, head }, {});
            for (size_t i = 0; i < ofHeads.size(); ++i) {
                ofHeads[i] += map.weights[i] / 2;
                mean[i] += map.weights[i] / 4;
            }
        }
        layers.push_back(predictor->attention({ bases }, { Combine::MeanHeads, layer, 0 }, {}));
        QVERIFY(difference(layers.back().weights, ofHeads) < 1e-6f);
    }
    QVERIFY(difference(layers[0].weights, layers[1].weights) > 1e-3f);
    QVERIFY(difference(predictor->attention({ bases }, {}, {}).weights, mean) < 1e-6f);
    const AttentionMatrix rollout = predictor->attention({ bases }, { Combine::Rollout, 0, 0 }, {});
    QVERIFY(difference(rollout.weights, product(halfIdentity(layers[1]), halfIdentity(layers[0])).weights) < 1e-6f);
    QVERIFY(worstRowSum(rollout) < 1e-6);

    BareAttention one(1);
    const auto single = open(one);
    QVERIFY(difference(single->attention({ bases }, { Combine::Rollout, 0, 0 }, {}).weights,
                halfIdentity(single->attention({ bases }, { Combine::MeanHeads, 0, 0 }, {})).weights)
        < 1e-6f);
}

void AttentionTest::stopsAfterTheLastLayerNeeded()
{
    BareAttention model(2);
    const auto predictor = open(model);
    const auto blocksRun = [&](const AttentionChoice& choice) {
        int reports = 0;
        const Monitor monitor({}, [&](double, std::string_view) { ++reports; });
        predictor->attention({ someBases(32) }, choice, monitor);
        return reports;
    };
    QCOMPARE(blocksRun({ Combine::MeanHeads, 0, 0 }), blocksRun({ Combine::MeanHeads, 1, 0 }) - 1);
    QCOMPARE(blocksRun({ Combine::Head, 0, 1 }), blocksRun({ Combine::MeanHeads, 0, 0 }));
    QCOMPARE(blocksRun({}), blocksRun({ Combine::Head, 1, 1 }));
}

void AttentionTest::refusals()
{
    BareAttention model(2);
    const auto predictor = open(model);
    const std::string bases = someBases(32);
    QVERIFY(message([&] { predictor->attention({ "ACGT" }, {}, {}); }).contains("32 bases at a time, not 4"));
    QVERIFY(message([&] {
        predictor->attention({ bases }, { Combine::Head, 2, 0 }, {});
    }).contains("1 to 2; there is no layer 3"));
    QVERIFY(message([&] { predictor->attention({ bases }, { Combine::MeanHeads, -1, 0 }, {}); }).contains("no layer 0"));
    QVERIFY(message([&] { predictor->attention({ bases }, { Combine::Head, 0, 2 }, {}); }).contains("no head 3"));
    TinyModel without;
    without.spec.settings["trunk"].erase(2);
    std::erase_if(without.shapes, [](const auto& shape) { return shape.first.starts_with("trunk.2."); });
    std::map<std::string, std::vector<int64_t>> shapes;
    for (const auto& [name, shape] : without.shapes)
        shapes[name.starts_with("trunk.3.") ? "trunk.2." + name.substr(8) : name] = shape;
    without.shapes = shapes;
    const auto blind = open(without);
    QCOMPARE(blind->attentionShape().layers, 0);
    QVERIFY(message([&] { blind->attention({ someBases(64) }, {}, {}); }).contains("tiny has no attention layers"));
}

void AttentionTest::cancelled()
{
    BareAttention model(2);
    const auto predictor = open(model);
    std::stop_source stop;
    const Monitor monitor(stop.get_token(), [&](double fraction, std::string_view) {
        if (fraction > 0.3)
            stop.request_stop();
    });
    QVERIFY_EXCEPTION_THROWN(predictor->attention({ someBases(32) }, {}, monitor), Cancelled);
    QCOMPARE(predictor->attention({ someBases(32) }, {}, {}).positions, int64_t(32)); // and it still works
}

void AttentionTest::realModel()
{
    const std::string folder = SHARED_DIR "/data/models/baskerville/";
    if (!QFile::exists(QString::fromStdString(folder + "model.h5")))
        QSKIP("The trained Baskerville model is not there: its attention was not looked at.");
    const std::string path = m_folder.filePath(QStringLiteral("real.safetensors")).toStdString();
    const models::ModelSpec spec = m_engine->import(
        { "baskerville", folder + "model.h5", folder + "params.json", folder + "targets.txt", path, "", "hg38" }, {});
    const AttentionShape expected { 2, 2, 1024, 128 };
    QVERIFY(models::attentionShape(spec) == expected);
    QVERIFY(models::attentionShape(models::readSpec(path)) == expected);
    const auto predictor = m_engine->open(path, {}, {});
    QVERIFY(predictor->attentionShape() == expected);
    const auto genome = genome::Genome::open(SHARED_DIR "/data/hg38/genome.fa.gz");
    const std::string bases = genome->sequence({ "chr11", 61832338, 61963410 }); // FADS
    std::vector<AttentionMatrix> layers;
    for (int layer = 0; layer < 2; ++layer)
        layers.push_back(predictor->attention({ bases }, { Combine::MeanHeads, layer, 0 }, {}));
    for (const Combine combine : { Combine::Head, Combine::MeanHeads, Combine::Mean, Combine::Rollout }) {
        const AttentionMatrix map = predictor->attention({ bases }, { combine, 1, 1 }, {});
        QCOMPARE(map.weights.size(), size_t(1024 * 1024));
        const auto [least, most] = std::ranges::minmax_element(map.weights);
        qInfo("weights %.2e to %.2e, rows off 1 by %.1e", double(*least), double(*most), worstRowSum(map));
        QVERIFY(*least >= 0);
        QVERIFY(worstRowSum(map) < 1e-5);
    }
    const AttentionMatrix rollout = predictor->attention({ bases }, { Combine::Rollout, 0, 0 }, {});
    QVERIFY(difference(rollout.weights, product(halfIdentity(layers[1]), halfIdentity(layers[0])).weights) < 1e-5f);
}

EPIARC_TEST(AttentionTest)
#include "attention_test.moc"
