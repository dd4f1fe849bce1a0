#include "core/models/families/presets.h"
#include "core/models/networks/families/families.h"
#include "core/models/networks/initialweights.h"
#include "tests/registry.h"

#include <QTest>
#include <map>
#include <random>

using namespace models;

/// Whatever settings say, the network gives what their outline promises.
class OutlinesTest : public QObject
{
    Q_OBJECT

    std::mt19937 m_random { 16 };

    int64_t oneOf(std::initializer_list<int64_t> values)
    {
        return *(values.begin() + std::uniform_int_distribution<size_t>(0, values.size() - 1)(m_random));
    }
    void perhaps(Json& block, const char* key, std::initializer_list<int64_t> values)
    {
        if (oneOf({ 0, 1 }))
            block[key] = oneOf(values);
    }
    Json someBlock()
    {
        static const std::vector<std::string> names { "conv_dna", "conv_nac", "res_tower", "transformer_tower", "transformer",
            "unet_conv", "conv_block", "conv_tower", "dilated_residual", "Cropping1D" };
        Json block { { "name", names[size_t(std::uniform_int_distribution<int>(0, int(names.size()) - 1)(m_random))] } };
        const std::string name = block["name"];
        const bool transformer = name.starts_with("transformer");
        if (name == "Cropping1D")
            return { { "name", name }, { "cropping", oneOf({ 1, 2, 4 }) } };
        if (!transformer)
            perhaps(block, "kernel_size", { 1, 3, 5 });
        perhaps(block, "pool_size", { 1, 2, 4 });
        perhaps(block, "repeat", { 1, 2, 3 });
        if (name.ends_with("_tower") && !transformer) {
            block["filters_init"] = oneOf({ 4, 8 });
            if (oneOf({ 0, 1 }))
                block["filters_mult"] = 1.3;
            else
                block["filters_end"] = oneOf({ 8, 16 });
            perhaps(block, "divisible_by", { 2, 4 });
        } else if (!transformer && name != "unet_conv") {
            block["filters"] = oneOf({ 4, 8, 12 });
        }
        if (transformer)
            block.update({ { "heads", oneOf({ 1, 2 }) }, { "key_size", 4 }, { "num_position_features", 4 } });
        if (name == "unet_conv")
            block["upsample_conv"] = oneOf({ 0, 1 }) == 1;
        return block;
    }
    ModelSpec someBaskerville()
    {
        ModelSpec spec = preset("basenji2");
        spec.inputLength = 128;
        spec.heads = { { "a", std::vector<OutputTrack>(3) } };
        spec.settings["head_a"] = { { "name", "final" }, { "units", 3 } };
        spec.settings["trunk"] = Json::array();
        for (int64_t i = oneOf({ 2, 3, 4, 5, 6 }); i > 0; --i)
            spec.settings["trunk"].push_back(someBlock());
        return spec;
    }
    ModelSpec someOther()
    {
        static const std::vector<std::string> names { "enformer", "epiattend", "epiattend-released", "mlp" };
        ModelSpec spec = preset(names[size_t(oneOf({ 0, 1, 2, 3 }))]);
        spec.heads = { { "a", std::vector<OutputTrack>(3) }, { "b", std::vector<OutputTrack>(2) } };
        spec.inputLength = 16 * 128;
        spec.outputLength = oneOf({ 0, 5, 8, 16 }) * 128;
        if (spec.family == "mlp") {
            perhaps(spec.settings, "lags", { 1, 3 });
            return spec;
        }
        spec.settings.update({ { "channels", oneOf({ 16, 24 }) }, { "depth", oneOf({ 1, 2 }) }, { "heads", oneOf({ 1, 2 }) },
            { "key_size", 8 }, { "divisible_by", oneOf({ 1, 4 }) }, { "pool", oneOf({ 0, 1 }) ? "max" : "attention" },
            { "position_features", 6 } });
        for (const char* key : { "epigenome_layers", "fusion_layers", "value_size", "final_channels", "epigenome_channels" })
            perhaps(spec.settings, key, { 1, 2, 3 });
        return spec;
    }
    /// What the network gives at each of its stages, and what it takes.
    void compare(const ModelSpec& spec)
    {
        const std::string what = spec.family + " " + spec.settings.dump();
        const Outline outline = outlineOf(spec);
        InitialWeights weights(1);
        if (!outline.problem.empty()) {
            QVERIFY_EXCEPTION_THROWN(buildNetwork(spec, weights, spec.name), Error);
            return;
        }
        ++m_built;
        const auto network = buildNetwork(spec, weights, spec.name);
        QCOMPARE(network->outputBins(), outline.reached().length);
        QCOMPARE(network->binSize(), outline.reached().binSize);
        QVERIFY2(network->attentionShape() == models::attentionShape(spec), what.c_str());
        std::map<std::string, at::Tensor> seen;
        int64_t layers = 0, length = 0;
        Pass pass;
        pass.stages = [&](const std::string& stage, const at::Tensor& values) { seen[stage] = values; };
        pass.attention = [&](const at::Tensor& attention) {
            layers += length == 0 || length == attention.size(3);
            length = length == 0 ? attention.size(3) : length;
            return true;
        };
        const at::NoGradGuard none;
        NetworkInputs inputs { at::zeros({ 1, spec.inputLength, 4 }), {} };
        if (!spec.inputs.empty())
            inputs.signals = at::rand({ 1, spec.inputBins(), 2 * int64_t(spec.inputs.size()) });
        const at::Tensor trunk = network->trunk(inputs, pass);
        QVERIFY2(trunk.size(1) == outline.reached().length && trunk.size(2) == outline.reached().channels, what.c_str());
        if (const AttentionShape shape = network->attentionShape(); shape.layers > 0)
            QVERIFY2(length == shape.positions && layers >= shape.layers, what.c_str());
        for (const StageCost& cost : outline.costs()) // each is shown by the name that its cost has
            QVERIFY2(cost.stage == "head" || seen.contains(cost.stage), (cost.stage + " of " + what).c_str());
        for (const Stage& stage : outline.stages)
            for (const Layer& layer : stage.layers) {
                const auto found = seen.find(layer.prefix);
                if (found != seen.end() && stage.branch != Branch::Epigenome)
                    QVERIFY2(found->second.size(1) == layer.out.length && found->second.size(2) == layer.out.channels,
                        (layer.prefix + " of " + what).c_str());
            }
        for (size_t i = 0; i < spec.heads.size(); ++i)
            QCOMPARE(network->head(trunk, int(i)).size(2), outline.heads[i].out.channels);
    }
    int m_built = 0;

private Q_SLOTS:
    void baskerville()
    {
        m_built = 0;
        for (int i = 0; i < 300; ++i)
            compare(someBaskerville());
        qInfo("%d of 300 could be built", m_built);
        QVERIFY(m_built > 60);
    }
    void others()
    {
        m_built = 0;
        for (int i = 0; i < 60; ++i)
            compare(someOther());
        qInfo("%d of 60 could be built", m_built);
        QVERIFY(m_built > 30);
    }
};

EPIARC_TEST(OutlinesTest)
#include "outlines_test.moc"
