#include "core/base/file.h"
#include "core/models/engine.h"
#include "core/models/predictions/regions.h"

#include "tests/message.h"
#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cstring>
#include <optional>

/// Runs through Engine, so that this program sees no LibTorch.
class BaskervilleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void parity();
    void wantedTracks();
    void reverseComplement();
    void unknownLettersAreZeros();
    void badRequests();
    void valuesThatAreNoNumbers();
    void brokenModels_data();
    void brokenModels();
    void brokenSettings_data();
    void brokenSettings();
    void brokenImports_data();
    void brokenImports();
    void cancelled();
    void engineTellsAboutItself();

private:
    std::string path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }
    static std::string real(const char* name) { return std::string(SHARED_DIR "/data/models/baskerville/") + name; }
    static bool haveReal() { return QFile::exists(QStringLiteral(SHARED_DIR "/data/models/baskerville/model.h5")); }
    std::unique_ptr<models::Predictor> tiny()
    {
        TinyModel().write(path("tiny.safetensors"));
        return m_engine->open(path("tiny.safetensors"), {}, {});
    }
    static std::string someBases(int length)
    {
        std::string bases;
        for (int i = 0; i < length; ++i)
            bases += "ACGT"[(i * i * 7 + i / 5) % 4];
        return bases;
    }
    QTemporaryDir m_folder;
    std::shared_ptr<const models::Engine> m_engine;
};

void BaskervilleTest::initTestCase()
{
    if (!QFile::exists(QStringLiteral(BIN_DIR "/../lib/libepiarc-learn.so")))
        QSKIP("Built without LibTorch: there is no engine to test.");
    m_engine = models::loadEngine();
}

void BaskervilleTest::parity()
{
    if (!haveReal())
        QSKIP("The trained Baskerville model is not there: parity was not checked.");
    const models::ModelSpec spec = m_engine->import(
        { "baskerville", real("model.h5"), real("params.json"), real("targets.txt"), path("real.safetensors"), "", "hg38" }, {});
    QCOMPARE(spec.inputLength, int64_t(131072));
    QCOMPARE(spec.bins(), int64_t(2048));
    QCOMPARE(spec.binSize, int64_t(32));
    QCOMPARE(spec.heads.at(0).name, std::string("human"));
    QCOMPARE(spec.heads[0].tracks.at(0).assay, std::string("CAGE"));
    QCOMPARE(spec.heads[0].tracks[0].strandPair, 1);

    const auto predictor = m_engine->open(path("real.safetensors"), {}, {});
    const auto genome = genome::Genome::open(SHARED_DIR "/data/hg38/genome.fa.gz");
    const models::Safetensors reference(real("reference_predictions.safetensors"));
    const Interval windows[] { { "chr9", 68875912, 68941448 }, { "chr3", 112448870, 112514406 } }; // as the file's metadata says
    for (int i = 0; i < 2; ++i) {
        const auto result = models::predictRegion(*predictor, { spec, genome }, windows[i], {}, {});
        QCOMPARE(result.where, windows[i]);
        const models::TensorView* expected = reference.find("prediction_" + std::to_string(i));
        QCOMPARE(expected->shape, (std::vector<int64_t> { result.values.bins, result.values.tracks }));
        std::vector<float> values(result.values.values.size());
        std::memcpy(values.data(), expected->data, expected->bytes);
        float worst = 0;
        for (size_t k = 0; k < values.size(); ++k)
            worst = std::max(worst, std::abs(values[k] - result.values.values[k]));
        qInfo("window %d: largest difference %.2e", i, double(worst));
        QVERIFY2(worst <= 1e-4f, qPrintable(QString::number(double(worst))));
    }
}

void BaskervilleTest::wantedTracks()
{
    const auto predictor = tiny();
    const std::string bases = someBases(64);
    const models::Prediction all = predictor->predict({ bases }, {}, {});
    QCOMPARE(all.bins, int64_t(8));
    QCOMPARE(all.tracks, int64_t(4));
    const std::vector<int> wanted { 3, 0 };
    const models::Prediction some = predictor->predict({ bases }, { { 0, wanted }, false }, {});
    QCOMPARE(some.tracks, int64_t(2));
    bool differs = false;
    for (int64_t bin = 0; bin < 8; ++bin)
        for (int64_t i = 0; i < 2; ++i) {
            QVERIFY(std::abs(some.at(bin, i) - all.at(bin, wanted[size_t(i)])) < 1e-6f);
            differs = differs || std::abs(all.at(bin, 0) - all.at(bin, 3)) > 1e-3f;
        }
    QVERIFY(differs); // else the comparison would say nothing
}

void BaskervilleTest::reverseComplement()
{
    const auto predictor = tiny();
    const std::string bases = someBases(64);
    std::string other(bases.rbegin(), bases.rend());
    for (char& base : other)
        base = base == 'A' ? 'T' : base == 'T' ? 'A' : base == 'C' ? 'G' : 'C';
    const models::Prediction forward = predictor->predict({ bases }, {}, {}), backward = predictor->predict({ other }, {}, {});
    const models::Prediction both = predictor->predict({ bases }, { { 0, {} }, true }, {});
    const models::Prediction minus = predictor->predict({ bases }, { { 0, { 1 } }, true }, {});
    const int partner[] { 1, 0, 2, 3 };
    for (int64_t bin = 0; bin < 8; ++bin) {
        for (int64_t track = 0; track < 4; ++track) {
            const float expected = (forward.at(bin, track) + backward.at(7 - bin, partner[track])) / 2;
            QVERIFY2(std::abs(both.at(bin, track) - expected) < 1e-6f,
                qPrintable(QStringLiteral("bin %1 track %2").arg(bin).arg(track)));
        }
        QVERIFY(std::abs(minus.at(bin, 0) - both.at(bin, 1)) < 1e-6f);
    }
}

void BaskervilleTest::unknownLettersAreZeros()
{
    const auto predictor = tiny();
    std::string bases = someBases(64);
    const auto upper = predictor->predict({ bases }, {}, {}).values;
    std::string lower = bases;
    std::ranges::transform(lower, lower.begin(), [](char base) { return char(base + 32); });
    QCOMPARE(predictor->predict({ lower }, {}, {}).values, upper);
    bases[30] = 'N';
    const auto withN = predictor->predict({ bases }, {}, {}).values;
    bases[30] = 'R';
    QCOMPARE(predictor->predict({ bases }, {}, {}).values, withN);
    QVERIFY(withN != upper);
}

/// Weights that are finite, and too large for what they are multiplied with.
void BaskervilleTest::valuesThatAreNoNumbers()
{
    TinyModel model;
    model.values["trunk.1.1.conv.weight"].assign(16 * 8 * 3, 3e38f);
    model.write(path("huge.safetensors"));
    const auto predictor = m_engine->open(path("huge.safetensors"), {}, {});
    const QString text = message([&] { predictor->predict({ someBases(64) }, {}, {}); });
    QVERIFY2(text.startsWith(QStringLiteral("tiny")) && text.contains(QStringLiteral("first in its stage trunk.2.0.attention")),
        qPrintable(text));

    model.values["trunk.1.1.conv.weight"][5] = std::nanf("");
    model.write(path("nan.safetensors"));
    QVERIFY(message([&] {
        m_engine->open(path("nan.safetensors"), {}, {});
    }).contains("trunk.1.1.conv.weight holds values that are no finite numbers"));
}

void BaskervilleTest::badRequests()
{
    const auto predictor = tiny();
    QVERIFY(message([&] { predictor->predict({ "ACGT" }, {}, {}); }).contains("64 bases at a time, not 4"));
    QVERIFY(message([&] { predictor->predict({ someBases(64) }, { { 1, {} }, false }, {}); }).contains("no head 1"));
    QVERIFY(message([&] { predictor->predict({ someBases(64) }, { { 0, { 4 } }, false }, {}); }).contains("no track 4"));
    QVERIFY(message([&] { m_engine->open(path("tiny.safetensors"), { "gpu", "f32", 0 }, {}); }).contains("\"gpu\" is no device"));
    QVERIFY(message([&] {
        m_engine->open(path("tiny.safetensors"), { "cuda:77", "f32", 0 }, {});
    }).contains("cuda:77 is not there"));
    QVERIFY(message([&] { m_engine->open(path("tiny.safetensors"), { "cpu", "f8", 0 }, {}); }).contains("\"f8\""));
    QVERIFY(message([&] { m_engine->open(path("nothing.safetensors"), {}, {}); }).contains("does not exist"));
}

void BaskervilleTest::brokenModels_data()
{
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("tensor missing") << QStringList { "trunk.0.conv.bias [8] is missing" };
    QTest::newRow("tensor renamed") << QStringList { "trunk.0.conv.bias [8] is missing",
        "trunk.0.conv.bais is not part of the network" };
    QTest::newRow("wrong shapes") << QStringList { "trunk.1.1.conv.weight has the shape [16, 8, 5] instead of [16, 8, 3]",
        "heads.toy.dense.bias has the shape [5]" };
    QTest::newRow("no metadata") << QStringList { "does not say of which model" };
    QTest::newRow("metadata not JSON") << QStringList { "not JSON" };
    QTest::newRow("unknown family") << QStringList { "family \"mystery\"" };
    QTest::newRow("more tracks than weights") << QStringList { "4 units in head_toy but 5 tracks" };
    QTest::newRow("other bins than the network") << QStringList { "says it predicts 16 bins of 2 bp", "8 bins of 4 bp" };
    QTest::newRow("truncated") << QStringList { "cut short" };
}

void BaskervilleTest::brokenModels()
{
    QFETCH(QStringList, parts);
    const QByteArray what = QTest::currentDataTag();
    TinyModel model;
    if (what == "tensor missing" || what == "tensor renamed")
        model.shapes.erase("trunk.0.conv.bias");
    if (what == "tensor renamed")
        model.shapes["trunk.0.conv.bais"] = { 8 };
    if (what == "wrong shapes") {
        model.shapes["trunk.1.1.conv.weight"] = { 16, 8, 5 };
        model.shapes["heads.toy.dense.bias"] = { 5 };
    }
    if (what == "no metadata")
        model.metadata["format"] = "pt";
    if (what == "metadata not JSON")
        model.metadata["epiarc"] = "{";
    if (what == "unknown family")
        model.spec.family = "mystery";
    if (what == "more tracks than weights")
        model.spec.heads[0].tracks.push_back({ "d", "", "", 4 });
    if (what == "other bins than the network")
        model.spec.binSize = 2;
    model.write(path("broken.safetensors"));
    if (what == "truncated") {
        const std::string whole = base::readFile(path("broken.safetensors"));
        base::writeAtomically(path("broken.safetensors"), whole.substr(0, whole.size() - 100));
    }
    const QString text = message([&] { m_engine->open(path("broken.safetensors"), {}, {}); });
    QVERIFY2(text.contains("broken.safetensors"), qPrintable(text));
    for (const QString& part : parts)
        QVERIFY2(text.contains(part), qPrintable(text));
    QVERIFY2(!text.contains("frame #") && !text.contains('\n'), qPrintable(text));
}

void BaskervilleTest::brokenSettings_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("part"); // empty: opens
    QTest::newRow("harmless key") << "/trunk/1/l2_scale"
                                  << "0.1"
                                  << "";
    QTest::newRow("unknown block") << "/trunk/3/name"
                                   << "\"unet_magic\""
                                   << "unknown kind \"unet_magic\"";
    QTest::newRow("no trunk") << "/trunk"
                              << "3"
                              << "no list \"trunk\"";
    QTest::newRow("even width") << "/trunk/0/kernel_size"
                                << "4"
                                << "kernel_size 4";
    QTest::newRow("width no number") << "/trunk/0/kernel_size"
                                     << "\"5\""
                                     << "no positive whole number";
    QTest::newRow("unknown activation") << "/activation"
                                        << "\"swish\""
                                        << "unknown activation \"swish\"";
    QTest::newRow("other normalisation") << "/norm_type"
                                         << "\"layer\""
                                         << "only batch normalisation";
    QTest::newRow("variant") << "/trunk/1/conv_type"
                             << "\"separable\""
                             << "conv_type";
    QTest::newRow("crop of everything") << "/trunk/4/cropping"
                                        << "8"
                                        << "cuts 8 positions";
    QTest::newRow("heads do not divide") << "/trunk/2/heads"
                                         << "3"
                                         << "16 channels among 3 heads";
    QTest::newRow("pool leaves a rest") << "/trunk/0/pool_size"
                                        << "3"
                                        << "leaves a rest";
    QTest::newRow("head gone") << "/head_toy"
                               << "null"
                               << "head_toy";
}

void BaskervilleTest::brokenSettings()
{
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QString, part);
    TinyModel model;
    model.spec.settings[Json::json_pointer(pointer.toStdString())] = Json::parse(value.toStdString());
    model.write(path("settings.safetensors"));
    const QString text = message([&] { m_engine->open(path("settings.safetensors"), {}, {}); });
    QVERIFY2(text.contains(part.isEmpty() ? QStringLiteral("no error") : part), qPrintable(text));
    QVERIFY2(part.isEmpty() || text.contains("settings.safetensors"), qPrintable(text));
}

void BaskervilleTest::brokenImports_data()
{
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("tracks that fit no head") << QStringList { "lists 73 tracks", "head_human (74 units)" };
    QTest::newRow("partner outside") << QStringList { "names 74 as its strand_pair" };
    QTest::newRow("no HDF5 file") << QStringList { "params.json is no HDF5 file" };
    QTest::newRow("truncated weights") << QStringList { "cut.h5 is a damaged or truncated HDF5 file" };
    QTest::newRow("one layer too many") << QStringList { "multihead_attention_2", "is missing" };
    QTest::newRow("one layer too few") << QStringList { "multihead_attention_1/q_layer/kernel:0 is not part of the network" };
    QTest::newRow("other width") << QStringList {
        "conv1d/kernel:0 (trunk.0.conv.weight) has the shape [64, 4, 7] instead of [64, 4, 9]"
    };
    QTest::newRow("short line") << QStringList { "targets.txt, line 4" };
    QTest::newRow("no header") << QStringList { "targets.txt, line 1", "identifier" };
}

void BaskervilleTest::brokenImports()
{
    if (!haveReal())
        QSKIP("The trained Baskerville model is not there: its import was not checked.");
    QFETCH(QStringList, parts);
    const QByteArray what = QTest::currentDataTag();
    models::ImportOptions options { "baskerville", real("model.h5"), path("params.json"), path("targets.txt"),
        path("out.safetensors"), "", "" };
    Json params = base::readJson(real("params.json"));
    std::string targets = base::readFile(real("targets.txt"));
    const auto endOfLine = [&](int number) {
        size_t at = 0;
        for (int i = 0; i < number; ++i)
            at = targets.find('\n', at) + 1;
        return at;
    };
    if (what == "tracks that fit no head")
        targets.erase(endOfLine(1), endOfLine(2) - endOfLine(1));
    if (what == "partner outside")
        targets.replace(targets.find("\t73\t"), 4, "\t74\t");
    if (what == "no HDF5 file")
        options.weights = real("params.json");
    if (what == "truncated weights") {
        base::writeAtomically(path("cut.h5"), base::readFile(real("model.h5")).substr(0, 1'000'000));
        options.weights = path("cut.h5");
    }
    if (what == "one layer too many" || what == "one layer too few")
        params["model"]["trunk"][2]["repeat"] = what == "one layer too many" ? 3 : 1;
    if (what == "other width")
        params["model"]["trunk"][0]["kernel_size"] = 9;
    if (what == "short line")
        targets.replace(endOfLine(3), endOfLine(4) - endOfLine(3), "2\tshort\n");
    if (what == "no header")
        targets.erase(0, endOfLine(1));
    base::writeJson(path("params.json"), params);
    base::writeAtomically(path("targets.txt"), targets);
    const QString text = message([&] { m_engine->import(options, {}); });
    for (const QString& part : parts)
        QVERIFY2(text.contains(part), qPrintable(text));
    QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("out.safetensors"))));
}

void BaskervilleTest::cancelled()
{
    const auto predictor = tiny();
    std::stop_source stop;
    const Monitor monitor(stop.get_token(), [&](double fraction, std::string_view) {
        if (fraction > 0.3)
            stop.request_stop();
    });
    bool wasStopped = false;
    try {
        predictor->predict({ someBases(64) }, {}, monitor);
    } catch (const Cancelled&) {
        wasStopped = true;
    }
    QVERIFY(wasStopped);
    QCOMPARE(predictor->predict({ someBases(64) }, {}, {}).bins, int64_t(8)); // and it still works
}

void BaskervilleTest::engineTellsAboutItself()
{
    const Json about = m_engine->about();
    for (const char* key : { "LibTorch", "BLAS", "devices", "threads" })
        QVERIFY2(about.contains(key), key);
    QVERIFY(about["threads"].get<int>() >= 1);
    QVERIFY(tiny()->cost(4).flops > 64 * 4 * 5 * 8 * 2);
    QVERIFY(tiny()->cost(1).flops < tiny()->cost(4).flops);
    QVERIFY(tiny()->cost(4).bytes > 4 * 64);
    QVERIFY(tiny()->device().starts_with("cpu, float32") || tiny()->device().starts_with("cuda"));
}

EPIARC_TEST(BaskervilleTest)
#include "baskerville_test.moc"
