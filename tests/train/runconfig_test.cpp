#include "core/train/runconfig.h"

#include "core/base/file.h"
#include "tests/message.h"
#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace train;
using Change = std::function<void(RunConfig&)>;

class RunConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writtenAndRead();
    void asItWasWritten();
    void whatIsLeftOut();
    void refused_data();
    void refused();
    void relativePaths();
    void complaints_data();
    void complaints();
    void presets();
    void startsFromAModel_data();
    void startsFromAModel();
    void baskervilleHeads();
    void impossibleSpecs_data();
    void impossibleSpecs();

private:
    static RunConfig good()
    {
        RunConfig config;
        Organism human;
        human.name = "human";
        human.genome = "/data/hg38.fa";
        human.targets = { { "RNA+", "expression", "RNA", "RNA-", Target::Summary::Sum, true, 0.5, 32, false },
            { "RNA-", "", "RNA", "RNA+" } };
        human.cells = { { "A", { { "ATAC", "/data/a.bw" } }, { { "RNA+", "/data/p.bw" }, { "RNA-", "/data/m.bw" } } } };
        config.organisms = { human };
        return config;
    }
    std::filesystem::path write(const char* name, const std::string& content) const
    {
        const std::filesystem::path path = m_folder.filePath(QString::fromUtf8(name)).toStdString();
        base::writeAtomically(path, content);
        return path;
    }
    static QString outputs(const models::Head& head)
    {
        QStringList names;
        for (const models::OutputTrack& track : head.tracks)
            names.append(QStringLiteral("%1>%2").arg(QString::fromStdString(track.name)).arg(track.strandPair));
        return QString::fromStdString(head.name) + QStringLiteral(": ") + names.join(' ');
    }
    QTemporaryDir m_folder;
};

void RunConfigTest::writtenAndRead()
{
    RunConfig config = good();
    config.model = { "mine", "enformer", { { "depth", 2 } }, 1024, 512, 32, { "ATAC" }, "/models/start.safetensors",
        ModelChoice::Heads::Add, ModelChoice::Trunk::LowRank, 4 };
    config.organisms[0].genes = "/data/genes.gtf";
    config.organisms[0].blacklist = "/data/black.bed";
    config.organisms[0].split
        = { { "chr8" }, { "chr9" }, "/data/parts.bed", "/data/hg38.mm10.net", 0.2, 0.05, 18446744073709551615U };
    config.recipe = { Recipe::Loss::SquaredError, 0.3, Recipe::Optimiser::AdamW, 1.0 / 3, 0.01, Recipe::Schedule::Plateau, 7,
        0.25, 2, 1, 0.999, 4, 2, 3, 11, 5, Recipe::Windows::Genes, 256, 1, false, 9, 17 };
    config.machine = { "cuda:1", Machine::Precision::Bfloat16, 3, 2, 0.5 };
    config.organisms.push_back(good().organisms[0]);
    config.organisms[1].name = "mouse";
    config.baselines = { Baseline::Mlp, Baseline::SequenceOnly };
    const auto file = write("written.json", toJson(config).dump());
    QVERIFY(RunConfig::read(file) == config);
    QVERIFY(runConfigFromJson(toJson(config), "memory") == config);
    QVERIFY(!(config == good()));
}

void RunConfigTest::asItWasWritten()
{
    const std::filesystem::path was = TEST_DATA "/train/run.json";
    const RunConfig config = RunConfig::read(was);
    QCOMPARE(toJson(config).dump(2) + "\n", base::readFile(was));
    const RunConfig none;
    QVERIFY(config.model.heads != none.model.heads && config.model.trunk != none.model.trunk);
    QVERIFY(config.recipe.loss != none.recipe.loss && config.recipe.optimiser != none.recipe.optimiser);
    QVERIFY(config.recipe.schedule != none.recipe.schedule && config.recipe.windows != none.recipe.windows);
    QVERIFY(config.machine.precision != none.machine.precision);
}

void RunConfigTest::whatIsLeftOut()
{
    QVERIFY(RunConfig::read(write("empty.json", "{}")) == RunConfig());
    const RunConfig some = RunConfig::read(write("some.json", R"({ "recipe": { "rate": 1 } })"));
    QCOMPARE(some.recipe.rate, 1.0);
    QCOMPARE(some.recipe.epochs, Recipe().epochs);
}

void RunConfigTest::refused_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* json, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(json) << QString::fromUtf8(expected);
    };
    row("no JSON", "{ ", "refused.json");
    row("a list", "[]", "the whole must be an object");
    row("unknown key", R"({ "recipe": { "lr": 1 } })", "\"recipe.lr\" is not known here; there are: ");
    row("neighbours are named", R"({ "recipes": {} })", "organisms");
    row("deep", R"({ "organisms": [ {}, { "cells": [ { "target": {} } ] } ] })", "\"organisms.1.cells.0.target\"");
    row("text for a number", R"({ "recipe": { "rate": "fast" } })", "\"recipe.rate\" must be a number");
    row("fraction for a whole number", R"({ "recipe": { "epochs": 1.5 } })", "\"recipe.epochs\" must be a whole number");
    row("negative seed", R"({ "recipe": { "seed": -1 } })", "\"recipe.seed\" must be a whole number of 0 or more");
    row("too large", R"({ "machine": { "threads": 5000000000 } })", "\"machine.threads\" must be a number that fits");
    row("far too large", R"({ "recipe": { "epochs": 18446744073709551615 } })", "\"recipe.epochs\" must be a number that fits");
    row("number for a switch", R"({ "recipe": { "reverse_complement": 1 } })",
        "\"recipe.reverse_complement\" must be true or false");
    row("number for a text", R"({ "model": { "name": 3 } })", "\"model.name\" must be a text");
    row("list for a table", R"({ "organisms": [ { "cells": [ { "inputs": [] } ] } ] })",
        "\"organisms.0.cells.0.inputs\" must be a table");
    row("number for a path", R"({ "organisms": [ { "cells": [ { "inputs": { "ATAC": 1 } } ] } ] })",
        "\"organisms.0.cells.0.inputs.ATAC\" must be a text");
    row("object for a list", R"({ "organisms": {} })", "\"organisms\" must be a list");
    row("settings", R"({ "model": { "settings": 3 } })", "\"model.settings\" must be an object");
    row("nothing for an object", R"({ "recipe": null })", "\"recipe\" must be an object");
    row("number for a word", R"({ "recipe": { "loss": 1 } })", "\"recipe.loss\" must be a text");
    const auto word = [&](const char* name, const char* json, const char* field, const char* words) {
        row(name, json,
            qPrintable(
                QStringLiteral("\"%1\" is \"x\", which is not known: use %2.").arg(QLatin1String(field), QLatin1String(words))));
    };
    word("loss", R"({ "recipe": { "loss": "x" } })", "recipe.loss", "poisson, poisson-multinomial, mse");
    word("optimiser", R"({ "recipe": { "optimiser": "x" } })", "recipe.optimiser", "adam, adamw");
    word("schedule", R"({ "recipe": { "schedule": "x" } })", "recipe.schedule", "constant, cosine, plateau");
    word("windows", R"({ "recipe": { "windows": "x" } })", "recipe.windows", "all, genes");
    word("heads", R"({ "model": { "heads": "x" } })", "model.heads", "keep, replace, add");
    word("trunk", R"({ "model": { "trunk": "x" } })", "model.trunk", "train, freeze, lora");
    word("dtype", R"({ "machine": { "dtype": "x" } })", "machine.dtype", "f32, bf16");
    word("baseline", R"({ "baselines": [ "mlp", "x" ] })", "baselines.1", "mlp, sequence only");
    word("summary", R"({ "organisms": [ { "targets": [ {}, { "summary": "x" } ] } ] })", "organisms.0.targets.1.summary",
        "mean, sum");
}

void RunConfigTest::refused()
{
    QFETCH(QString, json);
    QFETCH(QString, expected);
    const auto file = write("refused.json", json.toStdString());
    const QString said = message([&] { RunConfig::read(file); });
    QVERIFY2(said.contains(expected) && said.contains(QString::fromStdString(file)), qPrintable(said));
}

void RunConfigTest::relativePaths()
{
    RunConfig config = good();
    Organism& organism = config.organisms[0];
    organism.genome = "g.fa";
    organism.genes = "../genes.gtf";
    organism.split.regions = "/else/where.bed";
    organism.cells[0].inputs["ATAC"] = "bw/./a.bw";
    config.model.start = "start.safetensors";
    const auto file = write("relative.json", toJson(config).dump());
    const std::filesystem::path folder = file.parent_path();
    const RunConfig read = RunConfig::read(file);
    QCOMPARE(read.organisms[0].genome, folder / "g.fa");
    QCOMPARE(read.organisms[0].genes, folder.parent_path() / "genes.gtf");
    QCOMPARE(read.organisms[0].split.regions, std::filesystem::path("/else/where.bed"));
    QCOMPARE(read.organisms[0].cells[0].inputs.at("ATAC"), folder / "bw/a.bw");
    QCOMPARE(read.model.start, folder / "start.safetensors");
    QVERIFY(read.organisms[0].blacklist.empty());
    QCOMPARE(runConfigFromJson(toJson(config), "memory").organisms[0].genome, std::filesystem::path("g.fa"));
}

void RunConfigTest::complaints_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("field"); // empty: none
    const auto row
        = [](const char* name, const char* field, Change change) { QTest::newRow(name) << change << QString::fromUtf8(field); };
    const double none = std::nan("");
    row("all is well", "", [](RunConfig&) {});
    row("total weight", "recipe.total_weight", [](RunConfig& c) { c.recipe.totalWeight = -1; });
    row("rate 0", "recipe.rate", [](RunConfig& c) { c.recipe.rate = 0; });
    row("rate none", "recipe.rate", [none](RunConfig& c) { c.recipe.rate = none; });
    row("averaging", "recipe.averaging", [](RunConfig& c) { c.recipe.averaging = 1; });
    row("plateau factor", "recipe.plateau_factor", [](RunConfig& c) { c.recipe.plateauFactor = 1; });
    row("plateau patience", "recipe.plateau_patience", [](RunConfig& c) { c.recipe.plateauPatience = 0; });
    row("weight decay", "recipe.weight_decay",
        [](RunConfig& c) { c.recipe.optimiser = Recipe::Optimiser::AdamW, c.recipe.weightDecay = -1; });
    row("decay of adam", "recipe.weight_decay", [](RunConfig& c) { c.recipe.weightDecay = 0.1; });
    row("decay of adamw", "", [](RunConfig& c) { c.recipe.optimiser = Recipe::Optimiser::AdamW, c.recipe.weightDecay = 0.1; });
    row("warm-up", "recipe.warm_up", [](RunConfig& c) { c.recipe.warmUp = -1; });
    row("clip", "recipe.clip", [](RunConfig& c) { c.recipe.clip = -0.1; });
    row("batch", "recipe.batch", [](RunConfig& c) { c.recipe.batch = 0; });
    row("accumulate", "recipe.accumulate", [](RunConfig& c) { c.recipe.accumulate = 0; });
    row("epochs", "recipe.epochs", [](RunConfig& c) { c.recipe.epochs = 0; });
    row("steps per epoch", "recipe.steps_per_epoch", [](RunConfig& c) { c.recipe.stepsPerEpoch = -1; });
    row("baseline of a model without epigenome", "baselines.0", [](RunConfig& c) {
        c.baselines = { Baseline::Mlp };
        c.model.preset = "enformer";
    });
    row("patience", "recipe.patience", [](RunConfig& c) { c.recipe.patience = -1; });
    row("stride", "recipe.stride", [](RunConfig& c) { c.recipe.stride = -1; });
    row("windows about no genes", "organisms.0.genes", [](RunConfig& c) {
        c.recipe.windows = Recipe::Windows::Genes;
        c.organisms[0].genes.clear();
    });
    row("device", "machine.device", [](RunConfig& c) { c.machine.device = "gpu"; });
    row("device without number", "machine.device", [](RunConfig& c) { c.machine.device = "cuda:"; });
    row("second GPU", "", [](RunConfig& c) { c.machine.device = "cuda:1"; });
    row("shift", "recipe.shift", [](RunConfig& c) { c.recipe.shift = -1; });
    row("valid windows", "recipe.valid_windows", [](RunConfig& c) { c.recipe.validWindows = -1; });
    row("input length", "model.input_length", [](RunConfig& c) { c.model.inputLength = -1; });
    row("output length", "model.output_length", [](RunConfig& c) { c.model.outputLength = -1; });
    row("bins", "model.bin_size", [](RunConfig& c) { c.model.binSize = -1; });
    row("frozen from the start", "model.trunk", [](RunConfig& c) { c.model.trunk = ModelChoice::Trunk::Freeze; });
    row("frozen later", "", [](RunConfig& c) { c.model.trunk = ModelChoice::Trunk::Freeze, c.model.start = "/m"; });
    row("rank", "model.rank", [](RunConfig& c) { c.model.rank = 0; });
    row("preset", "model.preset", [](RunConfig& c) { c.model.preset = "transformer"; });
    row("preset does not matter", "", [](RunConfig& c) { c.model.preset = "transformer", c.model.start = "/m"; });
    row("threads", "machine.threads", [](RunConfig& c) { c.machine.threads = -1; });
    row("readers", "machine.readers", [](RunConfig& c) { c.machine.readers = 0; });
    row("checkpoints", "machine.checkpoint_minutes", [](RunConfig& c) { c.machine.checkpointMinutes = 0; });
    row("no organism", "organisms", [](RunConfig& c) { c.organisms.clear(); });
    row("name", "organisms.0.name", [](RunConfig& c) { c.organisms[0].name.clear(); });
    row("genome", "organisms.0.genome", [](RunConfig& c) { c.organisms[0].genome.clear(); });
    row("no target", "organisms.0.targets",
        [](RunConfig& c) { c.organisms[0].targets.clear(), c.organisms[0].cells[0].targets.clear(); });
    row("no cell type", "organisms.0.cells", [](RunConfig& c) { c.organisms[0].cells.clear(); });
    row("nameless target", "organisms.0.targets.2.name", [](RunConfig& c) { c.organisms[0].targets.push_back({}); });
    row("soft clip", "organisms.0.targets.0.soft_clip", [](RunConfig& c) { c.organisms[0].targets[0].softClip = -1; });
    row("scale", "organisms.0.targets.0.scale", [](RunConfig& c) { c.organisms[0].targets[0].scale = 0; });
    row("two targets of a name", "organisms.0.targets.0.name", [](RunConfig& c) {
        c.organisms[0].targets.push_back({ "RNA+", "", "", "RNA-" });
    });
    row("no other strand", "organisms.0.targets.0.other_strand",
        [](RunConfig& c) { c.organisms[0].targets[0].otherStrand = "RNA"; });
    row("one-sided strand", "organisms.0.targets.0.other_strand",
        [](RunConfig& c) { c.organisms[0].targets[1].otherStrand.clear(); });
    row("two cell types of a name", "organisms.0.cells.0.name",
        [](RunConfig& c) { c.organisms[0].cells.push_back(c.organisms[0].cells[0]); });
    row("nothing measured", "organisms.0.cells.0.targets", [](RunConfig& c) { c.organisms[0].cells[0].targets.clear(); });
    row("file of no target", "organisms.0.cells.0.targets.CAGE",
        [](RunConfig& c) { c.organisms[0].cells[0].targets["CAGE"] = "/c"; });
    row("two splits", "organisms.0.split",
        [](RunConfig& c) { c.organisms[0].split.valid = { "chr1" }, c.organisms[0].split.regions = "/r.bed"; });
    row("valid share", "organisms.0.split.valid_share", [](RunConfig& c) { c.organisms[0].split.validFraction = -0.1; });
    row("test share", "organisms.0.split.test_share", [](RunConfig& c) { c.organisms[0].split.testFraction = -0.1; });
    row("nothing to train on", "organisms.0.split.test_share",
        [](RunConfig& c) { c.organisms[0].split.validFraction = c.organisms[0].split.testFraction = 0.5; });
    const auto twice = [](RunConfig& c) {
        c.organisms.push_back(c.organisms[0]);
        c.organisms[1].name = "mouse";
    };
    row("two organisms", "", twice);
    row("three", "organisms", [twice](RunConfig& c) { twice(c), twice(c), c.organisms[2].name = "rat"; });
    row("two of a name", "organisms.0.name", [twice](RunConfig& c) { twice(c), c.organisms[1].name = "human"; });
    row("alignment", "", [twice](RunConfig& c) { twice(c), c.organisms[0].split.alignment = "/n.net"; });
    row("alignment of one", "organisms.0.split.alignment", [](RunConfig& c) { c.organisms[0].split.alignment = "/n.net"; });
    row("alignment of the second", "organisms.1.split.alignment",
        [twice](RunConfig& c) { twice(c), c.organisms[1].split.alignment = "/n.net"; });
    row("alignment and chromosomes", "organisms.1.split",
        [twice](RunConfig& c) { twice(c), c.organisms[0].split.alignment = "/n.net", c.organisms[1].split.test = { "chr1" }; });
}

void RunConfigTest::complaints()
{
    QFETCH(Change, change);
    QFETCH(QString, field);
    RunConfig config = good();
    change(config);
    const std::vector<Complaint> found = config.check();
    if (field.isEmpty()) {
        QVERIFY2(found.empty(), found.empty() ? "" : found[0].field.c_str());
        return;
    }
    QVERIFY(!found.empty());
    QCOMPARE(QString::fromStdString(found[0].field), field);
    QVERIFY(found[0].fatal && found[0].sentence.ends_with('.'));
}

void RunConfigTest::presets()
{
    RunConfig config = good();
    config.model.name = "mine";
    config.model.settings = { { "depth", 2 }, { "channels", 48 } };
    config.model.inputLength = 4096;
    config.model.outputLength = 2048;
    config.model.inputs = { "mCG", "H3K27ac" };
    const models::ModelSpec spec = config.spec();
    QCOMPARE(spec.family, "epiattend");
    QCOMPARE(spec.name, "mine");
    QCOMPARE(spec.settings["depth"].get<int>(), 2);
    QCOMPARE(spec.settings["heads"].get<int>(), 8);
    QCOMPARE(spec.inputBins(), 32);
    QCOMPARE(spec.bins(), 16);
    QCOMPARE(spec.inputs.size(), 2);
    QCOMPARE(spec.inputs[0].name, "mCG");
    QVERIFY(spec.inputs[0].summary == models::InputTrack::Summary::Fraction && !spec.inputs[0].absentIsZero);
    QCOMPARE(spec.inputs[1].name, "H3K27ac");
    QVERIFY(spec.inputs[1].summary == models::InputTrack::Summary::Mean && spec.inputs[1].log1p);
    QCOMPARE(spec.heads.size(), 1);
    QCOMPARE(outputs(spec.heads[0]), QStringLiteral("human: RNA+>1 RNA->0"));
    QCOMPARE(spec.heads[0].tracks[0].assay, "RNA");
    config.model.binSize = 32;
    QCOMPARE(config.spec().bins(), 64);
    QCOMPARE(config.spec().inputBins(), 128);
    config.model = {};
    QCOMPARE(config.spec().inputs.size(), 3);
    QCOMPARE(config.spec().inputLength, 131072);
}

void RunConfigTest::startsFromAModel_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QStringList>("expected");
    const QString old = QStringLiteral("toy: a+>1 a->0 b>2 c>3"), mine = QStringLiteral("human: RNA+>1 RNA->0");
    QTest::newRow("keep") << "keep" << QStringList { old };
    QTest::newRow("replace") << "replace" << QStringList { mine };
    QTest::newRow("add") << "add" << QStringList { old, mine };
}

void RunConfigTest::startsFromAModel()
{
    QFETCH(QString, how);
    QFETCH(QStringList, expected);
    RunConfig config = good();
    config.model.start = m_folder.filePath(QStringLiteral("tiny.safetensors")).toStdString();
    TinyModel().write(config.model.start);
    config.model.heads = base::choiceOf<ModelChoice::Heads>(how.toStdString()).value();
    const models::ModelSpec spec = config.spec();
    QStringList heads, described;
    for (const models::Head& head : spec.heads) {
        heads.append(outputs(head));
        described.append(QString::fromStdString("head_" + head.name));
        QCOMPARE(spec.settings["head_" + head.name].at("units").get<int>(), int(head.tracks.size()));
    }
    QCOMPARE(heads, expected);
    for (const auto& [key, value] : spec.settings.items())
        QVERIFY(!key.starts_with("head_") || described.contains(QString::fromStdString(key)));
    QCOMPARE(spec.inputLength, 64);
    QCOMPARE(spec.settings["seq_length"].get<int>(), 64);
}

void RunConfigTest::baskervilleHeads()
{
    RunConfig config = good();
    config.model.preset = "basenji2";
    config.model.inputLength = 65536;
    const models::ModelSpec spec = config.spec();
    QCOMPARE(spec.settings["seq_length"].get<int>(), 65536);
    QCOMPARE(spec.settings["head_human"]["units"].get<int>(), 2);
    QCOMPARE(spec.settings["head_human"]["activation"].get<std::string>(), "softplus");
}

void RunConfigTest::impossibleSpecs_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* expected, Change change) {
        QTest::newRow(name) << change << QString::fromUtf8(expected);
    };
    row("preset", "no architecture \"x\"", [](RunConfig& c) { c.model.preset = "x"; });
    row("input", "no input \"mcg\": choose among ATAC, DNase, mCG", [](RunConfig& c) { c.model.inputs = { "mcg" }; });
    row("input of the sequence alone", "enformer reads the sequence alone",
        [](RunConfig& c) { c.model.preset = "enformer", c.model.inputs = { "ATAC" }; });
    row("no such start", "/nowhere.safetensors", [](RunConfig& c) { c.model.start = "/nowhere.safetensors"; });
    row("head that is there", "already has a head \"toy\"", [this](RunConfig& c) {
        c.model.start = m_folder.filePath(QStringLiteral("tiny.safetensors")).toStdString();
        TinyModel().write(c.model.start);
        c.model.heads = ModelChoice::Heads::Add;
        c.organisms[0].name = "toy";
    });
}

void RunConfigTest::impossibleSpecs()
{
    QFETCH(Change, change);
    QFETCH(QString, expected);
    RunConfig config = good();
    change(config);
    const QString said = message([&] { config.spec(); });
    QVERIFY2(said.contains(expected), qPrintable(said));
}

EPIARC_TEST(RunConfigTest)
#include "runconfig_test.moc"
