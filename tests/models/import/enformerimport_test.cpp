#include "core/base/file.h"
#include "core/models/engine.h"
#include "core/models/families/outline.h"
#include "core/models/tensors/safetensors.h"
#include "tests/models/tensors/madearchive.h"
#include "tests/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <cstring>
#include <fstream>

/// Published Enformer checkpoints: every spelling and container gives the same model, and what does not fit is said at once.
/// Runs through Engine, so that this program sees no LibTorch.
class EnformerImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void predictsWhatTheReferencePredicts_data();
    void predictsWhatTheReferencePredicts();
    void tracksAreNamed();
    void whatDoesNotFit_data();
    void whatDoesNotFit();
    void fullSizeInPlace();

private:
    static std::string golden(const char* name) { return std::string(SHARED_DIR "/golden/enformer_small/") + name; }
    std::string path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }
    models::ImportOptions options(const std::string& weights) const
    {
        models::ImportOptions options;
        options.from = "enformer-pytorch";
        options.weights = weights;
        options.params = golden("config.json");
        options.out = path("small.safetensors");
        options.length = 6144;
        options.gamma = "features";
        return options;
    }
    std::map<std::string, std::string> aliases() const;
    /// The reference weights in another file: names through `spelling`, those it gives no name left out.
    using Spelling = std::function<std::string(const std::string&)>;
    std::string rewritten(const char* file, const Spelling&) const;
    std::string archived(const char* file, const Spelling&) const;

    QTemporaryDir m_folder;
    std::shared_ptr<const models::Engine> m_engine;
};

void EnformerImportTest::initTestCase()
{
    if (!QFile::exists(QStringLiteral(BIN_DIR "/../lib/libepiarc-learn.so")))
        QSKIP("Built without LibTorch: there is no engine to test.");
    if (!QFile::exists(QString::fromStdString(golden("weights.safetensors"))))
        QSKIP("The reference arrays of Enformer are not there: importing was not checked.");
    m_engine = models::loadEngine();
}

std::map<std::string, std::string> EnformerImportTest::aliases() const
{
    const Json config = base::readJson(golden("config.json"));
    std::map<std::string, std::string> byCanonical;
    for (const auto& [alias, canonical] : config["aliases"].items())
        byCanonical[canonical] = alias;
    return byCanonical;
}

std::string EnformerImportTest::rewritten(const char* file, const Spelling& spelling) const
{
    const models::Safetensors source(golden("weights.safetensors"));
    std::vector<models::TensorToWrite> tensors;
    for (const models::TensorView& view : source.tensors())
        if (const std::string name = spelling(view.name); view.dtype == "F32" && !name.empty())
            tensors.push_back({ name, view.shape, reinterpret_cast<const float*>(view.data) });
    models::writeSafetensors(path(file), tensors, {});
    return path(file);
}

std::string EnformerImportTest::archived(const char* file, const Spelling& spelling) const
{
    const models::Safetensors source(golden("weights.safetensors"));
    MadeArchive archive;
    QByteArray table = "}";
    for (const models::TensorView& view : source.tensors()) {
        const std::string name = spelling(view.name);
        if (view.dtype != "F32" || name.empty())
            continue;
        const QByteArray key = QByteArray::number(int(&view - source.tensors().data()));
        QList<qint64> shape(view.shape.begin(), view.shape.end()), strides(shape.size(), 1);
        for (qsizetype i = shape.size() - 1; i > 0; --i)
            strides[i - 1] = strides[i] * shape[i];
        table += pickled::text(QByteArray::fromStdString(name))
            + pickled::tensor(key, qint64(view.bytes / sizeof(float)), 0, shape, strides) + "s";
        archive.add({ "archive/data/" + key, QByteArray(reinterpret_cast<const char*>(view.data), qsizetype(view.bytes)) });
    }
    archive.add({ "archive/data.pkl", pickled::file(table) });
    archive.add({ "archive/version", "3\n" });
    archive.write(QString::fromStdString(path(file)));
    return path(file);
}

void EnformerImportTest::predictsWhatTheReferencePredicts_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("gamma");
    for (const char* kind : { "safetensors", "safetensors, second spelling", "checkpoint", "checkpoint, second spelling" })
        QTest::newRow(kind) << QString::fromUtf8(kind) << QStringLiteral("features");
    QTest::newRow("released gamma") << "safetensors" << QString();
}

void EnformerImportTest::predictsWhatTheReferencePredicts()
{
    QFETCH(QString, kind);
    QFETCH(QString, gamma);
    const auto other = aliases();
    const bool second = kind.endsWith(QStringLiteral("second spelling"));
    const Spelling spelling = [&](const std::string& name) { return second && other.contains(name) ? other.at(name) : name; };
    models::ImportOptions import = options(
        kind.startsWith(QStringLiteral("safetensors")) ? rewritten("w.safetensors", spelling) : archived("w.bin", spelling));
    import.gamma = gamma.toStdString();
    const models::ModelSpec spec = m_engine->import(import, {});
    QCOMPARE(spec.inputLength, int64_t(6144));
    QCOMPARE(spec.bins(), int64_t(32));
    QCOMPARE(spec.parameters, base::readJson(golden("config.json"))["n_params"].get<int64_t>());

    const auto predictor = m_engine->open(import.out, {}, {});
    QCOMPARE(predictor->attentionShape(), (models::AttentionShape { 2, 4, 48, 128 }));
    QVERIFY(models::attentionShape(models::readSpec(import.out)) == predictor->attentionShape());
    const models::Safetensors arrays(
        golden(gamma.isEmpty() ? "activations_deepmind_gamma.safetensors" : "activations.safetensors")),
        inputs(golden("activations.safetensors"));
    const models::TensorView *letters = inputs.find("input_indices"), *expected = arrays.find("out.human");
    int compared = 0;
    for (int64_t item = 0; item < letters->shape[0]; ++item) {
        models::Inputs one;
        const auto* from = reinterpret_cast<const int64_t*>(letters->data) + item * 6144;
        if (std::find(from, from + 6144, -1) != from + 6144)
            continue; // positions padded with 0.25, which letters cannot say
        for (int64_t i = 0; i < 6144; ++i)
            one.bases += "ACGTN"[from[i]];
        const models::Prediction got = predictor->predict(one, {}, {});
        const auto* want = reinterpret_cast<const float*>(expected->data) + item * 32 * 5;
        for (size_t i = 0; i < 32 * 5; ++i)
            QVERIFY2(std::abs(got.values[i] - want[i]) <= 1e-5, qPrintable(QString::number(got.values[i] - want[i])));
        ++compared;
    }
    QVERIFY(compared > 0);
}

void EnformerImportTest::tracksAreNamed()
{
    base::writeAtomically(
        path("targets.txt"), "index\tidentifier\tdescription\n0\tA\tDNASE:one\n1\tB\tCAGE:two\n2\tC\tCAGE:three\n");
    models::ImportOptions import = options(golden("weights.safetensors"));
    import.targets = path("targets.txt");
    const models::ModelSpec spec = m_engine->import(import, {});
    QCOMPARE(spec.heads.size(), size_t(2));
    QCOMPARE(spec.heads[0].name, std::string("human"));
    QCOMPARE(spec.heads[0].tracks.at(4).name, std::string("human 4")); // five tracks: the table is not theirs
    QCOMPARE(spec.heads[1].tracks.at(2).description, std::string("CAGE:three"));
    QCOMPARE(spec.heads[1].tracks[0].assay, std::string("DNASE"));
}

void EnformerImportTest::whatDoesNotFit_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("missing and extra") << "rename"
                                       << QStringList { "conv_tower.2.0.2.weight [64, 56, 5] is missing",
                                              "conv_tower.2.0.2.wait is not part of the network" };
    QTest::newRow("misshapen") << "bins"
                               << QStringList { "_heads.human.0.weight has the shape [5, 192] instead of [7, 192]",
                                      "_heads.human.0.bias has the shape [5] instead of [7]" };
    QTest::newRow("no settings") << "config" << QStringList { "is no JSON object" };
    QTest::newRow("window too short") << "length"
                                      << QStringList { "predicts 32 bins of 128 bp, more than the 1024 bp", "--length" };
    QTest::newRow("targets of no head") << "targets" << QStringList { "lists 1 tracks, and no head", "human" };
    QTest::newRow("not a checkpoint") << "text" << QStringList { "w.safetensors" };
    QTest::newRow("not a number") << "nan" << QStringList { "stem.0.bias holds values that are no finite numbers" };
}

void EnformerImportTest::whatDoesNotFit()
{
    QFETCH(QString, change);
    QFETCH(QStringList, parts);
    models::ImportOptions import = options(rewritten("w.safetensors", [&](const std::string& name) {
        return change == QStringLiteral("rename") && name == "conv_tower.2.0.2.weight" ? "conv_tower.2.0.2.wait" : name;
    }));
    Json config = base::readJson(golden("config.json"))["config"];
    if (change == QStringLiteral("bins"))
        config["output_heads"]["human"] = 7;
    if (change == QStringLiteral("config"))
        config = Json::array();
    base::writeAtomically(path("config.json"), config.dump());
    import.params = path("config.json");
    if (change == QStringLiteral("length"))
        import.length = 1024;
    if (change == QStringLiteral("targets")) {
        base::writeAtomically(path("targets.txt"), "identifier\tdescription\nA\tDNASE:one\n");
        import.targets = path("targets.txt");
    }
    if (change == QStringLiteral("text"))
        base::writeAtomically(path("w.safetensors"), "weights");
    if (change == QStringLiteral("nan")) {
        const models::Safetensors source(golden("weights.safetensors"));
        std::vector<models::TensorToWrite> tensors;
        std::vector<float> broken(48, std::nanf(""));
        for (const models::TensorView& view : source.tensors())
            if (view.dtype == "F32")
                tensors.push_back({ view.name, view.shape,
                    view.name == "stem.0.bias" ? broken.data() : reinterpret_cast<const float*>(view.data) });
        models::writeSafetensors(path("w.safetensors"), tensors, {});
    }
    QFile::remove(QString::fromStdString(import.out.string()));
    try {
        m_engine->import(import, {});
        QFAIL("it was imported");
    } catch (const Error& problem) {
        for (const QString& part : parts)
            QVERIFY2(QString::fromUtf8(problem.what()).contains(part), problem.what());
    }
    QVERIFY(!QFile::exists(QString::fromStdString(import.out.string())));
}

/// All 287 tensors of the released network at their size, as a hole in a file: a gigabyte of zeros.
void EnformerImportTest::fullSizeInPlace()
{
    const Json shapes = base::readJson(SHARED_DIR "/golden/enformer_full_shapes.json");
    std::map<std::string, std::string> alias;
    for (const auto& [name, canonical] : shapes["aliases"].items())
        alias[canonical] = name;
    Json header = Json::object();
    int64_t bytes = 0;
    for (const Json& tensor : shapes["tensors"]) {
        const bool counter = tensor["dtype"] != "float32";
        int64_t size = counter ? 8 : 4;
        for (const Json& length : tensor["shape"])
            size *= length.get<int64_t>();
        const std::string canonical = tensor["name"];
        header[alias.contains(canonical) ? alias[canonical] : canonical]
            = { { "dtype", counter ? "I64" : "F32" }, { "shape", tensor["shape"] }, { "data_offsets", { bytes, bytes + size } } };
        bytes += size;
    }
    std::string text = header.dump();
    text.append((64 - (text.size() + 8) % 64) % 64, ' ');
    const uint64_t length = text.size();
    std::ofstream file(path("full.safetensors"), std::ios::binary);
    file.write(reinterpret_cast<const char*>(&length), 8);
    file << text;
    file.close();
    std::filesystem::resize_file(path("full.safetensors"), 8 + text.size() + uint64_t(bytes));

    models::ImportOptions import = options(path("full.safetensors"));
    base::writeAtomically(path("config.json"), R"({"dim": 1536, "depth": 11, "heads": 8})"); // the other settings by default
    import.params = path("config.json");
    import.length = 0;
    import.gamma.clear();
    std::ofstream("/proc/self/clear_refs") << 5; // the peak counts from here
    const auto memory = [](const char* line) {
        std::ifstream status("/proc/self/status");
        for (std::string text; std::getline(status, text);)
            if (text.starts_with(line))
                return std::stod(text.substr(std::strlen(line))) * 1024;
        return 0.0;
    };
    const double before = memory("VmRSS:");
    const models::ModelSpec spec = m_engine->import(import, {});
    const double grown = memory("VmHWM:") - before;
    QCOMPARE(spec.parameters, int64_t(251221292));
    QCOMPARE(spec.bins(), int64_t(896));
    QCOMPARE(spec.heads.at(0).tracks.size(), size_t(5313));
    QCOMPARE(spec.heads.at(1).tracks.size(), size_t(1643));
    qInfo("a model of %.0f MB was imported in %.0f MB", double(bytes) * 1e-6, grown * 1e-6);
    QVERIFY2(grown < 1.3 * double(bytes), qPrintable(QString::number(grown)));
    QFile::remove(QString::fromStdString(path("full.safetensors")));
    QFile::remove(QString::fromStdString(import.out.string()));
}

EPIARC_TEST(EnformerImportTest)
#include "enformerimport_test.moc"
