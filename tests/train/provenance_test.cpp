#include "core/train/provenance.h"

#include "core/base/file.h"
#include "tests/registry.h"
#include "tests/train/madeworld.h"

#include <QCryptographicHash>
#include <QTest>

using namespace train;

class ProvenanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyInput();
    void resumed();
    void vanished();
    void foreignEarlier_data();
    void foreignEarlier();
    void inTheBackground();
    void givesUp();

private:
    static QString md5(const std::filesystem::path& file)
    {
        const std::string bytes = base::readFile(file);
        return QString::fromLatin1(QCryptographicHash::hash(QByteArray::fromStdString(bytes), QCryptographicHash::Md5).toHex());
    }
    static Json whole(const RunConfig& config, const Json& versions, const Json& earlier = {})
    {
        Json all = provenanceOf(config, versions, earlier);
        addChecksums(all);
        return all;
    }
    static Json inputOf(const Json& all, const std::filesystem::path& file)
    {
        for (const Json& input : all.at("inputs"))
            if (input.at("path") == file.string())
                return input;
        return {};
    }
};

void ProvenanceTest::everyInput()
{
    MadeWorld world;
    Organism& organism = world.config.organisms[0];
    organism.genes = world.text("genes.bed", "chr1\t1\t2\tg\n");
    organism.split.regions = world.text("parts.bed", "chr1\t1\t2\ttrain\n");
    organism.cells.push_back({ "B", {}, { { "RNA+", world.at("plus.bw") } } }); // again
    world.config.recipe.seed = 17;
    const Json all = whole(world.config, { { "epiarc", "1" } });
    QCOMPARE(all.at("seed").get<int>(), 17);
    QCOMPARE(all.at("inputs").size(), 6);
    const Json plus = inputOf(all, world.at("plus.bw"));
    QCOMPARE(plus.at("bytes").get<uintmax_t>(), std::filesystem::file_size(world.at("plus.bw")));
    QCOMPARE(QString::fromStdString(plus.at("md5").get<std::string>()), md5(world.at("plus.bw")));
    QVERIFY(plus.at("serves") == Json({ "organisms.0.cells.0.targets.RNA+", "organisms.0.cells.1.targets.RNA+" }));
    QVERIFY(!plus.contains("before") && !plus.contains("problem"));
    for (const auto& file :
        { organism.genome, organism.genes, organism.split.regions, world.at("atac.bw"), world.at("minus.bw") })
        QVERIFY2(inputOf(all, file).is_object(), file.c_str());
    QCOMPARE(all.at("processes").size(), 1);
    const Json process = all.at("processes")[0];
    QVERIFY(process.at("versions") == Json({ { "epiarc", "1" } }));
    QVERIFY(process.at("command")[0].get<std::string>().ends_with("core_tests"));
    QCOMPARE(process.at("command")[1], Json("provenance_test"));
    QCOMPARE(process.at("host").get<std::string>(), hostName());
    QVERIFY(
        QDateTime::fromString(QString::fromStdString(process.at("began")), Qt::ISODate).secsTo(QDateTime::currentDateTimeUtc())
        < 60);
}

void ProvenanceTest::resumed()
{
    const MadeWorld world;
    Json first = whole(world.config, {});
    for (Json& input : first["inputs"])
        input["md5"] = "as it was";
    world.track("minus.bw", MadeWorld::plus); // has changed since
    std::filesystem::last_write_time(world.at("minus.bw"), std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
    const Json second = whole(world.config, {}, first);
    QCOMPARE(inputOf(second, world.at("plus.bw")).at("md5").get<std::string>(), "as it was"); // was not read again
    QVERIFY(!inputOf(second, world.at("plus.bw")).contains("before"));
    QCOMPARE(QString::fromStdString(inputOf(second, world.at("minus.bw")).at("md5")), md5(world.at("minus.bw")));
    QCOMPARE(inputOf(second, world.at("minus.bw")).at("before").get<std::string>(), "as it was");
    QCOMPARE(second.at("processes").size(), 2);
    QVERIFY(second.at("processes")[0] == first.at("processes")[0]);
    const Json third = whole(world.config, {}, second);
    QCOMPARE(inputOf(third, world.at("minus.bw")).at("before").get<std::string>(), "as it was"); // is not forgotten
}

void ProvenanceTest::vanished()
{
    const MadeWorld world;
    std::filesystem::remove(world.at("minus.bw"));
    const Json all = whole(world.config, {});
    QVERIFY(inputOf(all, world.at("minus.bw")).at("problem").get<std::string>().find("minus.bw") != std::string::npos);
    QVERIFY(inputOf(all, world.at("plus.bw")).contains("md5"));
}

void ProvenanceTest::foreignEarlier_data()
{
    QTest::addColumn<QString>("earlier");
    for (const char* text : { "null", "3", "[]", "{}", "{\"inputs\": 3}", "{\"inputs\": [3, {}, {\"path\": 5}]}" })
        QTest::newRow(text) << QString::fromUtf8(text);
}

void ProvenanceTest::foreignEarlier()
{
    QFETCH(QString, earlier);
    const MadeWorld world;
    const Json all = whole(world.config, {}, Json::parse(earlier.toStdString()));
    QCOMPARE(all.at("inputs").size(), 4);
    QCOMPARE(all.at("processes").size(), 1);
}

void ProvenanceTest::inTheBackground()
{
    const MadeWorld world;
    const RunFolder folder(world.at("."));
    for (size_t process = 1; process <= 2; ++process) {
        ProvenanceWriter(folder, world.config, { { "epiarc", "1" } }).finish();
        QCOMPARE(base::readJson(folder.provenance()).at("processes").size(), process);
    }
    ProvenanceWriter(RunFolder("/nowhere/at all"), world.config, {}).finish(); // of which checkpoints tell
}

void ProvenanceTest::givesUp()
{
    MadeWorld world;
    world.text("huge.bw", "x");
    std::filesystem::resize_file(world.at("huge.bw"), uintmax_t(1) << 40); // sparse; would take an hour
    world.config.organisms[0].cells[0].targets["RNA+"] = world.at("huge.bw");
    const RunFolder folder(world.at("."));
    {
        const ProvenanceWriter writer(folder, world.config, {});
        QTRY_VERIFY(std::filesystem::exists(folder.provenance()));
    }
    const Json left = base::readJson(folder.provenance());
    QCOMPARE(inputOf(left, world.at("huge.bw")).at("bytes").get<int64_t>(), int64_t(1) << 40);
    QVERIFY(!inputOf(left, world.at("huge.bw")).contains("md5"));
}

EPIARC_TEST(ProvenanceTest)
#include "provenance_test.moc"
