#include "core/models/families/architecture.h"
#include "core/models/families/families.h"
#include "core/models/families/importers.h"
#include "core/models/families/presets.h"

#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QTest>

/// What a family makes of its settings. That networks are built so is tests/models/networks/outlines_test.
class OutlineTest : public QObject
{
    Q_OBJECT

    static models::ModelSpec withTrunk(const char* trunk, int64_t inputLength = 64)
    {
        TinyModel model;
        model.spec.inputLength = inputLength;
        model.spec.settings["trunk"] = Json::parse(trunk);
        return model.spec;
    }
private Q_SLOTS:
    /// A tower whose pooling is not told pools by nothing, and a block of Basenji's pools as well as others.
    void drawingAndAttentionAgree()
    {
        const models::ModelSpec spec = withTrunk(R"([ { "name": "conv_block", "filters": 8, "kernel_size": 5, "pool_size": 2 },
            { "name": "conv_tower", "filters_init": 8, "filters_mult": 1.5, "kernel_size": 3, "repeat": 3 },
            { "name": "transformer_tower", "key_size": 4, "heads": 2, "repeat": 2 } ])");
        const auto stages = models::describeArchitecture(spec);
        QCOMPARE(stages.size(), size_t(5));
        QCOMPARE(stages[1].length, int64_t(32));
        QCOMPARE(stages[2].name, std::string("3 convolutions of width 3"));
        QCOMPARE(stages[2].length, int64_t(32));
        QCOMPARE(stages[2].channels, int64_t(18));
        QCOMPARE(models::attentionShape(spec), (models::AttentionShape { 2, 2, stages[3].length, 2 }));
    }
    void defaultsAreTheNetworks()
    {
        const auto stages = models::describeArchitecture(withTrunk(R"([ { "name": "conv_dna", "filters": 8 } ])"));
        QCOMPARE(stages[1].name, std::string("convolution of width 15"));
    }
    void towerEndsAtItsFilters()
    {
        const models::ModelSpec spec
            = withTrunk(R"([ { "name": "conv_tower", "filters_init": 8, "filters_end": 32, "kernel_size": 3, "repeat": 3 } ])");
        const models::Outline outline = models::outlineOf(spec);
        QCOMPARE(outline.problem, std::string());
        QCOMPARE(outline.stages[1].layers[1].out.channels, int64_t(16));
        QCOMPARE(outline.reached(), (models::Shape { 64, 32, 1 }));
    }
    /// A file may say anything: what would take hours to list is a problem, and said at once.
    void tooMany_data()
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<QString>("settings");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* what, const char* preset, const char* settings, const char* problem) {
            QTest::newRow(what) << QString::fromUtf8(preset) << QString::fromUtf8(settings) << QString::fromUtf8(problem);
        };
        row("blocks", "basenji2",
            R"({ "trunk": [ { "name": "conv_tower", "filters_init": 8, "kernel_size": 3, "repeat": 2000000000 } ] })",
            "block trunk.0 has \"repeat\": 2000000000, and 1000 is the most that Epiarc supports.");
        row("filters", "basenji2",
            R"({ "trunk": [ { "name": "conv_tower", "filters_init": 8, "filters_mult": 1e300, "repeat": 3 } ] })", "filters");
        row("distance of taps", "basenji2",
            R"({ "trunk": [ { "name": "dilated_residual", "filters": 8, "repeat": 100, "rate_mult": 4 } ] })", "positions apart");
        row("dense", "basenji2",
            R"({ "trunk": [ { "name": "transformer", "key_size": 4, "num_position_features": 4, "dense_expansion": 1e300 } ] })",
            "is the most");
        row("even width", "basenji2", R"({ "trunk": [ { "name": "conv_block", "kernel_size": 4 } ] })", "kernel_size 4");
        row("nothing to join", "basenji2", R"({ "trunk": [ { "name": "conv_block" }, { "name": "conv_block", "pool_size": 2 },
            { "name": "unet_conv" } ] })",
            "finds no earlier value");
        row("layers", "enformer", R"({ "depth": 2000000000 })", "has \"depth\": 2000000000, and 1000 is the most");
        row("stages", "enformer", R"({ "downsamples": 2000000000 })", "40 times at most");
        row("lags", "mlp", R"({ "lags": 2000000000 })", "has \"lags\": 2000000000, and 1000 is the most");
    }
    void tooMany()
    {
        QFETCH(QString, preset);
        QFETCH(QString, settings);
        QFETCH(QString, problem);
        models::ModelSpec spec = models::preset(preset.toStdString());
        spec.settings.update(Json::parse(settings.toStdString()));
        const models::Outline outline = models::outlineOf(spec);
        QVERIFY2(QString::fromStdString(outline.problem).contains(problem), outline.problem.c_str());
        QCOMPARE(models::describeArchitecture(spec).size(), spec.heads.size() + 1);
    }
    void everyPresetCanBeBuilt()
    {
        for (const models::Family& family : models::families())
            for (const models::Preset& preset : family.presets) {
                const models::ModelSpec spec = models::preset(preset.name);
                const models::Outline outline = models::outlineOf(spec);
                QCOMPARE(outline.problem, std::string());
                QCOMPARE(spec.family, family.name);
                QCOMPARE(outline.reached().length, spec.bins());
                QCOMPARE(outline.reached().binSize, spec.binSize);
            }
    }
    void importersOfFamilies()
    {
        std::vector<std::string> names;
        for (const models::Importer& importer : models::importers()) {
            names.push_back(importer.name);
            QVERIFY(&models::importerNamed(importer.name) == &importer);
        }
        QCOMPARE(names, (std::vector<std::string> { "baskerville", "enformer-pytorch" }));
        QVERIFY_EXCEPTION_THROWN(models::importerNamed("tea"), Error);
    }
};

EPIARC_TEST(OutlineTest)
#include "outline_test.moc"
