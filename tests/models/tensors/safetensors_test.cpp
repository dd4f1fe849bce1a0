#include "core/models/tensors/safetensors.h"

#include "core/base/error.h"
#include "core/models/engine.h"

#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>
#include <fstream>

/// Files are made here byte by byte after the format's description.
class SafetensorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writtenIsRead();
    void broken_data();
    void broken();
    void brokenSpec_data();
    void brokenSpec();

private:
    std::string file(const QByteArray& bytes)
    {
        const std::string path = m_folder.filePath(QStringLiteral("made.safetensors")).toStdString();
        std::ofstream(path, std::ios::binary).write(bytes.data(), bytes.size());
        return path;
    }
    static QByteArray withHeader(const QByteArray& header, int dataBytes)
    {
        const quint64 length = quint64(header.size());
        return QByteArray(reinterpret_cast<const char*>(&length), 8) + header + QByteArray(dataBytes, '\1');
    }
    static std::string message(const std::function<void()>& work)
    {
        try {
            work();
        } catch (const Error& problem) {
            return problem.what();
        }
        return "no error";
    }
    QTemporaryDir m_folder;
};

void SafetensorsTest::writtenIsRead()
{
    const std::vector<float> a { 1, 2, 3, 4, 5, 6 }, b { -7 };
    const std::string path = m_folder.filePath(QStringLiteral("two.safetensors")).toStdString();
    models::writeSafetensors(
        path, { { "a.weight", { 2, 3 }, a.data() }, { "b", { 1 }, b.data() } }, { { "note", "µ \"quoted\"" } });
    const models::Safetensors read(path);
    QCOMPARE(read.tensors().size(), size_t(2));
    const models::TensorView* tensor = read.find("a.weight");
    QVERIFY(tensor);
    QCOMPARE(tensor->shape, (std::vector<int64_t> { 2, 3 }));
    QCOMPARE(tensor->dtype, std::string("F32"));
    QVERIFY(std::memcmp(tensor->data, a.data(), 24) == 0);
    QVERIFY(reinterpret_cast<uintptr_t>(tensor->data) % 64 == 0);
    QVERIFY(tensor->aligned());
    QCOMPARE(*reinterpret_cast<const float*>(read.find("b")->data), -7.0f);
    QVERIFY(!read.find("c"));
    QCOMPARE(read.metadata().at("note"), std::string("µ \"quoted\""));
}

void SafetensorsTest::broken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, const QByteArray& bytes, const char* part) {
        QTest::newRow(name) << bytes << QString::fromUtf8(part);
    };
    const QByteArray good = R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})";
    row("empty", {}, "is empty");
    row("five bytes", QByteArray(5, 'x'), "only 5 bytes");
    row("header longer than the file", QByteArray("\xff\0\0\0\0\0\0\0{}", 10), "claims 255 bytes");
    row("absurd header length", QByteArray(8, '\xff') + "{}", "claims 18446744073709551615 bytes");
    row("not JSON", withHeader("{\"a\":", 0), "not JSON");
    row("list", withHeader("[1]", 0), "no JSON object");
    row("values cut short", withHeader(good, 4), "cut short");
    row("values left over", withHeader(good, 12), "4 bytes follow");
    row("no offsets", withHeader(R"({"a":{"dtype":"F32","shape":[2]}})", 8), "lacks");
    row("unknown type", withHeader(R"({"a":{"dtype":"F31","shape":[2],"data_offsets":[0,8]}})", 8), "unknown type");
    row("type no text", withHeader(R"({"a":{"dtype":32,"shape":[2],"data_offsets":[0,8]}})", 8), "unknown type");
    row("negative size", withHeader(R"({"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}})", 8), "shape [-2]");
    row("shape no list", withHeader(R"({"a":{"dtype":"F32","shape":2,"data_offsets":[0,8]}})", 8), "no list of sizes");
    row("shape too small", withHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}})", 8), "needs 4");
    row("product overflows", withHeader(R"({"a":{"dtype":"F32","shape":[4294967296,4294967296,4],"data_offsets":[0,8]}})", 8),
        "larger than any memory");
    row("reversed offsets", withHeader(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}})", 8), "bytes 8 to 0");
    row("offsets not whole", withHeader(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0.5,8]}})", 8), "no pair");
    row("three offsets", withHeader(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,9]}})", 8), "no pair");
    row("overlap",
        withHeader(
            R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", 8),
        "overlaps");
    row("hole", withHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", 8), "hole");
    row("metadata no texts", withHeader(R"({"__metadata__":{"a":1}})", 0), "__metadata__");
}

void SafetensorsTest::broken()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, part);
    const std::string path = file(bytes);
    const QString text = QString::fromStdString(message([&] { models::Safetensors read(path); }));
    QVERIFY2(text.contains(part), qPrintable(text));
    QVERIFY2(text.contains(QString::fromStdString(path)), qPrintable(text));
}

void SafetensorsTest::brokenSpec_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value"); // JSON; empty: the key is taken away
    QTest::addColumn<QString>("part");
    const auto row = [](const char* key, const char* value, const char* part) {
        QTest::addRow("%s = %s", key, value) << QString::fromUtf8(key) << QString::fromUtf8(value) << QString::fromUtf8(part);
    };
    row("family", "", "describes its model wrongly: \"family\" is missing.");
    row("family", "3", "must be a text");
    row("input_length", "-5", "\"input_length\" must be a positive whole number");
    row("bin_size", "\"32\"", "\"bin_size\" must be a whole number");
    row("output_length", "33", "fits neither");
    row("members", "1001", "\"members\" is 1001, more than 1000");
    row("members", "3000000000", "\"members\" must be a number that fits");
    row("members", "0", "\"members\" must be a positive whole number");
    row("heads", "[]", "\"heads\" must be a list with at least one entry");
    row("heads", "[3]", "\"heads.0\" must be an object");
    row("heads", R"([{"name":"h","tracks":[{"name":"a","strand_pair":1}]}])",
        "\"heads.0.tracks.0.strand_pair\" is 1, but the head has tracks 0 to 0");
    row("heads", R"([{"name":"h","tracks":[{"name":"a"}]}])", "\"heads.0.tracks.0.strand_pair\" is missing");
    row("heads", R"([{"name":"h","tracks":[]}])", "\"heads.0.tracks\" must be a list with at least one entry");
    row("heads", R"([{"name":"h","tracks":[{"strand_pair":0}]}])", "\"heads.0.tracks.0.name\" is missing");
    row("settings", "", "\"settings\" is missing");
    row("settings", "3", "\"settings\" must be an object");
}

void SafetensorsTest::brokenSpec()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, part);
    Json spec
        = Json::parse(R"({"family":"f","name":"n","input_length":64,"output_length":32,"bin_size":4,"parameters":1,"settings":{},
        "heads":[{"name":"h","tracks":[{"name":"a","description":"x:y","assay":"x","strand_pair":0}]}]})");
    const std::string path = m_folder.filePath(QStringLiteral("spec.safetensors")).toStdString();
    models::writeSafetensors(path, {}, { { "epiarc", spec.dump() } });
    QCOMPARE(models::readSpec(path).heads.at(0).tracks.at(0).description, std::string("x:y"));

    spec.erase(key.toStdString());
    if (!value.isEmpty())
        spec[key.toStdString()] = Json::parse(value.toStdString());
    models::writeSafetensors(path, {}, { { "epiarc", spec.dump() } });
    const QString text = QString::fromStdString(message([&] { models::readSpec(path); }));
    QVERIFY2(text.contains(part), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("spec.safetensors")), qPrintable(text));
}

EPIARC_TEST(SafetensorsTest)
#include "safetensors_test.moc"
