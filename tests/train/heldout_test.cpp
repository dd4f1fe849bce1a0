#include "core/train/heldout.h"

#include "core/models/tensors/safetensors.h"
#include "tests/message.h"
#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>

using train::HeldOut;

class HeldOutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writtenAndRead();
    void refused_data();
    void refused();

private:
    std::filesystem::path file() const { return m_folder.filePath(QStringLiteral("held-out.safetensors")).toStdString(); }
    QTemporaryDir m_folder;
};

void HeldOutTest::writtenAndRead()
{
    const HeldOut made { "test",
        { { "human", "A", "RNA+", { 1, 2.5f, 0 }, { 0.5f, 3, 1e-9f } }, { "mouse", "B", "RNA-", {}, {} } } };
    made.write(file());
    const HeldOut read = HeldOut::read(file());
    QCOMPARE(read.part, "test");
    QCOMPARE(read.tracks.size(), 2);
    for (size_t i = 0; i < 2; ++i) {
        QVERIFY(read.tracks[i].organism == made.tracks[i].organism && read.tracks[i].cell == made.tracks[i].cell);
        QVERIFY(read.tracks[i].track == made.tracks[i].track);
        QVERIFY(read.tracks[i].measured == made.tracks[i].measured && read.tracks[i].predicted == made.tracks[i].predicted);
    }
}

void HeldOutTest::refused_data()
{
    QTest::addColumn<QString>("about");
    QTest::addColumn<QString>("expected");
    const QString track = QStringLiteral(R"({ "organism": "h", "cell": "A", "track": "t" })");
    QTest::newRow("nothing") << QString() << "holds no held-out values";
    QTest::newRow("no JSON") << "{"
                             << "holds no held-out values";
    QTest::newRow("no tracks") << "{ \"part\": \"test\" }"
                               << "holds no held-out values";
    QTest::newRow("other types") << "{ \"part\": 3, \"tracks\": [] }"
                                 << "holds no held-out values";
    QTest::newRow("tracks of other types") << "{ \"part\": \"test\", \"tracks\": [ 5 ] }"
                                           << "holds no held-out values";
    QTest::newRow("unequal") << QStringLiteral("{ \"part\": \"test\", \"tracks\": [ %1 ] }").arg(track)
                             << "more measured than predicted";
    QTest::newRow("too many") << QStringLiteral("{ \"part\": \"test\", \"tracks\": [ %1, %1 ] }").arg(track) << "";
}

void HeldOutTest::refused()
{
    QFETCH(QString, about);
    QFETCH(QString, expected);
    const std::vector<float> values { 1, 2, 3 };
    std::map<std::string, std::string> metadata;
    if (!about.isEmpty())
        metadata["held-out"] = about.toStdString();
    models::writeSafetensors(
        file(), { { "0.measured", { 3 }, values.data() }, { "0.predicted", { 2 }, values.data() } }, metadata);
    const QString said = message([&] { HeldOut::read(file()); });
    QVERIFY2(said.contains(expected) && said.contains(QString::fromStdString(file())), qPrintable(said));
}

EPIARC_TEST(HeldOutTest)
#include "heldout_test.moc"
