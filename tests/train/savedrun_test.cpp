#include "core/base/json.h"
#include "core/train/heldout.h"
#include "core/train/run/runfolder.h"
#include "core/train/run/runhistory.h"
#include "core/train/runconfig.h"
#include "tests/registry.h"

#include <QTest>

/// Runs as Epiarc 0.1.0 wrote them (tests/fixtures/today).
class SavedRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// complete.json has every key, none with its default.
    void settingsReadAndWrittenAreTheSame()
    {
        const Json before = base::readJson(file("complete.json"));
        const Json after = toJson(train::runConfigFromJson(before, "complete.json"));
        QVERIFY2(before == after, Json::diff(before, after).dump().c_str());
    }

    void everySettingIsThere()
    {
        train::RunConfig plain;
        plain.organisms.resize(1);
        plain.organisms[0].targets.resize(1);
        plain.organisms[0].cells.resize(1);
        const Json defaults = toJson(plain).flatten(), saved = base::readJson(file("complete.json")).flatten();
        for (const auto& [key, value] : defaults.items())
            QVERIFY2(value.is_structured() || value.is_null() || (saved.contains(key) && saved[key] != value), key.c_str());
    }

    void theHistoryOfAFinishedRun()
    {
        const train::RunFolder run(file("finished"));
        train::RunHistory history;
        QVERIFY(history.follow(run.metrics()));
        QVERIFY(history.end.has_value());
        QCOMPARE(history.end->reason, train::RunEnd::Reason::Finished);
        QCOMPARE(history.end->step, 24);
        QCOMPARE(history.blocks.back().step, 24);
        QVERIFY(history.blocks.front().loss > history.blocks.back().loss);
        QVERIFY(history.best() && history.latest("valid") && history.latest("test"));
        QCOMPARE(history.latest("valid")->epoch, 3);
        QCOMPARE(history.latest("test")->tracks.size(), size_t(2));
        QCOMPARE(history.latest("test")->tracks[0].track, std::string("RNA+"));
        QVERIFY(history.latest("test")->pearson.has_value());
        QVERIFY(run.begun());
        QVERIFY(!run.owner());
        QCOMPARE(run.result(), run.best());
    }

    void whatItLeft()
    {
        const train::RunFolder run(file("finished"));
        const train::RunConfig config = train::RunConfig::read(run.config());
        QCOMPARE(config.recipe.epochs, 3);
        QCOMPARE(config.organisms[0].cells[0].inputs.at("mCG.coverage").filename().string(), std::string("reads.bedgraph"));
        const train::HeldOut held = train::HeldOut::read(run.scatter());
        QCOMPARE(held.part, std::string("test"));
        QCOMPARE(held.tracks.size(), size_t(2));
        QCOMPARE(held.tracks[0].measured.size(), held.tracks[0].predicted.size());
        QVERIFY(!held.tracks[0].measured.empty());
        QCOMPARE(base::readJson(run.provenance()).at("inputs").size(), size_t(7));
    }

    void theHistoryOfAStoppedRun()
    {
        train::RunHistory history;
        history.follow(train::RunFolder(file("stopped")).metrics());
        QVERIFY(history.end.has_value());
        QCOMPARE(history.end->reason, train::RunEnd::Reason::Stopped);
        QVERIFY(history.end->step < 1600);
    }

private:
    static std::filesystem::path file(const char* name) { return std::filesystem::path(TEST_DATA "/today") / name; }
};

EPIARC_TEST(SavedRunTest)
#include "savedrun_test.moc"
