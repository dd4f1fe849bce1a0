#include "core/models/engine.h"
#include "core/models/networks/modelfile.h"
#include "core/train/heldout.h"
#include "tests/message.h"
#include "tests/registry.h"
#include "tests/train/loop/tinyrun.h"

#include <QTest>
#include <ranges>

using namespace train;

/// Runs from their beginning to their end, with every way to interrupt them.
class TrainerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void learnsWhatThereIsToLearn();
    void theModelIsTheOneThatWasMeasured();
    void resumedEqualsUninterrupted_data();
    void resumedEqualsUninterrupted();
    void anInterruptedValidationIsMadeAgain();
    void endsWhenTheFolderAsks();
    void stopsEarly();
    void withoutValidationTheLastIsTheBest();
    void failures_data();
    void failures();
    void aDamagedTrackKeepsWhatWasLearnt();
    void organismsTakeTurns();
    void baselinesStandInTheSameTable();
    void repeatsMakeAnEnsemble();
    void repeatsFollowTheRun();
    void estimates();
};

void TrainerTest::learnsWhatThereIsToLearn()
{
    TinyRun tiny;
    tiny.config.recipe.epochs = 60;
    tiny.config.recipe.reverseComplement = false; // a network without letters cannot tell the strands apart
    const RunFolder run = tiny.folder("run");
    const RunEnd end = TinyRun::train(run);
    QCOMPARE(end.reason, RunEnd::Reason::Finished);
    const RunHistory history = TinyRun::history(run);
    QCOMPARE(end.step, history.blocks.back().steps);
    QCOMPARE(history.blocks.back().step, end.step);
    QVERIFY(history.blocks.back().loss < history.blocks.front().loss);
    QVERIFY(history.end && history.end->reason == RunEnd::Reason::Finished);
    for (const char* part : { "valid", "test" }) {
        const Evaluation* result = history.latest(part);
        QVERIFY(result);
        QVERIFY2(*result->pearson > 0.9 && *result->r2 > 0.8,
            qPrintable(QStringLiteral("%1: Pearson %2, R2 %3").arg(part).arg(*result->pearson).arg(*result->r2)));
        QCOMPARE(result->tracks.size(), 2u);
        QCOMPARE(result->tracks[0].track, std::string("RNA+"));
        // Both tracks are measured everywhere, so that together they are the whole.
        QVERIFY(
            std::abs(*result->loss - (*result->tracks[0].loss + *result->tracks[1].loss) / 2) < 1e-5 * std::abs(*result->loss));
        QVERIFY(*result->tracks[0].loss != *result->tracks[1].loss);
    }
    // RNA+ and RNA− rise and fall together: each is a perfect guess of the other.
    const auto baseline = std::ranges::find_if(history.evaluations, [](const Evaluation& e) { return e.what != "model"; });
    QCOMPARE(baseline->what, std::string("mean of the other tracks of the assay"));
    QVERIFY(*baseline->pearson > 0.999);
    QVERIFY(!run.owner());
    const Json provenance = base::readJson(run.provenance());
    QVERIFY(provenance["inputs"].size() >= 4 && provenance["inputs"][0].contains("md5"));
}

/// What `predict` says with best.safetensors is what the run compared.
void TrainerTest::theModelIsTheOneThatWasMeasured()
{
    for (const double averaging : { 0.0, 0.9 }) {
        TinyRun tiny("epiattend");
        tiny.config.recipe.averaging = averaging;
        const RunFolder run = tiny.folder("run" + std::to_string(averaging));
        TinyRun::train(run);
        const HeldOut heldOut = HeldOut::read(run.scatter());
        QCOMPARE(heldOut.part, std::string("test"));
        const auto model = models::loadEngine()->open(run.best(), { "cpu" }, {});
        const Dataset dataset(tiny.config, model->spec());
        std::vector<float> predicted, measured;
        for (const Example& example : dataset.examples(0, data::Part::Test)) {
            const Sample sample = dataset.read(example);
            const models::Prediction one = model->predict(sample.inputs, {}, {});
            for (int64_t bin = 0; bin < one.bins; ++bin) {
                predicted.push_back(one.at(bin, 1));
                measured.push_back(sample.targets[size_t(bin * 2 + 1)]);
            }
        }
        QVERIFY(!predicted.empty());
        QCOMPARE(heldOut.tracks[1].track, std::string("RNA-"));
        QCOMPARE(heldOut.tracks[1].measured, measured);
        QCOMPARE(heldOut.tracks[1].predicted.size(), predicted.size());
        for (size_t i = 0; i < predicted.size(); ++i)
            QVERIFY(std::abs(heldOut.tracks[1].predicted[i] - predicted[i]) < 1e-4f * std::abs(predicted[i]));
        QVERIFY(model->spec().provenance.contains("steps"));
        QCOMPARE(model->spec().genome, std::string("genome"));
    }
}

void TrainerTest::resumedEqualsUninterrupted_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<QString>("recipe");
    QTest::newRow("dense") << "mlp"
                           << "{}";
    QTest::newRow("attention, batch norm, dropout") << "epiattend"
                                                    << "{}";
    QTest::newRow("averaged, accumulated, decaying")
        << "epiattend"
        << R"({ "averaging": 0.9, "accumulate": 2, "batch": 2, "optimiser": "adamw", "weight_decay": 0.01 })";
    QTest::newRow("plateau, clipped")
        << "mlp"
        << R"({ "schedule": "plateau", "plateau_patience": 1, "rate": 0.5, "clip": 0.1, "epochs": 4 })";
    QTest::newRow("cosine, moved and turned") << "epiattend"
                                              << R"({ "schedule": "cosine", "warm_up": 3, "shift": 5 })";
}

/// Stopped after every single step.
void TrainerTest::resumedEqualsUninterrupted()
{
    QFETCH(QString, preset);
    QFETCH(QString, recipe);
    TinyRun tiny(preset.toStdString());
    Json json = toJson(tiny.config);
    json["recipe"].update(Json::parse(recipe.toStdString()));
    tiny.config = runConfigFromJson(json, "test");

    const RunFolder whole = tiny.folder("a/run"), parts = tiny.folder("b/run");
    TinyRun::train(whole);
    RunEnd end;
    int processes = 0;
    for (int64_t step = -1; processes == 0 || end.reason == RunEnd::Reason::Stopped; ++processes) {
        std::stop_source stop;
        const Monitor stopping(stop.get_token(), [&](double, std::string_view stage) {
            if (stage.starts_with("step "))
                stop.request_stop();
        });
        end = TinyRun::train(parts, stopping);
        QVERIFY(end.step > step || end.reason != RunEnd::Reason::Stopped);
        step = end.step;
    }
    QVERIFY(processes > 4);
    QCOMPARE(end.reason, RunEnd::Reason::Finished);
    QCOMPARE(TinyRun::numbers(parts), TinyRun::numbers(whole));
    for (const auto file : { &RunFolder::state, &RunFolder::best, &RunFolder::last })
        QVERIFY((parts.*file)().filename().string() == (whole.*file)().filename().string()
            && TinyRun::tensors((parts.*file)()) == TinyRun::tensors((whole.*file)()));
}

void TrainerTest::anInterruptedValidationIsMadeAgain()
{
    TinyRun tiny;
    const RunFolder whole = tiny.folder("whole"), parts = tiny.folder("parts");
    TinyRun::train(whole);
    std::stop_source stop;
    const Monitor stopping(stop.get_token(), [&](double, std::string_view stage) {
        if (stage.find("valid") != std::string_view::npos)
            stop.request_stop();
    });
    QCOMPARE(TinyRun::train(parts, stopping).reason, RunEnd::Reason::Stopped);
    QVERIFY(!TinyRun::history(parts).latest("valid"));
    TinyRun::train(parts);
    QCOMPARE(TinyRun::numbers(parts), TinyRun::numbers(whole));
}

void TrainerTest::endsWhenTheFolderAsks()
{
    TinyRun tiny;
    const RunFolder run = tiny.folder("run");
    run.askToStop(); // of a process that has gone: the new one forgets it
    const Monitor asking({}, [&](double, std::string_view stage) {
        if (stage.starts_with("step 3 "))
            run.askToStop();
    });
    const RunEnd end = TinyRun::train(run, asking);
    QCOMPARE(end.reason, RunEnd::Reason::Stopped);
    QCOMPARE(end.step, 3);
    QVERIFY(TinyRun::history(run).end->reason == RunEnd::Reason::Stopped);
    QCOMPARE(TinyRun::train(run).reason, RunEnd::Reason::Finished);
}

void TrainerTest::stopsEarly()
{
    TinyRun tiny;
    tiny.config.recipe.rate = 1e-30; // nothing gets better
    tiny.config.recipe.epochs = 20;
    tiny.config.recipe.patience = 2;
    const RunFolder run = tiny.folder("run");
    const RunEnd end = TinyRun::train(run);
    QCOMPARE(end.reason, RunEnd::Reason::EarlyStop);
    const RunHistory history = TinyRun::history(run);
    QCOMPARE(history.latest("valid")->epoch, 3);
    QCOMPARE(history.best()->epoch, 1);
    QVERIFY(history.latest("test"));
}

void TrainerTest::withoutValidationTheLastIsTheBest()
{
    TinyRun tiny;
    tiny.config.organisms[0].split = {};
    tiny.config.organisms[0].split.regions = tiny.text("regions.bed", "chr1\t0\t1000\ttrain\n");
    const RunFolder run = tiny.folder("run");
    TinyRun::train(run);
    QVERIFY(TinyRun::history(run).evaluations.empty());
    QVERIFY(TinyRun::tensors(run.best()) == TinyRun::tensors(run.last()));
}

void TrainerTest::failures_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("part");
    QTest::newRow("bad setting") << R"({ "recipe": { "batch": 0 } })"
                                 << "recipe.batch: ";
    QTest::newRow("no such file") << R"({ "model": { "start": "gone.safetensors" } })"
                                  << "gone.safetensors does not exist";
    QTest::newRow("bins of another size") << R"({ "model": { "output_length": 24, "bin_size": 12 } })"
                                          << "bins";
    QTest::newRow("loss overflows") << R"({ "recipe": { "rate": 1e30, "loss": "mse" } })"
                                    << "was no number: lower the rate";
}

void TrainerTest::failures()
{
    QFETCH(QString, change);
    QFETCH(QString, part);
    const TinyRun tiny("epiattend");
    const RunFolder run = tiny.folder("run");
    Json json = toJson(tiny.config);
    json.merge_patch(Json::parse(change.toStdString()));
    base::writeJson(run.config(), json);
    const QString text = message([&] { TinyRun::train(run); });
    QVERIFY2(text.contains(part), qPrintable(text));
    const RunHistory history = TinyRun::history(run);
    QVERIFY(history.end && history.end->reason == RunEnd::Reason::Failed);
    QCOMPARE(QString::fromStdString(history.end->sentence), text);
    QVERIFY(base::readFile(run.log()).find(text.toStdString()) != std::string::npos);
}

void TrainerTest::aDamagedTrackKeepsWhatWasLearnt()
{
    TinyRun tiny;
    tiny.config.recipe.epochs = 6;
    const RunFolder whole = tiny.folder("a/run"), broken = tiny.folder("b/run");
    TinyRun::train(whole);
    const std::filesystem::path track = tiny.at("twice.bw");
    const std::string bytes = base::readFile(track);
    const Monitor breaking({}, [&](double, std::string_view stage) {
        if (stage.starts_with("step 9 "))
            std::filesystem::resize_file(track, 700);
    });
    const QString text = message([&] { TinyRun::train(broken, breaking); });
    QVERIFY2(text.contains("twice.bw"), qPrintable(text));
    QVERIFY(TinyRun::history(broken).end->step >= 9);
    tiny.text("twice.bw", bytes);
    QCOMPARE(TinyRun::train(broken).reason, RunEnd::Reason::Finished);
    QCOMPARE(TinyRun::numbers(broken), TinyRun::numbers(whole));
}

void TrainerTest::organismsTakeTurns()
{
    TinyRun tiny("epiattend");
    Organism second = tiny.config.organisms[0];
    second.name = "other";
    second.targets = { { "RNA-", "", "RNA", "" } };
    second.cells[0].targets.erase("RNA+");
    tiny.config.organisms.push_back(second);
    const RunFolder run = tiny.folder("run");
    TinyRun::train(run);
    const Evaluation* test = TinyRun::history(run).latest("test");
    QVERIFY(test);
    QCOMPARE(test->tracks.size(), 3u);
    QCOMPARE(test->tracks[2].organism, std::string("other"));
    const models::ModelSpec spec = models::readSpec(run.best());
    QCOMPARE(spec.heads.size(), 2u);
    QCOMPARE(spec.heads[0].tracks[0].strandPair, 1);
    QCOMPARE(spec.heads[1].tracks.size(), 1u);
}

/// Also when it is interrupted in the middle of one.
void TrainerTest::baselinesStandInTheSameTable()
{
    TinyRun tiny("epiattend");
    tiny.config.baselines = { Baseline::Mlp, Baseline::SequenceOnly };
    const RunFolder whole = tiny.folder("a/run"), parts = tiny.folder("b/run");
    TinyRun::train(whole);
    const RunHistory history = TinyRun::history(whole);
    for (const std::string part : { "valid", "test" }) {
        std::vector<std::string> names;
        for (const Evaluation& evaluation : history.evaluations)
            if (evaluation.part == part && (evaluation.what != "model" || names.size() == 3))
                names.push_back(evaluation.what);
        names.resize(4);
        QCOMPARE(names, (std::vector<std::string> { "mean of the other tracks of the assay", "mlp", "sequence only", "model" }));
    }
    const Evaluation* own = TinyRun::history(whole.baseline("mlp")).latest("test");
    const auto shown = std::ranges::find_if(
        history.evaluations, [](const Evaluation& evaluation) { return evaluation.what == "mlp" && evaluation.part == "test"; });
    QCOMPARE(shown->pearson, own->pearson);
    QCOMPARE(models::readSpec(whole.baseline("mlp").best()).family, std::string("mlp"));
    // What is shown no epigenome predicts the same in every cell type; the MLP the same for all letters.
    const auto sequenceOnly = models::loadEngine()->open(whole.baseline("sequence only").best(), { "cpu" }, {});
    const Dataset dataset(tiny.config, sequenceOnly->spec());
    Sample sample = dataset.read(dataset.examples(0, data::Part::Test).front());
    const auto before = sequenceOnly->predict(sample.inputs, {}, {}).values;
    sample.inputs.epigenome[0][4] += 3;
    QCOMPARE(sequenceOnly->predict(sample.inputs, {}, {}).values, before);

    const Monitor asking({}, [&](double, std::string_view stage) {
        if (stage.starts_with("step 2 "))
            parts.askToStop();
    });
    QCOMPARE(TinyRun::train(parts, asking).reason, RunEnd::Reason::Stopped);
    QVERIFY(!std::filesystem::exists(parts.state()) && std::filesystem::exists(parts.baseline("mlp").state()));
    int processes = 0;
    for (RunEnd end { RunEnd::Reason::Stopped, 0, {} }; end.reason == RunEnd::Reason::Stopped; ++processes) {
        std::stop_source stop;
        int steps = 0;
        const Monitor stopping(stop.get_token(), [&](double, std::string_view stage) {
            if (stage.starts_with("step ") && ++steps == 5)
                stop.request_stop();
        });
        end = TinyRun::train(parts, stopping);
        QVERIFY(TinyRun::history(parts).end->reason == end.reason);
    }
    QVERIFY(processes > 3);
    QCOMPARE(TinyRun::numbers(parts), TinyRun::numbers(whole));
}

/// Three networks from three seeds in one file, which predicts their mean and how far they differ.
void TrainerTest::repeatsMakeAnEnsemble()
{
    TinyRun tiny("epiattend");
    tiny.config.recipe.repeats = 3;
    const RunFolder run = tiny.folder("run");
    TinyRun::train(run);
    QCOMPARE(run.result(), run.ensemble());
    const auto engine = models::loadEngine();
    const auto ensemble = engine->open(run.result(), { "cpu" }, {});
    QCOMPARE(ensemble->spec().members, 3);
    QCOMPARE(ensemble->spec().name, std::string("tiny"));
    std::vector<std::unique_ptr<models::Predictor>> members;
    for (const auto& path : { run.best(), run.repeat(2).best(), run.repeat(3).best() })
        members.push_back(engine->open(path, { "cpu" }, {}));
    QCOMPARE(ensemble->spec().parameters, 3 * members[0]->spec().parameters);

    const Dataset dataset(tiny.config, members[0]->spec());
    const Sample sample = dataset.read(dataset.examples(0, data::Part::Test).front());
    std::vector<models::Prediction> each;
    std::vector<models::Gradient> causes;
    for (const auto& member : members) {
        each.push_back(member->predict(sample.inputs, {}, {}));
        causes.push_back(member->gradient(models::valuesOf(sample.inputs), { { 0, {} }, 1, 3 }, {}));
    }
    const models::Prediction together = ensemble->predict(sample.inputs, {}, {});
    for (size_t i = 0; i < together.values.size(); ++i) {
        const double a = double(each[0].values[i]), b = double(each[1].values[i]), c = double(each[2].values[i]);
        const double mean = (a + b + c) / 3;
        QVERIFY(a != b && b != c && a != c);
        QVERIFY(std::abs(double(together.values[i]) - mean) < 1e-5 * std::abs(mean));
        const double deviation = std::sqrt((std::pow(a - mean, 2) + std::pow(b - mean, 2) + std::pow(c - mean, 2)) / 2);
        QVERIFY(std::abs(double(together.spread[i]) - deviation) < 1e-4 * deviation + 1e-6);
    }
    QVERIFY(each[0].spread.empty());
    const models::Gradient cause = ensemble->gradient(models::valuesOf(sample.inputs), { { 0, {} }, 1, 3 }, {});
    QVERIFY(std::abs(cause.value - (causes[0].value + causes[1].value + causes[2].value) / 3) < 1e-5 * cause.value);
    QVERIFY(
        std::abs(ensemble->value(models::valuesOf(sample.inputs), { { 0, {} }, 1, 3 }, {}) - cause.value) < 1e-4 * cause.value);
    QVERIFY(
        std::abs(cause.epigenome[0][2] - (causes[0].epigenome[0][2] + causes[1].epigenome[0][2] + causes[2].epigenome[0][2]) / 3)
        < 1e-5f);

    // It stands in the table with the model, on the same windows.
    const RunHistory history = TinyRun::history(run);
    const auto measured = std::ranges::find(history.evaluations, std::string("ensemble"), &Evaluation::what);
    QVERIFY(measured != history.evaluations.end() && measured->part == "test");
    QCOMPARE(measured->windows, history.latest("test")->windows);
    QVERIFY(measured->loss && *measured->loss != *history.latest("test")->loss);

    // It is no model to go on from, nor a member of another ensemble.
    RunConfig next = tiny.config;
    next.model.start = run.ensemble();
    QVERIFY_THROWS_EXCEPTION(Error, next.spec());
    const auto written = [&](const std::vector<std::filesystem::path>& files) {
        return message([&] { models::writeEnsemble(files, tiny.at("none.safetensors")); });
    };
    QVERIFY(written({ run.ensemble(), run.best() }).contains(QStringLiteral("is an ensemble already")));
    const TinyRun other;
    const RunFolder plain = other.folder("plain");
    TinyRun::train(plain);
    QVERIFY(written({ run.best(), plain.best() }).contains(QStringLiteral("are not the same network")));
    QVERIFY(!std::filesystem::exists(tiny.at("none.safetensors")));
}

/// All members go on when the run does, or it says why they cannot.
void TrainerTest::repeatsFollowTheRun()
{
    TinyRun tiny;
    tiny.config.recipe.repeats = 2;
    const RunFolder run = tiny.folder("run");
    TinyRun::train(run);
    const int64_t steps = TinyRun::history(run).end->step;
    const auto before = TinyRun::tensors(run.ensemble());

    tiny.config.recipe.epochs = 4;
    tiny.config.machine.threads = 2; // the computer may be another one
    tiny.folder("run");
    base::writeJson(run.repeat(2).config(), toJson(tiny.config.repeat(2))); // as a process leaves it that is killed just then
    TinyRun::train(run);
    QCOMPARE(TinyRun::history(run).end->step, 2 * steps);
    QCOMPARE(TinyRun::history(run.repeat(2)).end->step, 2 * steps);
    const auto after = TinyRun::tensors(run.ensemble());
    for (const auto& [name, values] : before)
        QVERIFY2(after.at(name) != values, name.c_str());

    tiny.config.recipe.rate = 2e-2;
    tiny.folder("run");
    const QString said = message([&] { TinyRun::train(run); });
    QVERIFY2(said.contains(QStringLiteral("repeat 2 of 2 was begun with other settings"))
            && said.contains(QStringLiteral("repeats/2")),
        qPrintable(said));

    tiny.config.recipe.rate = 1e-2;
    tiny.config.recipe.repeats = 1;
    tiny.folder("run");
    TinyRun::train(run);
    QCOMPARE(run.result(), run.best());
}

void TrainerTest::estimates()
{
    const TinyRun tiny("epiattend");
    const Estimate estimate = loadTrainer()->estimate(tiny.config, {});
    const RunFolder run = tiny.folder("run");
    const RunEnd end = TinyRun::train(run);
    QCOMPARE(estimate.steps, end.step);
    QCOMPARE(estimate.parameters, models::readSpec(run.best()).parameters);
    QVERIFY(estimate.secondsPerStep > 0 && estimate.secondsPerEpoch > double(estimate.stepsPerEpoch) * estimate.secondsPerStep);
    QVERIFY(estimate.bytes > 50e6 && estimate.available > 0);
    QVERIFY(!estimate.advice.empty());
}

EPIARC_TEST(TrainerTest)
#include "trainer_test.moc"
