#include "core/base/error.h"
#include "core/base/file.h"
#include "core/models/tensors/hdf5file.h"

#include "tests/message.h"
#include "tests/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using models::Hdf5File;

/// This program is linked with the library `genome` alone.
class Hdf5FileTest : public QObject
{
    Q_OBJECT

    static std::string layers() { return TEST_DATA "/models/layers.h5"; }
private Q_SLOTS:
    void listsFloatingPointArrays()
    {
        const Hdf5File file(layers());
        const std::map<std::string, std::vector<int64_t>> expected { { "layer/kernel:0", { 2, 3 } }, { "layer/bias:0", { 4 } },
            { "epsilon", {} } };
        QCOMPARE(file.dataSets(), expected);
    }
    void readsThemAsFloat32()
    {
        const Hdf5File file(layers());
        QCOMPARE(file.read("layer/kernel:0"), (std::vector<float> { 0.5f, 1.5f, -2.25f, 3, 4, 1e-3f }));
        QCOMPARE(file.read("layer/bias:0"), (std::vector<float> { 1, 2, 3, 4 }));
        QCOMPARE(file.read("epsilon"), std::vector<float> { 0.25f });
    }
    void needsNoLibTorch()
    {
        QFile maps(QStringLiteral("/proc/self/maps"));
        QVERIFY(maps.open(QIODevice::ReadOnly));
        const QByteArray libraries = maps.readAll();
        QVERIFY(libraries.contains("libhdf5"));
        QVERIFY(!libraries.contains("libtorch"));
    }
    void refusals()
    {
        QTemporaryDir folder;
        const std::string whole = base::readFile(layers());
        const auto with = [&](const std::string& text) {
            const std::string path = folder.filePath(QStringLiteral("cut.h5")).toStdString();
            base::writeAtomically(path, text);
            return message([&] { Hdf5File { path }; });
        };
        QVERIFY(with("text").contains("cut.h5 is no HDF5 file"));
        QVERIFY(with(whole.substr(0, whole.size() / 2)).contains("damaged or truncated"));
        QVERIFY(message([] { Hdf5File { "gone.h5" }; }).contains("gone.h5"));
    }
    void realFile()
    {
        const QString path = QStringLiteral(SHARED_DIR "/data/models/baskerville/model.h5");
        if (!QFile::exists(path))
            QSKIP("The trained Baskerville model is not there: no real HDF5 file was read.");
        const Hdf5File file(path.toStdString());
        QVERIFY(file.dataSets().size() > 50);
        for (const auto& [name, shape] : file.dataSets()) {
            int64_t count = 1;
            for (const int64_t size : shape)
                count *= size;
            QCOMPARE(int64_t(file.read(name).size()), count);
        }
    }
};

EPIARC_TEST(Hdf5FileTest)
#include "hdf5file_test.moc"
