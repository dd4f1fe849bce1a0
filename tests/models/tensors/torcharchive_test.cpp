#include "core/models/tensors/torcharchive.h"

#include "core/base/error.h"
#include "core/models/tensors/safetensors.h"
#include "tests/message.h"
#include "tests/models/tensors/madearchive.h"
#include "tests/registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <cstring>
#include <unistd.h>

using models::TensorView;

/// Checkpoints written by PyTorch (tests/fixtures/models/make.py), and ones made here that PyTorch would not write.
class TorchArchiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void published_data();
    void published();
    void sharesAndSkips();
    void findsNestedTable();
    void outlivesItsOpener();
    void readsNewerNotes();
    void readsZip64();
    void tellsFormatsApart();
    void refusesForeign_data();
    void refusesForeign();
    void runsNothing_data();
    void runsNothing();
    void broken_data();
    void broken();
    void brokenZip_data();
    void brokenZip();
    void survivesAnyDamage();
    void costsNoMemory();

private:
    static std::string sample(const char* name) { return std::string(TEST_DATA "/models/") + name; }
    std::string made() const { return m_folder.filePath(QStringLiteral("made.pt")).toStdString(); }
    /// With one storage "0" of 16 bytes, 0 1 2 3 as float32.
    MadeArchive archive(const QByteArray& pickle) const
    {
        const float values[] { 0, 1, 2, 3 };
        MadeArchive archive;
        archive.add({ "made/data.pkl", pickle });
        archive.add({ "made/data/0", QByteArray(reinterpret_cast<const char*>(values), sizeof values) });
        return archive;
    }
    std::string write(const QByteArray& pickle) const
    {
        archive(pickle).write(QString::fromStdString(made()));
        return made();
    }
    QTemporaryDir m_folder;
};

template <class Number>
static QList<double> numbers(const TensorView& tensor)
{
    QList<double> values;
    for (size_t at = 0; at < tensor.bytes; at += sizeof(Number)) {
        Number value;
        std::memcpy(&value, tensor.data + at, sizeof value);
        values << double(value);
    }
    return values;
}

/// Half precision as its bits.
static QList<double> valuesOf(const TensorView& tensor)
{
    if (tensor.dtype == "F32")
        return numbers<float>(tensor);
    if (tensor.dtype == "F64")
        return numbers<double>(tensor);
    if (tensor.dtype == "I64")
        return numbers<int64_t>(tensor);
    if (tensor.dtype == "I32")
        return numbers<int32_t>(tensor);
    return tensor.dtype == "F16" || tensor.dtype == "BF16" ? numbers<uint16_t>(tensor) : numbers<uint8_t>(tensor);
}

void TorchArchiveTest::published_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("dtype");
    QTest::addColumn<QString>("shape");
    QTest::addColumn<QList<double>>("values");
    const auto row = [](const char* name, const char* dtype, const char* shape, const QList<double>& values) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(dtype) << QString::fromUtf8(shape) << values;
    };
    row("base", "F32", "[3, 4]", { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 });
    row("tied", "F32", "[3, 4]", { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 });
    row("row", "F32", "[4]", { 4, 5, 6, 7 });
    row("transposed", "F32", "[4, 3]", { 0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11 });
    row("strided", "F32", "[3, 2]", { 1, 3, 5, 7, 9, 11 });
    row("swapped", "I32", "[4, 2, 3]", { 0, 4, 8, 12, 16, 20, 1, 5, 9, 13, 17, 21, 2, 6, 10, 14, 18, 22, 3, 7, 11, 15, 19, 23 });
    row("expanded", "F32", "[2, 3]", { 7, 7, 7, 7, 7, 7 });
    row("half", "F16", "[2]", { 0x3E00, 0xC000 });
    row("brain", "BF16", "[2]", { 0x3FC0, 0xC000 });
    row("double", "F64", "[1, 1]", { 0.1 });
    row("scalar", "I64", "[]", { 3 });
    row("byte", "U8", "[2]", { 1, 255 });
    row("flag", "BOOL", "[3]", { 1, 0, 1 });
    row("empty", "F32", "[0, 3]", {});
    row("parameter", "F32", "[2]", { 8, 9 });
    row("tagged", "F32", "[2]", { 5, 6 });
}

void TorchArchiveTest::published()
{
    QFETCH(QString, name);
    QFETCH(QString, dtype);
    QFETCH(QString, shape);
    QFETCH(QList<double>, values);
    for (const char* file : { "mixed.pt", "protocol4.pt" }) {
        const models::TorchArchive archive(sample(file));
        QCOMPARE(archive.tensors().size(), size_t(16));
        const TensorView* tensor = archive.find(name.toStdString());
        QVERIFY(tensor);
        QCOMPARE(QString::fromStdString(tensor->dtype), dtype);
        QCOMPARE(QString::fromStdString(models::shapeText(tensor->shape)), shape);
        QCOMPARE(valuesOf(*tensor), values);
        QVERIFY(tensor->aligned());
    }
}

void TorchArchiveTest::sharesAndSkips()
{
    const models::TorchArchive archive(sample("mixed.pt"));
    QCOMPARE(archive.tensors().front().name, std::string("base"));
    QCOMPARE(archive.find("tied")->data, archive.find("base")->data);
    QCOMPARE(archive.find("row")->data, archive.find("base")->data + 16);
    QVERIFY(reinterpret_cast<uintptr_t>(archive.find("base")->data) % 64 == 0);
    QVERIFY(!archive.find("note"));
    using Entries = std::map<std::string, std::string>;
    QVERIFY(archive.skipped() == (Entries { { "complex", "torch.ComplexFloatStorage" }, { "note", "a text" } }));
}

void TorchArchiveTest::findsNestedTable()
{
    const models::TorchArchive archive(sample("nested.ckpt"));
    QCOMPARE(archive.tensors().size(), size_t(7));
    QCOMPARE(archive.find("0.weight")->shape, (std::vector<int64_t> { 3, 2 }));
    QCOMPARE(valuesOf(*archive.find("1.num_batches_tracked")), QList<double> { 1 });
    QVERIFY(archive.skipped().empty());
    for (const char* name : { "state_dict", "model", "model_state_dict" }) {
        const QByteArray inner = pickled::table("w", pickled::tensor("0", 4, 1, { 2 }, { 1 }));
        const models::TorchArchive found(write(pickled::file(pickled::table(name, inner))));
        QCOMPARE(valuesOf(*found.find("w")), (QList<double> { 1, 2 }));
    }
}

void TorchArchiveTest::outlivesItsOpener()
{
    QByteArray before;
    for (const bool torch : { true, false }) {
        const std::string path = torch ? write(pickled::file(pickled::table("w", pickled::tensor("0", 4, 0, { 4 }, { 1 }))))
                                       : m_folder.filePath(QStringLiteral("made.safetensors")).toStdString();
        const float values[] { 0, 1, 2, 3 };
        if (!torch)
            models::writeSafetensors(path, { { "w", { 4 }, values } }, {});
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::ReadOnly));
        before = file.readAll();
        auto opened = models::openTensors(path);
        const TensorView tensor = *opened->find("w");
        const std::shared_ptr<const void> memory = opened->memory();
        opened.reset();
        QCOMPARE(valuesOf(tensor), (QList<double> { 0, 1, 2, 3 }));
        const float changed = 42;
        std::memcpy(const_cast<std::byte*>(tensor.data), &changed, sizeof changed);
        QCOMPARE(valuesOf(tensor).front(), 42.0);
        file.seek(0);
        QCOMPARE(file.readAll(), before);
    }
}

/// PyTorch 2: a byte order, storages without a type and the type beside them.
void TorchArchiveTest::readsNewerNotes()
{
    const QByteArray untyped = pickled::call("torch._utils\n_rebuild_tensor_v3\n",
        pickled::storage("torch.storage\nUntypedStorage\n", "0", 16) + pickled::whole(2) + pickled::tuple({ 2, 2 })
            + pickled::tuple({ 2, 1 }) + "\x89" + "N" + "ctorch\nuint16\n");
    MadeArchive newer = archive(pickled::file(pickled::table("w", untyped)));
    newer.add({ "made/byteorder", "little" });
    newer.write(QString::fromStdString(made()));
    const models::TorchArchive archive(made());
    QCOMPARE(archive.find("w")->dtype, std::string("U16"));
    QCOMPARE(numbers<uint16_t>(*archive.find("w")), (QList<double> { 0, 0x3F80, 0, 0x4000 }));
}

void TorchArchiveTest::readsZip64()
{
    MadeArchive large = archive(pickled::file(pickled::table("w", pickled::tensor("0", 4, 0, { 2, 2 }, { 1, 2 }))));
    large.zip64 = true;
    large.write(QString::fromStdString(made()));
    QCOMPARE(valuesOf(*models::TorchArchive(made()).find("w")), (QList<double> { 0, 2, 1, 3 }));
}

void TorchArchiveTest::tellsFormatsApart()
{
    QVERIFY(dynamic_cast<models::TorchArchive*>(models::openTensors(sample("mixed.pt")).get()));
    // The length of this header reads like the start of a pickle.
    const std::string path = m_folder.filePath(QStringLiteral("like.pt")).toStdString();
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(MadeArchive::number<quint64>(0x280)
        + QByteArray(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})").leftJustified(0x280) + QByteArray(4, '\0'));
    file.close();
    QVERIFY(models::openTensors(path)->find("a"));
}

void TorchArchiveTest::refusesForeign_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("part");
    const auto row
        = [](const char* name, const QString& path, const char* part) { QTest::newRow(name) << path << QString::fromUtf8(part); };
    row("before 1.6", QStringLiteral(TEST_DATA "/models/old.pth"), "Convert it in PyTorch 1.6 or newer: torch.save(");
    row("whole object", QStringLiteral(TEST_DATA "/models/whole.pt"), "it holds torch.nn.modules.container.Sequential(…)");
}

void TorchArchiveTest::refusesForeign()
{
    QFETCH(QString, path);
    QFETCH(QString, part);
    const QString text = message([&] { models::openTensors(path.toStdString()); });
    QVERIFY2(text.contains(part) && text.contains(path), qPrintable(text));
}

void TorchArchiveTest::runsNothing_data()
{
    QTest::addColumn<QByteArray>("value"); // NOTE stands for the command
    QTest::addColumn<QString>("part");
    const QByteArray tensor = pickled::tensor("0", 4, 0, { 4 }, { 1 });
    const QByteArray attack = "cposix\nsystem\n(COMMANDtR";
    const QByteArray build = "cbuiltins\neval\n(COMMANDt\x81}b";
    QTest::newRow("at the top") << attack << "it holds posix.system(…)";
    QTest::newRow("instead of a table") << pickled::table("state_dict", attack) << "\"state_dict\" (posix.system(…))";
    QTest::newRow("made and built") << pickled::table("model", build) << "\"model\" (builtins.eval(…))";
    QTest::newRow("beside a tensor") << "}(" + pickled::text("w") + tensor + pickled::text("evil") + attack + "u"
                                     << "skipped evil posix.system(…)";
    QTest::newRow("as the state of the table") << pickled::table("w", tensor) + attack + "b"
                                               << "no error";
    QTest::newRow("as a storage") << pickled::table("w",
        pickled::call(
            "torch._utils\n_rebuild_tensor_v2\n", attack + pickled::whole(0) + pickled::tuple({ 4 }) + pickled::tuple({ 1 })))
                                  << "tensor \"w\" has no storage";
    QTest::newRow("as a size") << pickled::table("w",
        pickled::call("torch._utils\n_rebuild_tensor_v2\n",
            pickled::storage("torch\nFloatStorage\n", "0", 4) + pickled::whole(0) + attack + pickled::tuple({ 1 })))
                               << "sizes or strides that are no list";
    QTest::newRow("as a hook") << pickled::table("w",
        pickled::call("torch._utils\n_rebuild_tensor_v2\n",
            pickled::storage("torch\nFloatStorage\n", "0", 4) + pickled::whole(0) + pickled::tuple({ 4 }) + pickled::tuple({ 1 })
                + "\x89" + attack))
                               << "no error";
}

void TorchArchiveTest::runsNothing()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, part);
    const QString mark = m_folder.filePath(QStringLiteral("ran"));
    value.replace("COMMAND", pickled::text("touch " + mark.toUtf8()));
    const std::string path = write(pickled::file(value));
    QString text = message([&] {
        const models::TorchArchive archive(path);
        for (const auto& [name, what] : archive.skipped())
            throw Error("skipped " + name + " " + what);
    });
    QVERIFY2(text.contains(part), qPrintable(text));
    QVERIFY(!QFile::exists(mark));
}

void TorchArchiveTest::broken_data()
{
    QTest::addColumn<QByteArray>("pickle");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, const QByteArray& value, const char* part) {
        QTest::newRow(name) << pickled::file(value) << QString::fromUtf8(part);
    };
    const auto tensor
        = [&](const char* name, const QByteArray& value, const char* part) { row(name, pickled::table("w", value), part); };
    const qint64 huge = qint64(1) << 62;
    QTest::newRow("no pickle") << QByteArray() << "is cut short";
    row("cut in a text", "}X\xff\xff\0\0", "is cut short");
    row("cut in a name", "ctorch\nFloat", "is cut short");
    row("no value", "", "takes a value where there is none");
    row("behind a mark", "}(" + pickled::text("w") + "s", "takes a value where there is none");
    row("no mark", "}u", "a mark that was not set");
    row("unknown memory", "h\7", "did not keep");
    row("odd items", "}(" + pickled::text("w") + "u", "no dictionary");
    row("items of a number", "K\1(u", "no dictionary");
    row("append to a text", pickled::text("w") + "K\1a", "no list");
    row("unknown instruction", "V12\n", "instruction 0x56");
    row("name by numbers", "K\1K\2\x93", "no text");
    row("newer protocol", "\x80\x09}", "newer protocol");
    row("list", "](K\1K\2e", "it holds a list");
    row("empty table", "}", "it holds a table of 0 entries");
    row("tables within themselves", "}q\1" + pickled::text("model") + "h\1s", "it holds a table of 1 entries");
    row("list within itself", "]q\1h\1a", "it holds a list");
    row("deep lists", QByteArray(100'000, ']') + QByteArray(99'999, 'a'), "it holds a list");
    row("deep tuples", ")" + QByteArray(100'000, '\x85'), "it holds a list");
    row("endless", QByteArray(3'000'000, ']'), "is still going on");
    row("deep parameters",
        pickled::table(
            "w", QByteArray("ctorch._utils\n_rebuild_parameter\n").repeated(1000) + ")" + QByteArray("\x85R").repeated(1000)),
        "\"w\" (torch._utils._rebuild_parameter(…))");
    row("two of a name", "}(" + (pickled::text("w") + pickled::tensor("0", 4, 0, { 4 }, { 1 })).repeated(2) + "u", "two entries");
    row("no name", "}K\1" + pickled::tensor("0", 4, 0, { 4 }, { 1 }) + "s", "without a name");

    tensor("too few arguments", pickled::call("torch._utils\n_rebuild_tensor_v2\n", "K\1"), "too few values");
    tensor("storage missing", pickled::tensor("7", 4, 0, { 4 }, { 1 }), "data/7, which the archive lacks");
    tensor("storage elsewhere", pickled::tensor("../data.pkl", 4, 0, { 4 }, { 1 }), "which the archive lacks");
    tensor("storage too large", pickled::tensor("0", 5, 0, { 5 }, { 1 }), "needs 20 bytes of data/0, which has 16");
    tensor("storage overflows", pickled::tensor("0", huge, 0, { 4 }, { 1 }), "larger than any memory");
    tensor("negative storage", pickled::tensor("0", -4, 0, { 4 }, { 1 }), "no count");
    tensor("beyond its storage", pickled::tensor("0", 4, 1, { 4 }, { 1 }), "beyond the 4 values");
    tensor("offset beyond", pickled::tensor("0", 4, 5, { 0 }, { 1 }), "beyond the 4 values");
    tensor("stride beyond", pickled::tensor("0", 4, 0, { 2, 2 }, { 3, 1 }), "beyond the 4 values");
    tensor("strides overflow", pickled::tensor("0", 4, 0, { huge, 2 }, { 4, 1 }), "beyond the 4 values");
    tensor("sum overflows", pickled::tensor("0", 4, huge, { 2, 2 }, { huge, huge }), "beyond the 4 values");
    tensor("negative size", pickled::tensor("0", 4, 0, { -1 }, { 1 }), "no count");
    tensor("negative stride", pickled::tensor("0", 4, 3, { 4 }, { -1 }), "no count");
    tensor("strides missing", pickled::tensor("0", 4, 0, { 2, 2 }, { 1 }), "2 sizes but 1 strides");
    tensor("many axes", pickled::tensor("0", 4, 0, QList<qint64>(65, 1), QList<qint64>(65, 1)), "at most 64");
    tensor("repeated without end", pickled::tensor("0", 4, 0, { huge }, { 0 }), "larger than any memory");
    tensor("repeated often", pickled::tensor("0", 4, 0, { 1'000'000'000 }, { 0 }), "repeats its values so often");
}

void TorchArchiveTest::broken()
{
    QFETCH(QByteArray, pickle);
    QFETCH(QString, part);
    const std::string path = write(pickle);
    const QString text = message([&] { models::TorchArchive archive(path); });
    QVERIFY2(text.contains(part), qPrintable(text));
    QVERIFY2(text.startsWith(QString::fromStdString(path)) && text.endsWith('.'), qPrintable(text));
    QVERIFY2(text.size() < 1000, qPrintable(text));
}

void TorchArchiveTest::brokenZip_data()
{
    QTest::addColumn<bool>("zip64");
    QTest::addColumn<qint64>("claimed");
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<int>("method");
    QTest::addColumn<QString>("part");
    for (const bool zip64 : { false, true }) {
        const auto row = [&](const char* name, qint64 claimed, qint64 offset, int method, const char* part) {
            QTest::addRow("%s%s", name, zip64 ? ", ZIP64" : "")
                << zip64 << claimed << offset << method << QString::fromUtf8(part);
        };
        row("compressed", -1, -1, 8, "is compressed");
        row("longer than the file", 1'000'000, -1, 0, "is damaged or cut short");
        row("elsewhere", -1, 3, 0, "is not at byte 3");
        row("beyond the file", -1, 1'000'000, 0, "is damaged or cut short");
        if (zip64)
            row("beyond any file", INT64_MAX, INT64_MAX, 0, "is damaged or cut short");
    }
}

void TorchArchiveTest::brokenZip()
{
    QFETCH(bool, zip64);
    QFETCH(qint64, claimed);
    QFETCH(qint64, offset);
    QFETCH(int, method);
    QFETCH(QString, part);
    MadeArchive archive;
    archive.zip64 = zip64;
    archive.add({ "made/data.pkl", pickled::file(pickled::table("w", pickled::tensor("0", 4, 0, { 4 }, { 1 }))) });
    archive.add({ "made/data/0", QByteArray(16, 'x'), -1, quint16(method), claimed, offset });
    archive.write(QString::fromStdString(made()));
    const QString text = message([&] { models::TorchArchive opened(made()); });
    QVERIFY2(text.contains(part), qPrintable(text));
    QVERIFY2(text.startsWith(QString::fromStdString(made())) && text.endsWith('.'), qPrintable(text));
}

/// Cut anywhere or with any byte changed, a checkpoint is read or refused with one sentence. Every value of every tensor is
/// touched, for the sanitizers.
void TorchArchiveTest::survivesAnyDamage()
{
    QFile original(QString::fromStdString(sample("mixed.pt")));
    QVERIFY(original.open(QIODevice::ReadOnly));
    const QByteArray good = original.readAll();
    int read = 0, refused = 0;
    const auto tryOut = [&](const QByteArray& bytes) {
        QFile file(QString::fromStdString(made()));
        file.remove(); // a new file is many times faster than one cut to nothing
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(bytes);
        file.close();
        const QString text = message([&] {
            const auto archive = models::openTensors(made());
            for (const TensorView& tensor : archive->tensors())
                valuesOf(tensor);
        });
        ++(text == QStringLiteral("no error") ? read : refused);
        QVERIFY2(text == QStringLiteral("no error") || (text.contains(QStringLiteral("made.pt")) && text.endsWith('.')),
            qPrintable(text));
    };
    for (qsizetype size = 0; size < good.size(); size += 7)
        tryOut(good.left(size));
    QCOMPARE(read, 0);
    for (qsizetype at = 0; at < good.size(); ++at)
        for (const char change : { '\x01', '\xff' }) {
            QByteArray bad = good;
            bad[at] = char(bad[at] ^ change);
            tryOut(bad);
        }
    QVERIFY(read > 100);
    QVERIFY(refused > 100);
}

void TorchArchiveTest::costsNoMemory()
{
    constexpr qint64 values = 32 << 20; // 128 MiB
    MadeArchive archive;
    archive.add({ "made/data.pkl", pickled::file(pickled::table("w", pickled::tensor("0", values, 0, { values }, { 1 }))) });
    archive.add({ "made/data/0", QByteArray(), values * 4 });
    archive.write(QString::fromStdString(made()));
    const auto resident = [] {
        QFile file(QStringLiteral("/proc/self/statm"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no /proc");
        return file.readAll().split(' ').at(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
    };
    const qint64 before = resident();
    const auto opened = models::openTensors(made());
    QCOMPARE(opened->find("w")->bytes, size_t(values * 4));
    QVERIFY(resident() - before < values * 4 / 10);
    QFile::remove(QString::fromStdString(made()));
}

EPIARC_TEST(TorchArchiveTest)
#include "torcharchive_test.moc"
